import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { FormProfile } from '../../src-shared/slip/formProfile.ts';
import { type FormsProfile, formsProfile } from '../../src-shared/slip/profile.ts';
import { type WardProfile, wardProfile } from '../../src-shared/slip/ward.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { all, run, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';

/** The ward as it was called on each day, and the wording of the forms. */
export interface Profiles {
  /** In force at an instant or on a local day. */
  wardOn(when: string): WardProfile;
  /** The profile a dossier was received under, for reprints after a renaming (trap 19). */
  ward(id: string): WardProfile;
  forms(profile: FormProfile): FormsProfile;
}

export function readJson<T>(file: string, schema: z.ZodType<T>): Result<T> {
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success
      ? ok(read.data)
      : fail('assets.corrupt', { file, at: read.error.issues[0]?.path.join('.') });
  } catch {
    return fail('assets.corrupt', { file });
  }
}

/** Stores ward profiles; the same id again replaces its text. */
export function storeWardProfiles(db: WriteDb, profiles: readonly WardProfile[]): Result<void> {
  return transact(db, () => {
    for (const profile of profiles) {
      const row = { effective_from: profile.effectiveFrom, body: JSON.stringify(profile) };
      const query = sqlFor.insertInto('ward_profile').values({ id: profile.id, ...row });
      run(
        db,
        query.onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
    }
    return ok(undefined);
  });
}

export const readWardFile = (file: string): Result<WardProfile[]> =>
  readJson(file, z.array(wardProfile).min(1));

export function openProfiles(db: ReadDb, assetsFolder: string): Result<Profiles> {
  const forms = new Map<FormProfile, FormsProfile>();
  for (const year of ['2018', '2025'] as const) {
    const read = readJson(join(assetsFolder, 'profiles', `forms-${year}.json`), formsProfile);
    if (!read.ok) return read;
    forms.set(year, read.value);
  }
  const wards = all(
    db,
    sqlFor.selectFrom('ward_profile').select('body').orderBy('effective_from', 'desc'),
  ).map(({ body }) => wardProfile.parse(JSON.parse(body)));
  // A ward that has a name of its own does not go by a made-up one any more.
  const own = wards.filter(({ demonstration }) => !demonstration);
  const named = own.length > 0 ? own : wards;
  const [newest] = named;
  const oldest = named.at(-1);
  if (!newest || !oldest) return fail('ward.noProfile');
  return ok({
    wardOn(when) {
      const day = when.length > 10 && when.endsWith('Z') ? toLocalDate(when) : when.slice(0, 10);
      return named.find((ward) => ward.effectiveFrom <= day) ?? oldest;
    },
    ward: (id) => wards.find((ward) => ward.id === id) ?? newest,
    forms(profile) {
      const found = forms.get(profile);
      if (!found) throw new Error(`no forms for ${profile}`);
      return found;
    },
  });
}
