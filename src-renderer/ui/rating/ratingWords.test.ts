import { expect, test } from 'vitest';
import { wilson } from '../../../src-shared/rating/interval.ts';
import { inWords } from './ratingWords.ts';

const figure = (good: number, answers: number) => ({
  good,
  answers,
  share: good / answers,
  ...wilson(good, answers),
});

test('a share of few answers is said with its uncertainty', () => {
  expect(inWords(figure(26, 30))).toBe(
    '26/30 người hài lòng (87 %). Ít người trả lời nên tỷ lệ thực có thể từ 70 % đến 95 %.',
  );
});

test('a share of many answers stands alone', () => {
  expect(inWords(figure(180, 200))).toBe('180/200 người hài lòng (90 %).');
});
