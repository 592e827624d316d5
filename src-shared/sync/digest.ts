import { fields } from './bytes.ts';
import type { CommitStatus } from './wire.ts';

/** Positions compared by one digest. */
export const rangeSize = 1024;

/** Digests in one answer of the ward. */
export const digestsLimit = 256;

/** How a commit stands, at the last position that says so: what counter and ward must hold alike. */
export interface Line {
  readonly position: number;
  readonly commitId: string;
  readonly head: string;
  readonly status: CommitStatus;
  readonly code: string | null;
}

/** Positions of a range, both included; ranges are counted from nought. */
export const positionsOf = (range: number): { readonly from: number; readonly to: number } => ({
  from: range * rangeSize + 1,
  to: (range + 1) * rangeSize,
});

/** Ranges with a position up to and with this one. */
export const rangesUpTo = (position: number): number => Math.ceil(position / rangeSize);

/** A digest over the lines of a range in the order of their positions. */
export const rangeDigest = (lines: readonly Line[], hash: (bytes: Uint8Array) => string): string =>
  hash(
    fields(
      'quay-mot-cua/range/1',
      lines.flatMap(({ position, commitId, head, status, code }) => [
        position,
        commitId,
        head,
        status,
        // A code is never empty: none and an empty one are the same to a person.
        code ?? '',
      ]),
    ),
  );

/** The ranges, the first of them `from`, that the two do not hold alike. */
export const differingRanges = (
  from: number,
  here: readonly string[],
  ward: readonly string[],
): readonly number[] =>
  Array.from({ length: Math.max(here.length, ward.length) }, (_, i) => i)
    .filter((i) => here[i] !== ward[i])
    .map((i) => from + i);

export interface Difference<Told extends Line> {
  /** As the ward says they stand, and they do not here. */
  readonly unlike: readonly Told[];
  /** They stand here where the ward knows nothing of them. */
  readonly strange: readonly Line[];
}

/** What of a range is not the same at the ward and here. */
export function differenceOf<Told extends Line>(
  here: readonly Line[],
  ward: readonly Told[],
): Difference<Told> {
  const text = ({ position, commitId, head, status, code }: Line) =>
    JSON.stringify([position, commitId, head, status, code ?? '']);
  const held = new Set(here.map(text));
  const known = new Set(ward.map(({ commitId }) => commitId));
  return {
    unlike: ward.filter((line) => !held.has(text(line))),
    strange: here.filter(({ commitId }) => !known.has(commitId)),
  };
}
