import { formatDate, formatMoment } from '../../../src-shared/calendar/format.ts';

const two = (digits: string) => digits.padStart(2, '0');

/** `1/2/1990`, `01021990` and `1990` as people write them, to `YYYY-MM-DD` or `YYYY`; else as typed. */
export function readBirthDate(typed: string): string {
  const text = typed.trim();
  const [, day, month, year] =
    /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${two(month)}-${two(day)}` : text;
}

export const showBirthDate = (value: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;

/** `09:05 20/11/2026`, either part first, `9h05` too, to `YYYY-MM-DDTHH:mm`; else as typed. */
export function readMoment(typed: string): string {
  const text = typed.trim();
  const [, day, month, year] = /(?:^|\s)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:$|\s)/.exec(text) ?? [];
  const [, hour, minute] = /(?:^|\s)(\d{1,2})[:hg](\d{2})?(?:$|\s)/i.exec(text) ?? [];
  if (!day || !month || !year || !hour) return text;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute ?? '00'}`;
}

export const showMoment = (value: string): string =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? formatMoment(value) : value;
