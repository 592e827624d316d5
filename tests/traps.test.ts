import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openProfiles, storeWardProfiles } from '../src-main/services/profiles.ts';
import { nextCode } from '../src-main/store/numbers.ts';
import { toLocalDateTime } from '../src-shared/calendar/zone.ts';
import type { DossierEvent } from '../src-shared/dossier/events.ts';
import { ask } from '../src-shared/dossier/sample/commands.ts';
import { codeOf, eventsOf, fold, lived, next, processing } from '../src-shared/dossier/sample/life.ts';
import { factsWith, friday, procedure } from '../src-shared/dossier/sample/world.ts';
import { noDossier } from '../src-shared/dossier/state.ts';
import { ratingAnswer } from '../src-shared/rating/answer.ts';
import { messages } from '../src-shared/text/messages.ts';
import {
  assetsFolder,
  openTestCounter,
  receiptOf,
  standingClock,
  type TestCounter,
  testId,
  validForm,
} from './support/counter.ts';

// Traps of the field that cross modules; those of one module are tested beside it.

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function counter(...options: Parameters<typeof openTestCounter>): Promise<TestCounter> {
  const opened = await openTestCounter(...options);
  open.push(opened);
  return opened;
}

const codeFrom = async (test: TestCounter, n: number) =>
  (await test.done('dossier.receive', { id: testId(n), form: await validForm(test) })).row.temporaryCode;

test('trap 3: the one reschedule is counted from the events, so that a restored copy refuses the second too', () => {
  const steps = [ask.receive(), ask.apologise()];
  let state = noDossier;
  const events: DossierEvent[] = [];
  for (const command of steps) {
    const made = eventsOf(state, command);
    events.push(...made);
    state = fold(state, made);
  }
  const restored = fold(noDossier, JSON.parse(JSON.stringify(events)) as DossierEvent[]);
  const again = ask.apologise({ slipId: 'x2', newDate: '2026-12-04' });
  expect(codeOf(restored, again)).toBe('dossier.rescheduleLimit');
  expect(messages['dossier.rescheduleLimit']).toContain('không cho hẹn lại quá 01 lần');
});

test('trap 6: a due date keeps the calendar it was counted with, on the slip and after a reschedule', () => {
  const state = next(processing(), ask.apologise());
  expect(state.due?.calendarVersion).toBe('test/1');
  expect(state.apologies[0]?.newDue?.calendarVersion).toBe('test/1');
});

test('trap 11: the same person twice in a minute has two codes; the same receipt sent twice has one', async () => {
  const test = await counter();
  const codes = [await codeFrom(test, 1), await codeFrom(test, 2)];
  expect(new Set(codes).size).toBe(2);
  expect(await codeFrom(test, 1)).toBe(codes[0]);
});

test('trap 11: two counters apart on one day share no code, for each puts its own name in', async () => {
  const stores = [await counter(), await counter()].map(({ counter: it }) => it.services.db);
  const codes = stores.flatMap((db, i) =>
    ['2026-11-20', '2026-11-20', '2026-11-21'].map((day) => nextCode(db, 'TAM', `Q${i + 1}`, day)),
  );
  expect(new Set(codes).size).toBe(6);
});

test('trap 12: past midnight and past New Year with the program open, numbers begin again by themselves', async () => {
  const clock = standingClock('2026-12-31T09:59:00.000Z');
  const test = await counter({ clock: clock.clock });
  expect(await codeFrom(test, 1)).toMatch(/-261231-0001$/);
  expect(await codeFrom(test, 2)).toMatch(/-261231-0002$/);
  clock.set('2026-12-31T17:00:00.000Z');
  expect(toLocalDateTime(clock.clock().toISOString())).toBe('2027-01-01T00:00');
  expect(await codeFrom(test, 3)).toMatch(/-270101-0001$/);
  const { slip } = await test.done('slip.view', receiptOf(testId(3)));
  expect(slip.form === 'receipt' && slip.book).toMatch(/2027.*\b0?1\b/);
  clock.set('2026-12-30T02:00:00.000Z');
  expect(await codeFrom(test, 4)).toMatch(/-270101-0002$/);
});

