import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCalendar } from '../services/calendarFile.ts';
import { runDue } from './due.ts';

const loaded = loadCalendar(join(import.meta.dirname, '..', '..', 'assets'));
if (!loaded.ok) throw new Error(loaded.error.code);
const calendar = loaded.value;
const due = (line: string) => runDue(line.split(' ').filter(Boolean), calendar);

test.each([
  ['--received 2026-11-20T09:00 --working-days 3', '{"due":"2026-11-26","at":"17:00","provisional":false}'],
  ['--received 2026-01-26T09:00 --days 20', '{"due":"2026-02-23","at":"17:00","provisional":false}'],
  ['--received 2026-11-20T16:30 --hours 1', '{"due":"2026-11-23","at":"07:30","provisional":false}'],
  ['--received 2026-11-23T15:00 --same-day', '{"due":"2026-11-23","at":"17:00","provisional":false}'],
  ['--received 2026-11-23T15:01 --same-day', '{"due":"2026-11-25","at":"17:00","provisional":false}'],
  [
    '--received 2026-11-23T11:00 --same-day --cut-off 10:30',
    '{"due":"2026-11-25","at":"17:00","provisional":false}',
  ],
  ['--received 2026-12-31T09:00 --working-days 2', '{"due":"2027-01-05","at":"17:00","provisional":true}'],
])('due %s', (line, stdout) => {
  expect(due(line)).toEqual({ exitCode: 0, stdout, stderr: '' });
});

test.each([
  ['', 'đúng một thời hạn'],
  ['--working-days 3', 'thời điểm nhận'],
  ['--received 2026-11-20T09:00', 'đúng một thời hạn'],
  ['--received 2026-11-20T09:00 --days 3 --hours 2', 'đúng một thời hạn'],
  ['--received 2026-11-20T09:00 --days 3 --same-day', 'đúng một thời hạn'],
  ['--received 2026-11-20T09:00 --days 3 --cut-off 15:00', 'đúng một thời hạn'],
  ['--received 2026-11-20T09:00 --weeks 3', 'đúng một thời hạn'],
  ['--received 2026-11-20T09:00 --days 3 thêm', 'đúng một thời hạn'],
  ['--received 2026-11-20T09:00 --days', 'đúng một thời hạn'],
  ['--received 2026-11-20T09:00 --same-day --cut-off 7h', '--cut-off 15:00'],
  ['--received 2026-11-20T09:00 --days 0', 'Thời hạn không hợp lệ'],
  ['--received 2026-11-20T09:00 --days=-3', 'Thời hạn không hợp lệ'],
  ['--received 2026-11-20T09:00 --hours 1.5', 'Thời hạn không hợp lệ'],
  ['--received 2026-11-20T09:00 --working-days 99999', 'Thời hạn không hợp lệ'],
  ['--received 2026-02-30T09:00 --days 3', 'không phải thời điểm có thật'],
  ['--received 2026-11-20 --days 3', 'không phải thời điểm có thật'],
  ['--received 2019-11-20T09:00 --days 3', 'nằm ngoài lịch làm việc'],
])('nonsense is exit code 2 and one Vietnamese sentence that says what to do: due %s', (line, says) => {
  const { exitCode, stdout, stderr } = due(line);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('\n');
});
