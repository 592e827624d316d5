import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { chunkBytes } from '../../src-shared/attachment/limits.ts';
import type { ChannelName, InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import type { Result } from '../../src-shared/result.ts';
import { openTestCounter, type TestCounter } from '../../tests/support/counter.ts';
import { lockedPdf, pdf, png, pngOf } from '../../tests/support/sampleFiles.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function withLobby() {
  const test = await openTestCounter();
  open.push(test);
  const screen = test.counter.connect('lobby');
  const ask = async <C extends ChannelName>(channel: C, input: InputOf<C>) =>
    (await test.counter.call(screen, channel, input)) as Result<OutputOf<C>>;
  const shown = async () => {
    const answer = await ask('lobby.notices', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.notices.map(({ title }) => title);
  };
  return { ...test, ask, shown };
}
const failed = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

const about = { title: 'Dự toán ngân sách 2026', kind: 'budget' as const, from: '2026-11-20', to: null };

async function publish(
  { call }: TestCounter,
  content: Uint8Array,
  change: Partial<InputOf<'notice.begin'>> = {},
) {
  const begun = await call('notice.begin', { ...about, bytes: content.length, ...change });
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  for (let offset = 0; offset < content.length; offset += chunkBytes) {
    const base64 = Buffer.from(content.subarray(offset, offset + chunkBytes)).toString('base64');
    const sent = await call('notice.chunk', { uploadId, offset, base64 });
    if (!sent.ok) return sent;
  }
  return call('notice.finish', { uploadId });
}

test('a notice is shown from its first day to its last, and read back as it was added', async () => {
  const it = await withLobby();
  const content = pngOf(1_000_000);
  expect(await publish(it, content, { to: '2026-11-21' })).toMatchObject({ ok: true });
  expect(
    await publish(it, pdf(), { title: 'Kế hoạch năm sau', kind: 'plan', from: '2026-11-22' }),
  ).toMatchObject({
    ok: true,
  });
  expect(await it.shown()).toEqual(['Dự toán ngân sách 2026']);
  const { notices } = await it.done('notice.list', {});
  expect(notices.map(({ title }) => title)).toEqual(['Kế hoạch năm sau', 'Dự toán ngân sách 2026']);
  expect(Object.keys(notices[0] ?? {})).not.toContain('file');
  const [later, now] = notices;
  let text = '';
  for (let offset: number | null = 0; offset !== null; ) {
    const read: Result<OutputOf<'lobby.notice'>> = await it.ask('lobby.notice', {
      id: now?.id ?? '',
      offset,
    });
    if (!read.ok) throw new Error(read.error.code);
    text += read.value.base64;
    offset = read.value.next;
  }
  expect(new Uint8Array(Buffer.from(text, 'base64'))).toEqual(content);
  // What is not in effect yet is nobody's to see.
  expect(await it.ask('lobby.notice', { id: later?.id ?? '', offset: 0 })).toEqual(failed('notice.unknown'));
  it.clock.set('2026-11-22T02:00:00.000Z');
  expect(await it.shown()).toEqual(['Kế hoạch năm sau']);
  expect(await it.ask('lobby.notice', { id: now?.id ?? '', offset: 0 })).toEqual(failed('notice.unknown'));
});

test('taken down is gone from the list and from the disk', async () => {
  const it = await withLobby();
  const added = await publish(it, pdf());
  if (!added.ok || !('id' in added.value)) throw new Error('not added');
  const { id } = added.value;
  await it.done('notice.withdraw', { id });
  expect(await it.shown()).toEqual([]);
  expect(readdirSync(join(it.folder, 'notices'))).toEqual(['index.json']);
  expect(await it.call('notice.withdraw', { id })).toEqual(failed('notice.unknown'));
  expect(await publish(it, pdf())).toMatchObject({ ok: true });
});

test('what is no document is refused and leaves nothing behind', async () => {
  const it = await withLobby();
  expect(await publish(it, Buffer.from('MZ'))).toEqual(failed('attachment.kindRefused'));
  expect(await publish(it, lockedPdf())).toEqual(failed('library.locked'));
  expect(await publish(it, pdf().subarray(0, -40))).toEqual(failed('attachment.broken'));
  expect(await publish(it, png(), { title: '  a ' })).toEqual(failed('notice.badTitle'));
  expect(await publish(it, png(), { to: '2026-11-19' })).toEqual(failed('notice.badDays'));
  expect(await publish(it, png(), { bytes: 21 * 1024 * 1024 })).toEqual(failed('attachment.tooBig'));
  expect(await it.call('notice.finish', { uploadId: '00000000-0000-4000-8000-000000000000' })).toEqual(
    failed('attachment.uploadUnknown'),
  );
  expect(await publish(it, png())).toMatchObject({ ok: true });
  expect(await publish(it, png())).toEqual(failed('notice.twice'));
  expect((await it.done('notice.list', {})).notices).toHaveLength(1);
});

test('an upload belongs to the window that began it, and one given up is forgotten', async () => {
  const it = await withLobby();
  const { uploadId } = await it.done('notice.begin', { ...about, bytes: 10 });
  expect(await it.ask('notice.chunk' as never, { uploadId, offset: 0, base64: 'AAAA' } as never)).toEqual(
    failed('api.wrongSurface'),
  );
  await it.done('notice.discard', { uploadId });
  expect(await it.call('notice.chunk', { uploadId, offset: 0, base64: 'AAAA' })).toEqual(
    failed('attachment.uploadUnknown'),
  );
});

test('a list that cannot be read is told, and a file changed by hand is not shown', async () => {
  const it = await withLobby();
  const added = await publish(it, png());
  if (!added.ok || !('id' in added.value)) throw new Error('not added');
  const { id } = added.value;
  writeFileSync(join(it.folder, 'notices', `${id}.png`), png(9, 9, 'other'));
  expect(await it.ask('lobby.notice', { id, offset: 0 })).toEqual(failed('library.changed'));
  mkdirSync(join(it.folder, 'notices'), { recursive: true });
  writeFileSync(join(it.folder, 'notices', 'index.json'), '[{"file": "../keys.json"}]');
  expect(await it.ask('lobby.notices', {})).toEqual({
    ok: false,
    error: { code: 'notice.unreadable' },
  });
});