test('trap 13: a dossier of the same day goes into the register with its number, printed or not', () => {
  const [first, ...others] = procedure.channels;
  const sameDay = {
    ...procedure,
    channels: first ? [{ ...first, time: { kind: 'sameDay' as const, cutOff: '15:00' } }, ...others] : [],
  };
  const state = lived(ask.receive({ procedure: sameDay }), ask.takeResult(), ask.return());
  expect(state.received).toMatchObject({
    book: { volume: '2026', number: 1 },
    due: { date: friday.slice(0, 10) },
  });
  expect(state.prints).toEqual([]);
  expect(codeOf(state, ask.requestPrint())).toBeNull();
});

test('trap 18: what is open in a log names nobody, and an answer of the pad can hold no dossier', async () => {
  const test = await counter();
  const form = await validForm(test);
  await test.done('dossier.receive', { id: testId(1), form });
  const { history } = await test.done('dossier.get', { id: testId(1) });
  const shown = JSON.stringify(history.map(({ body }) => body));
  for (const about of [
    form.applicant.name,
    form.applicant.idNumber,
    form.applicant.phone,
    form.applicant.address,
  ])
    expect(shown).not.toContain(about);
  expect(
    ratingAnswer.parse({
      level: 5,
      reasons: [],
      words: '',
      dossierId: testId(1),
      officer: 'nv-01',
      at: friday,
    }),
  ).toEqual({ level: 5, reasons: [], words: '' });
});

test('trap 18: after retention nothing is recorded about the person any more', () => {
  const state = lived(ask.receive(), ask.withdraw(), ask.destroyData());
  for (const command of [ask.attach(), ask.correct(), ask.requestPrint()])
    expect(codeOf(state, command)).toMatch(/^dossier\.(dataDestroyed|withdrawn)$/);
});

test('trap 19: after a renaming an old dossier is printed under the old name and form, a new one under the new', async () => {
  const test = await counter();
  await codeFrom(test, 1);
  const { db, profiles } = test.counter.services;
  const old = profiles.wardOn(friday);
  const renamed = {
    ...old,
    id: 'phuong-moi',
    effectiveFrom: '2026-11-20',
    authority: 'ỦY BAN NHÂN DÂN PHƯỜNG MỚI',
    formProfile: '2018' as const,
  };
  expect(storeWardProfiles(db, [renamed]).ok).toBe(true);
  const reopened = openProfiles(db, assetsFolder);
  if (!reopened.ok) throw new Error(reopened.error.code);
  expect(reopened.value.wardOn(friday).id).toBe('phuong-moi');
  Object.assign(test.counter.services, { profiles: reopened.value });
  await codeFrom(test, 2);
  const slips = await Promise.all(
    [1, 2].map(async (n) => (await test.done('slip.view', receiptOf(testId(n)))).slip),
  );
  expect(slips.map(({ authority, profile }) => [authority, profile])).toEqual([
    [old.authority, '2025'],
    ['ỦY BAN NHÂN DÂN PHƯỜNG MỚI', '2018'],
  ]);
});

test('trap 19: a receipt keeps the place it was made at, whatever happens to it later', () => {
  const state = next(lived(ask.receive({ facts: factsWith(), ward: 'phuong-cu' })), ask.correct());
  expect(state.received).toMatchObject({ ward: 'phuong-cu', profile: '2025' });
});

test('every trap of the field has a test that names it', () => {
  const root = join(import.meta.dirname, '..');
  const named = new Set(
    ['src-shared', 'src-main', 'src-renderer', 'tests']
      .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
      .filter((file) => file.isFile() && /\.test\.tsx?$/.test(file.name))
      .flatMap((file) => [
        ...readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(/'trap (\d+)[:,]/g),
      ])
      .map(([, number]) => Number(number)),
  );
  const all = Array.from({ length: 20 }, (_, i) => i + 1);
  expect(all.filter((trap) => !named.has(trap))).toEqual([]);
});
