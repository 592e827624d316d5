import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { procedureVersion } from '../procedure/version.ts';
import { queueRules } from '../queue/queue.ts';
import { lifeEvents } from '../text/lobbyWords.ts';
import { eventsWith, lifeEvent } from './lifeEvent.ts';

const assets = join(import.meta.dirname, '..', '..', 'assets');
const read = (...path: string[]) => JSON.parse(readFileSync(join(assets, ...path), 'utf8')) as unknown;
const shipped = new Set(
  readdirSync(join(assets, 'catalogue'))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => z.array(procedureVersion).parse(read('catalogue', name)))
    .map(({ code }) => code),
);

test('the eight life events lead each to several procedures of the catalogue that ships, none twice', () => {
  const events = z.array(lifeEvent).parse(read('lobby', 'life-events.json'));
  expect(events.map(({ id }) => id)).toEqual(lifeEvents.map(([id]) => id));
  for (const { id, procedures } of events) {
    expect(new Set(procedures).size, id).toBe(procedures.length);
    expect(procedures.filter((code) => shipped.has(code)).length, id).toBeGreaterThanOrEqual(4);
  }
});

test('what is not in the catalogue is not offered, and an event without anything is not shown', () => {
  const events = z.array(lifeEvent).parse(read('lobby', 'life-events.json'));
  const [only] = eventsWith(events, new Set(['1.001193']));
  expect(eventsWith(events, new Set(['1.001193']))).toHaveLength(1);
  expect(only).toMatchObject({ id: 'birth', procedures: ['1.001193'] });
});

test('who goes first in the queue is data with its standing: nothing of it is a checked rule of law', () => {
  const rules = queueRules.parse(read('lobby', 'queue.json'));
  expect(rules.status).toBe('UNVERIFIED');
  expect(rules.classes.length).toBe(5);
});
