import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatTerm } from '../../src-shared/calendar/format.ts';
import { toLocalDate, toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import { feeFor, termsOf } from '../../src-shared/dossier/terms.ts';
import { missingParts } from '../../src-shared/procedure/completeness.ts';
import { type Catalogue, catalogueOf, type Origin } from '../../src-shared/procedure/origins.ts';
import { sameContent } from '../../src-shared/procedure/sameContent.ts';
import { type ProcedureVersion, procedureVersion } from '../../src-shared/procedure/version.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { all, run, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { readJson } from './profiles.ts';
import type { Handlers } from './services.ts';

/** Every procedure version known here. */
export const openCatalogue = (db: ReadDb, clock: () => Date): Catalogue =>
  catalogueOf(
    all(db, sqlFor.selectFrom('procedure_version').select(['origin', 'body'])).map(({ origin, body }) => ({
      origin,
      version: procedureVersion.parse(JSON.parse(body)),
    })),
    () => toLocalDate(clock().toISOString()),
  );

/** The catalogue that ships: `assets/catalogue/*.json`, each an array of versions. Fails with assets.corrupt. */
export function readShippedCatalogue(assetsFolder: string): Result<ProcedureVersion[]> {
  const folder = join(assetsFolder, 'catalogue');
  const versions: ProcedureVersion[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const read = readJson(join(folder, file), z.array(procedureVersion));
    if (!read.ok) return read;
    versions.push(...read.value);
  }
  return ok(versions);
}

/**
 * Stores versions of one origin. A version with the content of the newest stored one of that origin
 * changes nothing; other content under the same first day replaces it. Answers how many changed.
 */
export function storeVersions(
  db: WriteDb,
  origin: Origin,
  versions: readonly ProcedureVersion[],
): Result<{ changed: number }> {
  return transact(db, () => {
    let changed = 0;
    for (const version of versions) {
      const known = all(
        db,
        sqlFor
          .selectFrom('procedure_version')
          .select('body')
          .where('code', '=', version.code)
          .where('origin', '=', origin)
          .orderBy('effective_from', 'desc')
          .limit(1),
      )[0];
      if (known && sameContent(procedureVersion.parse(JSON.parse(known.body)), version)) continue;
      const row = { effective_to: version.effectiveTo, body: JSON.stringify(version) };
      const query = sqlFor
        .insertInto('procedure_version')
        .values({ code: version.code, effective_from: version.effectiveFrom, origin, ...row });
      run(
        db,
        query.onConflict((c) => c.columns(['code', 'effective_from', 'origin']).doUpdateSet(row)),
      );
      changed += 1;
    }
    return ok({ changed });
  });
}

export const catalogueHandlers: Handlers<
  'catalogue.entries' | 'catalogue.procedure' | 'catalogue.quote' | 'catalogue.completeness'
> = {
  'catalogue.entries': ({ services }) => ok({ entries: services.catalogue.entries() }),
  'catalogue.procedure': ({ services }, { code, on }) => {
    const version = on ? services.catalogue.on(code, on) : services.catalogue.inForce(code);
    return version ? ok(version) : fail('procedure.unknown', { code });
  },
  'catalogue.quote': ({ services }, { form }) => {
    const acceptedAt = form.acceptedAt || toLocalDateTime(services.clock().toISOString());
    const procedure = services.catalogue.on(form.procedureCode, acceptedAt.slice(0, 10));
    if (!procedure) return fail('procedure.unknown', { code: form.procedureCode });
    const facts = { ...form, exempt: form.feeExemption.trim() !== '' };
    const terms = termsOf(procedure, facts, acceptedAt, services.calendar);
    if (terms.ok) {
      const { limit, due, steps, fee } = terms.value;
      return ok({ term: formatTerm(limit), due, steps: [...steps], fee, problem: null });
    }
    const fee = feeFor(procedure, facts);
    const { code, details } = terms.error;
    const problem = details ? { code, details: { ...details } } : { code };
    return ok({ term: null, due: null, steps: [], fee: fee.ok ? fee.value : null, problem });
  },
  'catalogue.completeness': ({ services }) =>
    ok({
      rows: services.catalogue.allInForce().map((version) => {
        const { code, name, field, status, source, checkedOn, warnings } = version;
        const missing = missingParts(version).map(({ part, label, kind }) => ({ part, label, kind }));
        return { code, name, field, status, source, checkedOn, warnings, missing };
      }),
    }),
};
