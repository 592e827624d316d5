import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../src-shared/calendar/types.ts';
import { openTestCounter, temporaryFolder } from '../../tests/support/counter.ts';
import { calendarOf, importCalendar, loadCalendar } from './calendarFile.ts';

const assets = join(import.meta.dirname, '..', '..', 'assets');
const shipped = readFileSync(join(assets, 'calendar', 'vn-public.json'), 'utf8');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quay-calendar-'));
  mkdirSync(join(folder, 'calendar'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(text: string) {
  writeFileSync(join(folder, 'calendar', 'vn-public.json'), text);
  return loadCalendar(folder);
}
const changed = (change: Partial<WorkingCalendar>) =>
  load(JSON.stringify({ ...(JSON.parse(shipped) as WorkingCalendar), ...change }));
const corrupt = { ok: false, error: { code: 'assets.corrupt' } };

test('the shipped calendar loads', () => {
  expect(loadCalendar(assets)).toMatchObject({ ok: true, value: { confirmedThrough: '2026-12-31' } });
});

test('no file, half a file, another file: a failure with a code, never a throw', () => {
  expect(loadCalendar(folder)).toMatchObject(corrupt);
  expect(load(shipped.slice(0, 500))).toMatchObject(corrupt);
  expect(load('{}')).toMatchObject(corrupt);
});

test('a calendar that could not be counted with is refused, with the place named', () => {
  const day = { name: 'nghỉ', kind: 'holiday', status: 'LOCAL', source: 'QĐ 1/QĐ-UBND' } as const;
  expect(changed({ daysOff: [{ ...day, date: '2026-02-30' }] })).toMatchObject({
    ...corrupt,
    error: { details: { at: 'daysOff.0.date' } },
  });
  const twice = [{ ...day, date: '2026-03-02' }];
  expect(changed({ daysOff: twice, makeUpDays: twice })).toMatchObject(corrupt);
  expect(changed({ sessions: [{ from: '17:00', to: '07:00' }] })).toMatchObject(corrupt);
  expect(changed({ confirmedThrough: '2021-12-31' })).toMatchObject(corrupt);
});

test('a calendar announced since is kept; the same version, a shorter or a broken one is refused in words', async () => {
  const test = await openTestCounter({ folder: temporaryFolder() });
  const { db, calendar } = test.counter.services;
  const file = join(folder, 'new.json');
  const take = (change: Partial<WorkingCalendar>) => {
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(shipped) as WorkingCalendar), ...change }));
    return importCalendar(db, file, calendar);
  };
  expect(take({})).toMatchObject({ ok: false, error: { code: 'calendar.sameVersion' } });
  expect(take({ version: 'x', confirmedThrough: '2025-12-31' })).toMatchObject({
    ok: false,
    error: { code: 'calendar.shorter' },
  });
  writeFileSync(file, '{');
  expect(importCalendar(db, file, calendar)).toMatchObject(corrupt);
  expect(take({ version: 'vn-public/2027.1', confirmedThrough: '2027-12-31' }).ok).toBe(true);
  expect(calendarOf(db, assets)).toMatchObject({ value: { confirmedThrough: '2027-12-31' } });
  test.counter.close();
});
