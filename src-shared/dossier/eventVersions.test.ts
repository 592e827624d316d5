import { expect, test } from 'vitest';
import { eventTypes, eventVersions, isDossierEvent, isReadable, versionOf } from './eventVersions.ts';

test('what this release writes it reads, and nothing of a later version or an unknown name', () => {
  for (const [type, v] of eventVersions) {
    expect(versionOf(type)).toBe(v);
    expect(isReadable({ type })).toBe(true);
    expect(isReadable({ type, v })).toBe(true);
    expect(isReadable({ type, v: v + 1 })).toBe(false);
  }
  for (const type of ['dossier.fromTheFuture', 'toString', ''])
    expect(isReadable({ type, v: 1 })).toBe(false);
});

test('events of other streams fold into no dossier', () => {
  const types = [...eventVersions.keys()].filter((type) => isDossierEvent({ type, body: null }));
  expect(types).toEqual(eventTypes);
});
