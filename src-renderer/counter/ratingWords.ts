import type { RatingFigure } from '../../src-shared/contract/home.ts';
import { wholePercent as percent } from '../../src-shared/evaluation/words.ts';

/** Above this many answers the plain share is close enough to stand alone. */
const fewAnswers = 100;

/** A share in words with what it is worth: few answers say little, and that is said. */
export function inWords({
  good,
  answers,
  share,
  low,
  high,
}: Pick<RatingFigure, 'good' | 'answers' | 'share' | 'low' | 'high'>): string {
  const figure = `${good}/${answers} người hài lòng (${percent(share)}).`;
  if (answers >= fewAnswers) return figure;
  return `${figure} Ít người trả lời nên tỷ lệ thực có thể từ ${percent(low)} đến ${percent(high)}.`;
}
