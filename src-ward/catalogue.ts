import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type WorkingCalendar, workingCalendar } from '../src-shared/calendar/types.ts';
import { toLocalDate } from '../src-shared/calendar/zone.ts';
import { type Catalogue, catalogueOf } from '../src-shared/procedure/origins.ts';
import { type ProcedureVersion, procedureVersion } from '../src-shared/procedure/version.ts';
import type { BodyOf } from '../src-shared/sync/settings.ts';
import type { Settings } from './settings.ts';

const read = <T>(shape: z.ZodType<T>, ...path: string[]): T =>
  shape.parse(JSON.parse(readFileSync(join(...path), 'utf8')));

/** What ships with the program, where the ward has decided nothing else. Throws where it is broken. */
export interface Shipped {
  readonly procedures: readonly ProcedureVersion[];
  readonly calendar: WorkingCalendar;
}

export const readShipped = (assets: string): Shipped => ({
  procedures: readdirSync(join(assets, 'catalogue'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => read(z.array(procedureVersion), assets, 'catalogue', name)),
  calendar: read(workingCalendar, assets, 'calendar', 'vn-public.json'),
});

/** The ward's catalogue as its counters have it, read again when the ward has changed something. */
export function wardCatalogue(
  settings: Settings,
  shipped: Shipped,
  clock: () => Date,
): (ward: string) => Promise<Catalogue> {
  const known = new Map<string, { readonly revision: number; readonly catalogue: Catalogue }>();
  return async (ward) => {
    const revision = await settings.revision(ward);
    const before = known.get(ward);
    if (before?.revision === revision) return before.catalogue;
    const own = (await settings.list(ward, 'procedure')).map(
      ({ setting }) => setting.body as BodyOf<'procedure'>,
    );
    const all = [
      ...shipped.procedures.map((version) => ({ origin: 'shipped' as const, version })),
      ...own.map(({ origin, version }) => ({ origin, version })),
    ];
    const catalogue = catalogueOf(all, () => toLocalDate(clock().toISOString()));
    known.set(ward, { revision, catalogue });
    return catalogue;
  };
}
