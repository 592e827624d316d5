import { canonical } from '../text/canonical.ts';
import type { ProcedureVersion } from './version.ts';

/** Whether two versions say the same, whenever each was looked at (the first day of an import is that day). */
export function sameContent(a: ProcedureVersion, b: ProcedureVersion): boolean {
  const plain = ({ checkedOn: _, effectiveFrom: __, ...rest }: ProcedureVersion) => canonical(rest);
  return plain(a) === plain(b);
}
