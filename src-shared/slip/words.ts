// Numbers and dates as Vietnamese administrative paper writes them (NĐ 30/2020/NĐ-CP, Phụ lục I):
// a zero before days below 10 and before the months 1 and 2.

const two = (value: number): string => String(value).padStart(2, '0');

/** `ngày 05 tháng 3 năm 2026`, from `YYYY-MM-DD…`. */
export function dateInWords(local: string): string {
  const [year, month, day] = local.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) throw new Error(`not a date: ${local}`);
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** `09 giờ 05 phút, ngày 20 tháng 11 năm 2026`, from `YYYY-MM-DD` and `HH:mm`. */
export function momentInWords(date: string, at: string): string {
  return `${at.slice(0, 2)} giờ ${at.slice(3, 5)} phút, ${dateInWords(date)}`;
}

/** How papers are counted: `01`, `12`. */
export const countInWords = two;
