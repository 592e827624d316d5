import { wholePercent as percent } from '../../../src-shared/evaluation/words.ts';
import type { RatingFigure } from '../../../src-shared/rating/figures.ts';

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

/** How many of those who were asked have answered: without it a share says little. */
export const answered = ({ answers, invitations }: Pick<RatingFigure, 'answers' | 'invitations'>): string =>
  `${answers} trả lời trên ${invitations} lượt mời${invitations >= answers ? ` (${percent(answers / invitations)})` : ''}.`;

export const visitWords = {
  all: 'tất cả các lượt',
  receipt: 'khi nộp hồ sơ',
  guidance: 'khi được hướng dẫn',
  refusal: 'khi hồ sơ bị từ chối',
  return: 'khi nhận kết quả',
} as const;
