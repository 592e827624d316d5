import { expect, test } from 'vitest';
import { plainVersion } from '../procedure/sampleVersion.ts';
import { takeAway } from './takeAway.ts';

const paper = (id: number, name: string) => ({
  id: `c${id}`,
  name,
  group: 'submit' as const,
  condition: null,
  blankForm: null,
  originals: 1,
  copies: 0,
  lookup: false,
});

test('with a ward server the code is an address, with or without a slash at its end', () => {
  const version = plainVersion({ code: '1.001193' });
  expect(takeAway(version, 'https://phuong.example/')).toBe('https://phuong.example/#1.001193');
  expect(takeAway(version, 'https://phuong.example')).toBe('https://phuong.example/#1.001193');
});

test('without one it is the papers in words', () => {
  const version = plainVersion({
    code: '1.001193',
    name: 'Đăng ký khai sinh',
    components: [paper(1, 'Tờ khai'), { ...paper(2, 'Biên bản'), condition: 'khi trẻ bị bỏ rơi' }],
  });
  expect(takeAway(version, null)).toBe(
    'Đăng ký khai sinh (1.001193)\nGiấy tờ cần mang:\n- Tờ khai\n- Biên bản (chỉ khi trẻ bị bỏ rơi)',
  );
});

test('a long list says that there is more, never half a paper, and stays readable by a phone', () => {
  const components = Array.from({ length: 30 }, (_, index) =>
    paper(index + 1, `Giấy tờ số ${index} rất dài`),
  );
  const text = takeAway(plainVersion({ components }), null);
  expect(text.endsWith('… Xem đủ tại màn hình ở phường.')).toBe(true);
  expect(text.split('\n').slice(2, -1)).toEqual(
    components.slice(0, text.split('\n').length - 3).map(({ name }) => `- ${name}`),
  );
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(600);
});
