import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { role } from '../../src-shared/contract/session.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { wardProfile } from '../../src-shared/slip/ward.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { readJson, storeWardProfiles } from '../services/profiles.ts';
import type { WriteDb } from '../store/brands.ts';
import { setMeta } from '../store/meta.ts';
import { hashPin } from '../store/pin.ts';
import { run, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { type CommandOutcome, dataOption, openToDecide, readArgs, refused, said } from './outcome.ts';

/** A ward's own setting: how it was called from which day on, its counter, and who works there. */
export const wardFile = z.object({
  profiles: z.array(wardProfile).min(1),
  counter: z.object({ id: z.string().regex(/^[A-Z0-9]{1,6}$/), name: z.string().min(1) }),
  staff: z
    .array(
      z.object({ id: z.string().min(1), name: z.string().min(1), role, pin: z.string().regex(/^\d{4,12}$/) }),
    )
    .min(1),
});
type WardFile = z.infer<typeof wardFile>;

/** `quay ward set`: ends the demonstration; dossiers already received stay as they are. */
export async function runWardSet(args: readonly string[]): Promise<CommandOutcome> {
  const parsed = readArgs(args, dataOption);
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const [file] = parsed.value.positionals;
  if (!file) return refused('Cần tệp cấu hình phường, ví dụ: npm run quay -- ward set phuong.json');
  const read = readJson(file, wardFile);
  if (!read.ok) return refused(messageFor(read.error));
  const opened = await openToDecide(parsed.value.values.data);
  if (!opened.ok) return refused(messageFor(opened.error), 1);
  try {
    const done = setWard(opened.value.services.db, read.value);
    return done.ok
      ? said('Đã đặt cấu hình phường. Khởi động lại quầy để dùng.')
      : refused(messageFor(done.error), 1);
  } finally {
    opened.value.close();
  }
}

export function setWard(db: WriteDb, ward: WardFile): Result<void> {
  const stored = storeWardProfiles(db, ward.profiles);
  if (!stored.ok) return stored;
  return transact(db, () => {
    run(db, sqlFor.deleteFrom('staff').where('demo_pin', 'is not', null));
    for (const { pin, ...person } of ward.staff) {
      const row = {
        ...person,
        pin: hashPin(pin, randomBytes),
        demo_pin: null,
        failed: 0,
        locked_until: null,
      };
      const query = sqlFor.insertInto('staff').values(row);
      run(
        db,
        query.onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
    }
    setMeta(db, 'counter', ward.counter.id);
    setMeta(db, 'counterName', ward.counter.name);
    setMeta(db, 'ward', 'own');
    return ok(undefined);
  });
}
