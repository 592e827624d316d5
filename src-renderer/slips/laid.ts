import type { Size, Turn } from '../viewer/picture.ts';

/** Pixels of an upright A4 sheet at 200 dpi. */
const sheet: Size = { width: 1654, height: 2339 };

/** How wide a page is drawn, before it is turned, to fill an upright A4 sheet: a lying one with its head to the left. */
export function laid({ width, height }: Size): { readonly width: number; readonly turn: Turn } {
  const lies = width > height;
  const [across, down] = lies ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  return { width: Math.round(Math.min(across, (down * width) / height)), turn: lies ? 3 : 0 };
}
