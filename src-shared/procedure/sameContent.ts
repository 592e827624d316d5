import type { ProcedureVersion } from './version.ts';

/** JSON with the keys of every object in one order, so that two writers of the same content agree. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Whether two versions say the same, whenever each was looked at (the first day of an import is that day). */
export function sameContent(a: ProcedureVersion, b: ProcedureVersion): boolean {
  const plain = ({ checkedOn: _, effectiveFrom: __, ...rest }: ProcedureVersion) => canonical(rest);
  return plain(a) === plain(b);
}
