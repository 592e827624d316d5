import { wholePercent } from '../evaluation/words.ts';
import type { Audience } from './questionnaire.ts';
import type { Shown } from './results.ts';

export const audienceWords: Readonly<Record<Audience, string>> = {
  citizens: 'Người dân',
  officials: 'Công chức',
};

/** Under every result: SIPAS is the Ministry's own survey, by its own interviewers. */
export const notSipas = 'Khảo sát do phường tự làm; không phải chỉ số SIPAS của Bộ Nội vụ.';

/** In the place of a figure that so few answers would give away. */
export const heldBack = 'dưới 5 người';

/** `26/30 (87 %), có thể từ 70 % đến 95 %`. */
export function figureInWords({ figure, empty }: Shown): string {
  if (!figure) return empty ? 'chưa có trả lời' : heldBack;
  const { good, n, share, low, high } = figure;
  return `${good}/${n} (${wholePercent(share)}), có thể từ ${wholePercent(low)} đến ${wholePercent(high)}`;
}
