import { expect, test } from 'vitest';
import { rolesFrom } from './roles.ts';

const roleOf = rolesFrom([
  { person: 'an', at: '2026-11-01T00:00:00.000Z', role: 'receiver' },
  { person: 'an', at: '2026-11-10T00:00:00.000Z', role: 'specialist' },
  { person: 'binh', at: '2026-11-01T00:00:00.000Z', role: 'leader' },
  { person: 'binh', at: '2026-11-10T00:00:00.000Z', role: null },
]);

test.each([
  ['an', '2026-11-05T02:00:00.000Z', 'receiver'],
  ['an', '2026-11-10T00:00:00.000Z', 'specialist'],
  ['an', '2026-10-31T23:59:59.999Z', null],
  ['binh', '2026-11-05T00:00:00.000Z', 'leader'],
  ['binh', '2026-11-12T00:00:00.000Z', null],
  ['ai', '2026-11-05T00:00:00.000Z', null],
  ['an', 'no instant', null],
])('%s at %s was %s', (person, at, role) => {
  expect(roleOf(person, at)).toBe(role);
});
