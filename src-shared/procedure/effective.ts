import { fail, ok, type Result } from '../result.ts';
import type { ProcedureVersion } from './version.ts';

/** Both ends belong to the version; an open end has none. */
const covers = ({ effectiveFrom, effectiveTo }: ProcedureVersion, day: string): boolean =>
  effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);

/** The one that takes effect last supersedes; of two that begin together, the one looked at last. */
const newestFirst = (a: ProcedureVersion, b: ProcedureVersion): number =>
  b.effectiveFrom.localeCompare(a.effectiveFrom) || b.checkedOn.localeCompare(a.checkedOn);

/**
 * The version of one procedure in force on a day (`YYYY-MM-DD`). Where versions overlap, the later one
 * replaces the earlier, as a decision of công bố replaces the one before it; a day in a gap has none, and
 * no neighbour is stretched over it. Fails with procedure.notInForce, naming the next first day if there is one.
 */
export function versionOn(versions: readonly ProcedureVersion[], day: string): Result<ProcedureVersion> {
  const found = versions.filter((version) => covers(version, day)).sort(newestFirst)[0];
  if (found) return ok(found);
  const next = versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((first) => first > day)
    .sort()[0];
  return fail('procedure.notInForce', { code: versions[0]?.code ?? '', day, next: next ?? null });
}
