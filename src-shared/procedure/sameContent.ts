import type { ProcedureVersion } from './version.ts';

/** Whether two versions say the same, whenever each was looked at. */
export function sameContent(a: ProcedureVersion, b: ProcedureVersion): boolean {
  const plain = ({ checkedOn: _, effectiveFrom: __, ...rest }: ProcedureVersion) => JSON.stringify(rest);
  return plain(a) === plain(b);
}
