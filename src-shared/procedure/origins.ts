import { versionOn } from './effective.ts';
import type { ProcedureEntry, ProcedureVersion } from './version.ts';

export type Origin = 'imported' | 'shipped' | 'ward';

/** The ward's own word goes before the checked catalogue that ships, and that before an unread portal record. */
const origins = ['ward', 'shipped', 'imported'] as const satisfies readonly Origin[];

/** Every procedure version known, in memory; a ward has at most a few thousand. */
export interface Catalogue {
  /** The version in force on a local day, or null. */
  on(code: string, day: string): ProcedureVersion | null;
  inForce(code: string): ProcedureVersion | null;
  /** By code. */
  allInForce(): ProcedureVersion[];
  /** The same, as far as searching and picking goes. */
  entries(): ProcedureEntry[];
}

export function catalogueOf(
  versions: Iterable<{ readonly origin: Origin; readonly version: ProcedureVersion }>,
  today: () => string,
): Catalogue {
  const byCode = new Map<string, Record<Origin, ProcedureVersion[]>>();
  for (const { origin, version } of versions) {
    const known = byCode.get(version.code) ?? { ward: [], shipped: [], imported: [] };
    known[origin].push(version);
    byCode.set(version.code, known);
  }
  const on = (code: string, day: string): ProcedureVersion | null => {
    for (const origin of origins) {
      const found = versionOn(byCode.get(code)?.[origin] ?? [], day);
      if (found.ok) return found.value;
    }
    return null;
  };
  const allInForce = () => {
    const day = today();
    return [...byCode.keys()]
      .flatMap((code) => on(code, day) ?? [])
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  };
  return {
    on,
    inForce: (code) => on(code, today()),
    allInForce,
    entries: () =>
      allInForce().map(({ code, name, field, keywords, guideOnly }) => ({
        code,
        name,
        field,
        keywords,
        guideOnly,
      })),
  };
}
