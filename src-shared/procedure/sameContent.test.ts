import { expect, test } from 'vitest';
import { sameContent } from './sameContent.ts';
import { plainVersion } from './sampleVersion.ts';

test('looked at another day is the same content; one letter changed is not', () => {
  const version = plainVersion();
  expect(sameContent(version, plainVersion({ checkedOn: '2026-09-01', effectiveFrom: '2026-09-01' }))).toBe(
    true,
  );
  expect(sameContent(version, plainVersion({ name: 'Đăng kí khai sinh' }))).toBe(false);
  expect(sameContent(version, plainVersion({ effectiveTo: '2026-12-31' }))).toBe(false);
  expect(sameContent(version, plainVersion({ warnings: [{ field: 'time', code: 'x', text: '' }] }))).toBe(
    false,
  );
});

test('the order in which the keys were written does not matter', () => {
  const version = plainVersion();
  const turned = Object.fromEntries(Object.entries(version).reverse()) as typeof version;
  expect(sameContent(version, turned)).toBe(true);
});
