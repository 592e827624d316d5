import { createContext, useContext } from 'react';
import type { LobbyView } from '../../src-shared/contract/lobby.ts';
import type { ProcedureIndex } from '../../src-shared/procedure/search.ts';
import type { ProcedureEntry } from '../../src-shared/procedure/version.ts';
import type { SlipQr } from '../../src-shared/slip/qr.ts';
import type { OwnLetter } from './feedback/letter.ts';

/** A button of the first page. */
export interface Door {
  readonly page: string;
  readonly word: string;
  readonly look?: 'primary';
}

/** What one person at the lobby screen works with; all of it ends with them. */
export interface Visit {
  readonly view: LobbyView;
  readonly entries: readonly ProcedureEntry[];
  readonly index: ProcedureIndex;
  /** The last slip that was scanned; null for a code that is none of ours. `nth` counts scans. */
  readonly scan: { readonly nth: number; readonly slip: SlipQr | null } | null;
  /** What the first page leads to, beside the life events. */
  readonly doors: readonly Door[];
  /** What this person is writing to the ward. */
  readonly letter: OwnLetter;
  write(change: Partial<OwnLetter>): void;
  open(page: string, about?: string): void;
  home(): void;
  /** Brings up the keyboard for the field that was touched. */
  type(): void;
}

const context = createContext<Visit | null>(null);
export const VisitProvider = context.Provider;

export function useVisit(): Visit {
  const visit = useContext(context);
  if (!visit) throw new Error('outside a visit');
  return visit;
}

/** What a page of the lobby gets: a code, an event, whatever it was opened for. */
export interface PageProps {
  readonly about: string;
}
