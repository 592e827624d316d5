import { fold, normaliseExact, tokens } from '../text/fold.ts';
import type { RatingAnswer } from './answer.ts';

const written = ['khiếu nại', 'khiếu kiện', 'tố cáo', 'tố giác'];
const bare = written.map(fold);

/**
 * Whether words meant as a suggestion speak of a complaint or a denunciation, which have a law and a place
 * of their own and are no feedback (NĐ 20/2008 Đ.1; trap 17). Without marks only in a text that has none at
 * all: “to cao” is a tall person too.
 */
export function speaksOfPetition(words: string): boolean {
  const exact = ` ${normaliseExact(words).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `;
  const folded = ` ${tokens(words).join(' ')} `;
  const list = exact === folded ? bare : written;
  return list.some((word) => exact.includes(` ${word} `));
}

/** The answer as it may be kept: a complaint is pointed to its place and leaves no word here. */
export const withoutPetition = (answer: RatingAnswer): RatingAnswer =>
  speaksOfPetition(answer.words) ? { ...answer, words: '' } : answer;
