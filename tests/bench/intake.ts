import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { commitReceipt } from '../../src-main/services/intake.ts';
import { searchDossiers } from '../../src-main/store/search.ts';
import { transact } from '../../src-main/store/transact.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { checkIntake } from '../../src-shared/dossier/checkIntake.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { ok } from '../../src-shared/result.ts';
import { openTestCounter, type TestCounter, validForm } from '../support/counter.ts';
import { type Measure, percentile, timesByTurns, timesOf } from './measure.ts';

const dossiers = Number(process.env.QUAY_BENCH_DOSSIERS ?? 100_000);
const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Đặng', 'Võ', 'Bùi', 'Rơ Châm', 'Y'];
const middle = ['Văn', 'Thị', 'Quốc', 'Minh', 'Ngọc', 'Đức', 'Hồng', "H'", 'Thanh', 'Xuân'];
const given = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khuê',
  'Lộc',
  'Ưởng',
  'Đạt',
  'Phước',
  'Quỳnh',
  'Sơn',
  'Tú',
  'Vỹ',
];

const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const nameOf = (n: number) =>
  `${pick(family, n)} ${pick(middle, Math.floor(n / 7))} ${pick(given, Math.floor(n / 3))}`;

/** The id of the next dossier, a minute after the one before: ids go by time, as at a counter. */
export function nextId({ clock }: TestCounter): string {
  clock.advance(60_000);
  return uuidv7(clock.clock(), randomBytes);
}

/** Fills the store by the same commit, many to one transaction so that filling does not take the day. */
export async function fill(test: TestCounter, staff: StaffMember, dossiers: number): Promise<void> {
  const { services } = test.counter;
  const form = await validForm(test);
  const procedure = services.catalogue.inForce(form.procedureCode);
  if (!procedure) throw new Error('no procedure');
  const batch = 1000;
  for (let from = 0; from < dossiers; from += batch) {
    const filled = transact(services.db, () => {
      for (let n = from; n < from + batch; n += 1) {
        const applicant = {
          ...form.applicant,
          name: nameOf(n),
          phone: `09${String(10_000_000 + ((n * 7919) % 89_999_999))}`,
        };
        const intake = checkIntake({ ...form, applicant }, procedure, '2026-11-20T09:00');
        if (!intake.ok) return intake;
        const applied = commitReceipt(services, staff, nextId(test), intake.value, procedure);
        if (!applied.ok) return applied;
      }
      return ok(undefined);
    });
    if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  }
}

/** The floor of this disk: 4 KiB and fdatasync, nothing else. */
function openFloor(folder: string) {
  const file = join(folder, 'floor');
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(4096, 7);
  return {
    append: (i: number) => {
      writeSync(handle, block, 0, block.length, i * block.length);
      fdatasyncSync(handle);
    },
    close: () => {
      closeSync(handle);
      rmSync(file);
    },
  };
}

/** Intake and dossier search over 100,000 dossiers, beside the disk's own floor. */
export async function measureStore(): Promise<Measure[]> {
  const test = await openTestCounter({ random: randomBytes });
  const { services } = test.counter;
  const staff = test.caller.staff;
  if (!staff) throw new Error('nobody signed in');
  await fill(test, staff, dossiers);
  const form = await validForm(test);
  const procedure = services.catalogue.inForce(form.procedureCode);
  const checked = procedure ? checkIntake(form, procedure, '2026-11-20T09:00') : null;
  if (!procedure || !checked?.ok) throw new Error('not a valid intake');
  const disk = openFloor(test.folder);
  // By turns: a disk shared with others is not the same from one second to the next.
  const [floor, intake] = timesByTurns(600, disk.append, () => {
    const received = commitReceipt(services, staff, nextId(test), checked.value, procedure);
    if (!received.ok) throw new Error(received.error.code);
  });
  disk.close();
  const typed = [
    'dang ngoc uong',
    'Đặng',
    'nguyen',
    'nguyen van an',
    'h b',
    '0004',
    '0912345',
    'TAM-Q1-261020-0042',
    'lê minh hà',
    'y hong tu',
  ];
  const search = timesOf(500, (i) => searchDossiers(services.db, pick(typed, i)));
  const count = Number(services.db.prepare('SELECT count(*) FROM dossier').pluck().get());
  test.counter.close();
  const floor95 = percentile(floor, 0.95);
  return [
    {
      name: 'intake transaction p95 ÷ fdatasync 4 KiB p95',
      value: percentile(intake, 0.95) / floor95,
      unit: '×',
      limit: 2,
      beside: `intake p50 ${percentile(intake, 0.5).toFixed(3)} p95 ${percentile(intake, 0.95).toFixed(3)} ms; fdatasync p50 ${percentile(floor, 0.5).toFixed(3)} p95 ${floor95.toFixed(3)} ms; ${count} dossiers`,
    },
    {
      name: 'dossier search p95',
      value: percentile(search, 0.95),
      unit: 'ms',
      limit: 15,
      beside: `p50 ${percentile(search, 0.5).toFixed(2)} ms, ${count} dossiers`,
    },
  ];
}
