import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../src-shared/calendar/types.ts';
import { loadCalendar } from './calendarFile.ts';

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
