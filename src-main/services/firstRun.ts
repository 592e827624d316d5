import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { RandomBytes } from '../../src-shared/ids.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { hashPin } from '../store/pin.ts';
import { run, type StaffRow, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { readShippedCatalogue, storeVersions } from './catalogue.ts';
import { readWardFile, storeWardProfiles } from './profiles.ts';

interface FirstRun {
  readonly db: WriteDb;
  readonly assetsFolder: string;
  readonly device: string;
  readonly publicKey: string;
  readonly clock: () => Date;
  readonly random: RandomBytes;
}

interface PreparedWard {
  readonly counter: { readonly id: string; readonly name: string };
  readonly demo: boolean;
}

/** People of the demonstration ward; their PINs are drawn on first run and shown on its sign-in screen alone. */
const demoStaff = [
  { id: 'nv-01', name: 'Nguyễn Thị Minh Anh', role: 'receiver' },
  { id: 'nv-02', name: 'Trần Quốc Bảo', role: 'leader' },
  { id: 'nv-03', name: 'Lê Hồng Đức', role: 'administrator' },
  { id: 'nv-04', name: 'Phạm Thu Hà', role: 'specialist' },
] as const;

/**
 * Makes the demonstration ward on first run; every run brings the shipped catalogue up to date and
 * makes this device known. One transaction each, so that a power cut in between starts over.
 */
export function prepareWard(first: FirstRun): Result<PreparedWard> {
  const { db, assetsFolder } = first;
  const shipped = readShippedCatalogue(assetsFolder);
  if (!shipped.ok) return shipped;
  const stored = storeVersions(db, 'shipped', shipped.value);
  if (!stored.ok) return stored;
  if (getMeta(db, 'ward') === null) {
    const made = makeDemoWard(first);
    if (!made.ok) return made;
  }
  const known = transact(db, () => {
    const query = sqlFor
      .insertInto('device')
      .values({ id: first.device, public_key: first.publicKey, name: getMeta(db, 'counterName') ?? '' });
    run(
      db,
      query.onConflict((conflict) => conflict.column('id').doNothing()),
    );
    return ok(undefined);
  });
  if (!known.ok) return known;
  return ok({
    counter: { id: getMeta(db, 'counter') ?? 'Q1', name: getMeta(db, 'counterName') ?? 'Quầy 1' },
    demo: isDemonstration(db),
  });
}

export const isDemonstration = (db: ReadDb): boolean => getMeta(db, 'ward') === 'demo';

function makeDemoWard({ db, assetsFolder, random }: FirstRun): Result<void> {
  const wards = readWardFile(join(assetsFolder, 'profiles', 'demo-ward.json'));
  if (!wards.ok) return wards;
  const profiles = storeWardProfiles(db, wards.value);
  if (!profiles.ok) return profiles;
  return transact(db, () => {
    for (const { id, name, role } of demoStaff) {
      const pin = String(randomInt(1000, 10_000));
      const row: StaffRow = {
        id,
        name,
        role,
        pin: hashPin(pin, random),
        demo_pin: pin,
        failed: 0,
        locked_until: null,
      };
      run(db, sqlFor.insertInto('staff').values(row));
    }
    setMeta(db, 'counter', 'Q1');
    setMeta(db, 'counterName', 'Quầy 1');
    setMeta(db, 'ward', 'demo');
    return ok(undefined);
  });
}
