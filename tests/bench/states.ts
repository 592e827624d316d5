import { randomBytes } from 'node:crypto';
import { figuresOf } from '../../src-main/store/figures.ts';
import { dossierStream, readPersonal, readState } from '../../src-main/store/project.ts';
import { type DossierRowDb, type EventRow, insert, prepared } from '../../src-main/store/schema.ts';
import { newDossierKey, seal } from '../../src-main/store/seal.ts';
import { addDays } from '../../src-shared/calendar/zone.ts';
import type { Period } from '../../src-shared/evaluation/period.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { granted, handed, signIn, type TestCounter, testId, validForm } from '../support/counter.ts';

/** One dossier of a status, by the counter's own commands, to be repeated many times. */
interface Example {
  readonly row: DossierRowDb;
  readonly events: readonly EventRow[];
  readonly personal: unknown;
}

/** An example of every status a dossier can be in. */
export async function everyState(test: TestCounter): Promise<Example[]> {
  const { done } = test;
  const form = await validForm(test);
  const open = await done('session.open', {});
  const self = open.signedIn;
  const specialist = open.staff.find(({ role }) => role === 'specialist');
  if (!self || !specialist) throw new Error('nobody to hand papers to');
  let n = 0;
  const received = async (): Promise<string> => {
    n += 1;
    await done('dossier.receive', { id: testId(n), form });
    return testId(n);
  };
  const slip = {
    items: [{ component: 'c1', reason: 'Tờ khai chưa ghi đủ ngày, tháng, năm sinh' }],
    note: '',
    approval: null,
    decision: null,
  };
  const ids: string[] = [await received()];
  const add = async (make: (id: string) => Promise<unknown>): Promise<void> => {
    const id = await received();
    await make(id);
    ids.push(id);
  };
  await add((id) => done('dossier.requestSupplement', { id, form: null, ...slip }));
  await add((id) => done('dossier.awaitPayment', { id }));
  await add((id) => done('dossier.takeResult', granted(id)));
  await add(async (id) => {
    await done('dossier.takeResult', granted(id));
    await done('dossier.postResult', {
      id,
      tracking: 'EB123456789VN',
      receiver: { name: 'Đặng Thị Ngọc Ưởng', phone: '0905123456', address: 'Khu phố 3' },
    });
  });
  await add(async (id) => {
    await done('dossier.takeResult', granted(id));
    await done('dossier.return', handed(id));
  });
  await add((id) =>
    done('dossier.withdraw', { id, reason: 'Người dân xin rút hồ sơ để nộp lại sau', papers: '' }),
  );
  await add((id) =>
    done('dossier.stop', { id, request: 'Đơn đề nghị dừng giải quyết ngày 20/11/2026', ground: '' }),
  );
  ids.push(testId(900), testId(901));
  await done('dossier.requestSupplement', { id: testId(900), form, ...slip });
  await done('dossier.refuse', {
    id: testId(901),
    form,
    ground: 'notEligible',
    reason: 'Chưa đủ tuổi kết hôn theo Luật Hôn nhân và gia đình',
    guidance: '',
  });
  await add(async (id) => {
    const { kind, ...to } = { kind: 'staff' as const, id: specialist.id, name: specialist.name };
    await done('dossier.handOver', { ids: [id], to: { kind, ...to }, share: null });
    await signIn(test, 'specialist');
    await done('dossier.answerHandOver', { ids: [id], declined: null });
    await signIn(test, 'receiver');
  });
  return ids.map((id) => exampleOf(test, id));
}

function exampleOf({ counter: { services } }: TestCounter, id: string): Example {
  const { db } = services;
  const row = prepared(db, 'SELECT * FROM dossier WHERE id = ?').get(id) as DossierRowDb;
  const events = prepared(db, 'SELECT * FROM event WHERE stream = ? ORDER BY position').all(
    dossierStream(id),
  ) as EventRow[];
  return { row, events, personal: readPersonal(db, id, readState(db, id)) };
}

const today = '2026-11-20';
const open: ReadonlySet<string> = new Set([
  'received',
  'processing',
  'awaitingSupplement',
  'awaitingPayment',
  'resultReady',
  'posted',
]);

/**
 * The same dossiers again and again under other ids, codes and days: as many of each status, which is far
 * more open work than a ward has. The chain is not carried on: this is for reading.
 */
export function manyOf(test: TestCounter, examples: readonly Example[], count: number): void {
  const { db } = test.counter.services;
  const addEvent = prepared(db, 'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let position = Number(prepared(db, 'SELECT max(position) FROM event').pluck().get());
  for (let n = 0; n < count; n += 1) {
    const example = examples[n % examples.length];
    if (!example) return;
    const { row: of, events, personal } = example;
    test.clock.advance(1000);
    const id = uuidv7(test.clock.clock(), randomBytes);
    const sealed = seal(personal, newDossierKey(db, id, randomBytes), id, randomBytes);
    const { row: _, ...columns } = rowOf(of, n, count);
    insert(db, 'dossier', { ...columns, id } as DossierRowDb);
    for (const event of events) {
      position += 1;
      const body = event.body.replace(/("sealed":")v1\.[^"]*/, `$1${sealed}`);
      const { commit_id, type, v, device, actor } = event;
      const at = `${columns.opened_at}:00.000Z`;
      addEvent.run(
        position,
        `e${position}`,
        commit_id,
        dossierStream(id),
        type,
        v,
        at,
        device,
        position + 1_000_000,
        actor,
        body,
        '',
        '',
      );
    }
  }
}

/** Two months of open work, a year and more of what is closed. */
function rowOf(of: DossierRowDb, n: number, count: number): DossierRowDb {
  const back = Math.floor((n / count) * (open.has(of.status) ? 60 : 400));
  const day = (value: string | null, more = 0) =>
    value === null ? null : `${addDays(value.slice(0, 10), more - back)}${value.slice(10)}`;
  const punctuality = of.punctuality === null ? null : (['early', 'onTime', 'late'][n % 3] ?? null);
  const left = { guided: of.status === 'guided' || of.status === 'refused' };
  return {
    ...of,
    code: `${of.code}-${n}`,
    case_code: of.case_code === null ? null : `${of.case_code}-${n}`,
    official_code: left.guided || n % 3 === 0 ? null : `H08.12-261120-${n}`,
    opened_at: day(of.opened_at) ?? today,
    accepted_at: day(of.accepted_at),
    due_date: day(of.due_date, n % 30),
    appointment_date: day(of.appointment_date, n % 30),
    resolved_at: day(of.resolved_at),
    ended_at: day(of.ended_at),
    closed_at: day(of.closed_at),
    paused_at: day(of.paused_at),
    closed_as: punctuality ?? of.closed_as,
    punctuality,
    field: ['Hộ tịch', 'Chứng thực', 'Đất đai', 'Bảo trợ xã hội'][n % 4] ?? '',
    procedure_code: `1.00${1000 + (n % 60)}`,
    agency: !left.guided && n % 20 === 0 ? 'UBND phường Bồng Sơn' : '',
    pending_to: n % 37 === 0 && of.status === 'received' ? of.holder : '',
    to_tell: n % 50 === 0 && open.has(of.status) ? 1 : 0,
    provisional: n % 11 === 0 && open.has(of.status) ? 1 : 0,
  };
}

/** Standing and lateness of a period alone, as the store counts them. */
export const standingSums = ({ counter: { services } }: TestCounter, of: Period) =>
  figuresOf(services.db, of, '2026-11-20T09:00');
