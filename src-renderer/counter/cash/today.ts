import { toLocalDate } from '../../../src-shared/calendar/zone.ts';

/** The day at the counter by this window's clock. */
export const today = (): string => toLocalDate(new Date().toISOString());

/** `12.000` or `12000 đ` as people write money, to whole đồng; null when it is no amount. */
export function readDong(typed: string): number | null {
  const text = typed
    .trim()
    .replace(/\s*(đ|đồng|vnđ)$/iu, '')
    .replace(/[\s.]/g, '');
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
