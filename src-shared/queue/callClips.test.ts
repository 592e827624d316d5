import { expect, test } from 'vitest';
import { callClips } from './callClips.ts';

test('a call is said as a list of clips, each figure by itself', () => {
  expect(callClips(207, 12)).toEqual([
    'call.number',
    'number.2',
    'number.0',
    'number.7',
    'call.counter',
    'number.1',
    'number.2',
  ]);
});
