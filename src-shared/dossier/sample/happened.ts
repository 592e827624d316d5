import type { DecideContext } from '../commands.ts';
import type { DossierEvent } from '../events.ts';

export interface Happened {
  readonly event: DossierEvent;
  readonly context: DecideContext;
}

export type Law = (life: readonly Happened[]) => readonly string[];
export type Body<T extends DossierEvent['type']> = Extract<DossierEvent, { readonly type: T }>['body'];

export const bodies = <T extends DossierEvent['type']>(life: readonly Happened[], type: T): Body<T>[] =>
  life.flatMap(({ event }) => (event.type === type ? [event.body as Body<T>] : []));
export const indexOf = (life: readonly Happened[], ...types: DossierEvent['type'][]) =>
  life.findIndex(({ event }) => types.includes(event.type));
export const broken = (...found: (string | false | null | undefined)[]) =>
  found.filter((text): text is string => typeof text === 'string');
