import { parseArgs } from 'node:util';
import { dueDate } from '../../src-shared/calendar/due.ts';
import { clockTime, type TimeLimit, type WorkingCalendar } from '../../src-shared/calendar/types.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { type CommandOutcome, refused, said } from './outcome.ts';

const help =
  'Cần thời điểm nhận và đúng một thời hạn, ví dụ: due --received 2026-11-20T09:00 --working-days 3 ' +
  '(hoặc --days n, --hours n, --same-day [--cut-off 15:00]).';

const cutOffHelp = 'Giờ chốt nhận không hợp lệ: ghi giờ và phút, ví dụ --cut-off 15:00.';

const options = {
  received: { type: 'string' },
  'working-days': { type: 'string' },
  days: { type: 'string' },
  hours: { type: 'string' },
  'same-day': { type: 'boolean' },
  'cut-off': { type: 'string' },
} as const;

type Values = { readonly [K in keyof typeof options]?: string | boolean };

/** The one limit the arguments name, not yet checked; null when there is none or more than one. */
function limitOf(values: Values): TimeLimit | null {
  const number = (text: string | boolean) => (/^\d{1,5}$/.test(String(text)) ? Number(text) : Number.NaN);
  const given: TimeLimit[] = [];
  if (values['working-days'] !== undefined)
    given.push({ kind: 'workingDays', value: number(values['working-days']) });
  if (values.days !== undefined) given.push({ kind: 'days', value: number(values.days) });
  if (values.hours !== undefined) given.push({ kind: 'hours', value: number(values.hours) });
  if (values['same-day']) given.push({ kind: 'sameDay', cutOff: String(values['cut-off'] ?? '15:00') });
  else if (values['cut-off'] !== undefined) return null;
  return given.length === 1 ? (given[0] ?? null) : null;
}

/** `quay due`: the due date of a term as JSON; nonsense is exit code 2 and one sentence. */
export function runDue(args: readonly string[], calendar: WorkingCalendar): CommandOutcome {
  let values: Values;
  try {
    values = parseArgs({ args: [...args], options }).values;
  } catch {
    return refused(help);
  }
  const limit = limitOf(values);
  if (!limit || typeof values.received !== 'string') return refused(help);
  if (limit.kind === 'sameDay' && !clockTime.safeParse(limit.cutOff).success) return refused(cutOffHelp);
  const found = dueDate(calendar, values.received, limit);
  if (!found.ok) return refused(messageFor(found.error));
  const { date, at, provisional } = found.value.due;
  return said(JSON.stringify({ due: date, at, provisional }));
}
