import { expect, test } from 'vitest';
import { speaksOfPetition, withoutPetition } from './petition.ts';

test('trap 17: a complaint or denunciation among suggestions is known, in whatever way it is typed', () => {
  for (const words of [
    'Tôi muốn khiếu nại về việc đất đai.',
    'TỐ CÁO cán bộ nhận tiền',
    'toi muon khieu nai',
    'xin to cao ong A',
    'tố cáo'.normalize('NFD'),
    'Đơn khiếu\u00a0nại',
  ])
    expect(speaksOfPetition(words), words).toBe(true);
});

test('trap 17: what only looks like one is a suggestion', () => {
  for (const words of [
    '',
    'Chờ lâu quá, quạt hỏng',
    'Bàn to cao quá, trẻ em không với tới',
    'cho ngoi cao hon',
    'Tờ cáo bạch nên in to hơn',
  ])
    expect(speaksOfPetition(words), words).toBe(false);
});

test('trap 17: the rating stands, the words of a complaint are not kept', () => {
  const answer = { level: 1, reasons: ['attitude' as const], words: 'Tôi tố cáo…' };
  expect(withoutPetition(answer)).toEqual({ ...answer, words: '' });
  const other = { ...answer, words: 'Chờ lâu' };
  expect(withoutPetition(other)).toBe(other);
});
