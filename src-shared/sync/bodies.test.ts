import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyView, sampleDevice } from '../../tests/support/sampleDevice.ts';
import { eventTypes } from '../dossier/eventVersions.ts';
import { evolve } from '../dossier/evolve.ts';
import { ask } from '../dossier/sample/commands.ts';
import { eventsOf, fold } from '../dossier/sample/life.ts';
import { noDossier } from '../dossier/state.ts';
import { fits } from './bodies.ts';
import { receiveCommits } from './receive.ts';

const at = '2026-11-20T02:00:00.000Z';
const event = (type: string, body: unknown, v = 1) => ({ type, v, at, body: JSON.stringify(body) });

test('a type unknown here, and a later version of a known one, are taken as they are', () => {
  expect(fits(event('dossier.dreamed', null))).toBe(true);
  expect(fits(event('dossier.received', { anything: 1 }, 2))).toBe(true);
  expect(fits(event('constructor', null))).toBe(true);
  expect(fits(event('dossier.received', { anything: 1 }))).toBe(false);
});

test('fields of a later release beside those of this one are no fault', () => {
  expect(fits(event('dossier.keyDestroyed', { ground: 'retention', later: [1] }))).toBe(true);
});

test('what was written at no instant is not taken, whatever it is and whoever reads it', () => {
  const received = eventsOf(noDossier, ask.receive());
  for (const bad of [
    '',
    'hôm qua',
    '2026-13-40T99:00:00.000Z',
    '2026-11-20T09:00',
    '+010000-01-01T00:00:00Z',
  ]) {
    expect(fits({ ...event('dossier.dreamed', null), at: bad })).toBe(false);
    const device = sampleDevice();
    const { reply } = receiveCommits(
      emptyView(),
      [device.writes('dossier:a', received, { at: bad })],
      device.tools,
    );
    expect(reply.stopped?.code).toBe('sync.badCommit');
  }
});

test('whatever stands in a body, the ward takes it as it is or stops at it, and it folds', () => {
  const received = eventsOf(noDossier, ask.receive());
  fc.assert(
    fc.property(
      fc.constantFrom(...eventTypes, 'cash.closed', 'conflict.settled', 'setAside.settled'),
      fc.oneof(fc.jsonValue(), fc.constant({ at: '2026-11-20T09:00', entries: [{}] })),
      (type, body) => {
        const [view, device] = [emptyView(), sampleDevice()];
        const commits = [
          device.writes('dossier:a', received),
          device.writes('dossier:a', [{ type, body } as never]),
        ];
        const { reply } = receiveCommits(view, commits, device.tools);
        expect(reply.stopped?.code ?? 'sync.badCommit').toBe('sync.badCommit');
        if (reply.stopped === null)
          expect(() => evolve(fold(noDossier, received), { type, body })).not.toThrow();
        else expect(fits(event(type, body))).toBe(false);
      },
    ),
  );
});
