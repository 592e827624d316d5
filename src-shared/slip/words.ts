import type { Due } from '../calendar/types.ts';

// Numbers and dates as Vietnamese administrative paper writes them (NĐ 30/2020/NĐ-CP, Phụ lục I):
// a zero before days below 10 and before the months 1 and 2.

const two = (value: number): string => String(value).padStart(2, '0');

/** `ngày 05 tháng 3 năm 2026`, from `YYYY-MM-DD…`. */
export function dateInWords(local: string): string {
  const [year, month, day] = local.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) throw new Error(`not a date: ${local}`);
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** `09 giờ 05 phút, ngày 20 tháng 11 năm 2026`, from `YYYY-MM-DDTHH:mm`. */
export const momentInWords = (local: string): string =>
  `${local.slice(11, 13)} giờ ${local.slice(14, 16)} phút, ${dateInWords(local)}`;

/** The day and hour of return; a day past the announced calendar says that it is provisional. */
export function dueInWords({ date, at, provisional }: Omit<Due, 'calendarVersion'>): string {
  const note = provisional ? ` (dự kiến: lịch nghỉ năm ${date.slice(0, 4)} chưa công bố)` : '';
  return momentInWords(`${date}T${at}`) + note;
}

/** How papers are counted: `01`, `12`. */
export const countInWords = two;

/** `Phường Minh Họa` inside a sentence, and a sentence from words inside one. */
export const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
export const asSentence = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Puts values into the `{places}` of a profile's wording. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
