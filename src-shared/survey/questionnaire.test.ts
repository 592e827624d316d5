import { expect, test } from 'vitest';
import { factorsIn } from './questionnaire.ts';

test('one question a line; a line with # names those after it', () => {
  expect(factorsIn('Chỗ ngồi chờ\n\n# Công chức \nLịch sự\n  Dễ hiểu\n# Để trống')).toEqual([
    { id: 'f1', name: 'Nội dung khảo sát', items: [{ id: '1', text: 'Chỗ ngồi chờ' }] },
    {
      id: 'f2',
      name: 'Công chức',
      items: [
        { id: '2', text: 'Lịch sự' },
        { id: '3', text: 'Dễ hiểu' },
      ],
    },
  ]);
});

test.each([
  ['nothing', ' \n# Nhóm\n'],
  ['too many', Array.from({ length: 41 }, (_, i) => `Câu ${i}`).join('\n')],
  ['too long', 'x'.repeat(301)],
  ['a factor without a name', '#\nLịch sự'],
])('%s is no questionnaire', (_, text) => {
  expect(factorsIn(text)).toBeNull();
});
