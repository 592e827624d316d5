/** A page of the lobby, what it is about (a code, an event), and how far it was scrolled when left. */
export interface Place {
  readonly page: string;
  readonly about: string;
  readonly scroll: number;
}

export type Move =
  | { readonly type: 'open'; readonly page: string; readonly about: string; readonly scroll: number }
  | { readonly type: 'back' }
  | { readonly type: 'home' };

export const start: readonly Place[] = [{ page: 'home', about: '', scroll: 0 }];

/** Where a person has come from, the first page at the beginning. */
export function move(places: readonly Place[], to: Move): readonly Place[] {
  if (to.type === 'home') return start;
  if (to.type === 'back') return places.length > 1 ? places.slice(0, -1) : start;
  const { page, about, scroll } = to;
  const here = places.at(-1);
  // The same place again must not cost a second step back.
  if (here?.page === page && here.about === about) return places;
  const left = here ? [...places.slice(0, -1), { ...here, scroll }] : [];
  return [...left, { page, about, scroll: 0 }];
}
