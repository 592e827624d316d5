import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, lived, next } from '../sample/life.ts';
import { noDossier } from '../state.ts';

const scanned = () => lived(ask.receive(), ask.attach());

test('a scan is known by its hash: the same content and the same id come once', () => {
  expect(scanned().attachments).toMatchObject([{ attachmentId: 't1', hash: 'aa', at: '2026-11-20T09:00' }]);
  expect(codeOf(scanned(), ask.attach({ attachmentId: 't2' }))).toBe('attachment.twice');
  expect(codeOf(scanned(), ask.attach({ hash: 'bb' }))).toBe('attachment.twice');
  expect(codeOf(scanned(), ask.attach({ attachmentId: 't2', hash: 'bb' }))).toBeNull();
});

test('a wrong scan is taken off alone, and may come again', () => {
  const two = next(scanned(), ask.attach({ attachmentId: 't2', hash: 'bb' }));
  const one = next(two, ask.detach());
  expect(one.attachments.map(({ attachmentId }) => attachmentId)).toEqual(['t2']);
  expect(codeOf(one, ask.detach())).toBe('attachment.unknown');
  expect(codeOf(one, ask.attach({ attachmentId: 't3' }))).toBeNull();
});

test('there is nothing to attach to before receipt', () => {
  expect(codeOf(noDossier, ask.attach())).toBe('dossier.unknown');
  expect(codeOf(lived(ask.refuse()), ask.attach())).toBe('dossier.refused');
  expect(codeOf(noDossier, ask.detach())).toBe('dossier.unknown');
});
