import * as fs from 'node:fs';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import {
  granted,
  handed,
  openTestCounter,
  type TestCounter,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { jpeg, pdf, png, pngOf } from '../../tests/support/sampleFiles.ts';
import { upload } from '../../tests/support/upload.ts';
import { runVerify } from '../cli/verify.ts';
import { destroyData } from '../services/dossiers.ts';
import { attachmentsFolder } from '../services/openCounter.ts';
import type { Files } from './files.ts';
import { verifyStore } from './verify.ts';

afterEach(() => void vi.restoreAllMocks());

const one = testId(1);
const two = testId(2);

async function received(options: Parameters<typeof openTestCounter>[0] = {}): Promise<TestCounter> {
  const test = await openTestCounter(options);
  const form = await validForm(test);
  await test.done('dossier.receive', { id: one, form });
  await test.done('dossier.receive', { id: two, form });
  return test;
}

const folderOf = ({ folder }: TestCounter, dossier = one) => join(attachmentsFolder(folder), dossier);
const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const everyByte = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        Buffer.concat([Buffer.from(name), readFileSync(join(parentPath, name))]),
      ),
  );

/** A file system that stops for good at the nth call of one kind: everything after it is lost too. */
function stopping(at: keyof Files, nth: number, code: string): { files: Files; ended(): boolean } {
  let left = nth;
  let ended = false;
  const wrapped = Object.entries(fs).map(([name, work]) => [
    name,
    (...args: unknown[]) => {
      if (name === at) left -= 1;
      if (left <= 0) ended = true;
      if (ended) throw Object.assign(new Error(code), { code });
      return (work as (...given: unknown[]) => unknown)(...args);
    },
  ]);
  return { files: Object.fromEntries(wrapped) as Files, ended: () => ended };
}

test('a file comes back byte for byte, whatever its length, also after a restart', async () => {
  const test = await received();
  for (const content of [jpeg(), png(), pdf(), pngOf(180 * 1024), pngOf(500_000)])
    expect((await upload(test, one, content)).ok).toBe(true);
  test.counter.close();
  const again = await openTestCounter({ folder: test.folder });
  const { attachments } = await again.done('dossier.get', { id: one });
  const contents = await Promise.all(
    attachments.map(async ({ attachmentId }) => {
      const parts: Buffer[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const piece: { base64: string; next: number | null } = await again.done('attachment.read', {
          dossierId: one,
          attachmentId,
          offset,
        });
        parts.push(Buffer.from(piece.base64, 'base64'));
        offset = piece.next;
      }
      return new Uint8Array(Buffer.concat(parts));
    }),
  );
  expect(contents).toEqual([jpeg(), png(), pdf(), pngOf(180 * 1024), pngOf(500_000)]);
  expect(await verifyStore(again.counter.services.db, attachmentsFolder(again.folder))).toMatchObject({
    ok: true,
    attachments: { checked: 5, missing: 0, altered: 0 },
  });
  again.counter.close();
});

test('what lies on disk tells nothing: no content, no name, and one file in two dossiers looks like two', async () => {
  const test = await received();
  await upload(test, one, png(60, 40, 'bí mật'), 'giấy khai sinh của Ưởng.png');
  await upload(test, two, png(60, 40, 'bí mật'), 'giấy khai sinh của Ưởng.png');
  const bytes = everyByte(test.folder);
  for (const trace of ['IHDR', 'khai sinh', 'Ưởng']) expect(bytes.includes(Buffer.from(trace))).toBe(false);
  const [first, second] = [one, two].map((id) => namesIn(folderOf(test, id)));
  expect(first).toHaveLength(1);
  expect(first).not.toEqual(second);
  if (process.platform !== 'win32') expect(statSync(folderOf(test)).mode & 0o077).toBe(0);
  test.counter.close();
});

// Marked, written, synced, renamed; the folder synced is what the crash takes away.
const crashes: readonly (readonly [keyof Files, number])[] = [
  ['openSync', 1],
  ['fsyncSync', 1],
  ['mkdirSync', 2],
  ['writeSync', 1],
  ['writeSync', 2],
  ['fsyncSync', 3],
  ['renameSync', 1],
  ['fsyncSync', 4],
];
test.each(crashes)(
  'I1: a power cut at %s %i while a file is laid down leaves the dossier whole and no orphan after the next start',
  async (at, nth) => {
    const { folder, counter } = await received();
    counter.close();
    vi.spyOn(console, 'error').mockReturnValue();
    const cut = stopping(at, nth, 'POWER');
    const test = await openTestCounter({ folder, files: cut.files });
    expect(await upload(test, one, pngOf(300_000))).toMatchObject({
      ok: false,
      error: { code: 'api.internal' },
    });
    expect(cut.ended()).toBe(true);
    test.counter.close();
    const again = await openTestCounter({ folder });
    expect(await again.done('dossier.get', { id: one })).toMatchObject({ attachments: [] });
    expect(namesIn(folderOf(again))).toEqual([]);
    expect(namesIn(join(attachmentsFolder(folder), 'unsettled'))).toEqual([]);
    expect(await verifyStore(again.counter.services.db, attachmentsFolder(folder))).toMatchObject({
      ok: true,
    });
    expect((await upload(again, one, pngOf(300_000))).ok).toBe(true);
    again.counter.close();
  },
);

test('I1: a power cut after the event keeps the file; one while a file is taken off finishes at the next start', async () => {
  const { folder, counter } = await received();
  counter.close();
  vi.spyOn(console, 'error').mockReturnValue();
  // The first removal is the tidying after the event.
  const cut = stopping('rmSync', 1, 'POWER');
  const test = await openTestCounter({ folder, files: cut.files });
  await upload(test, one, png());
  expect(cut.ended()).toBe(true);
  test.counter.close();
  const again = await openTestCounter({ folder });
  const [attached] = (await again.done('dossier.get', { id: one })).attachments;
  expect(attached).toMatchObject({ state: 'there' });
  again.counter.close();

  const second = stopping('rmSync', 1, 'POWER');
  const third = await openTestCounter({ folder, files: second.files });
  await third.call('attachment.detach', { dossierId: one, attachmentId: attached?.attachmentId ?? '' });
  expect(namesIn(folderOf(third))).toHaveLength(1);
  third.counter.close();
  const last = await openTestCounter({ folder });
  expect((await last.done('dossier.get', { id: one })).attachments).toEqual([]);
  expect(namesIn(folderOf(last))).toEqual([]);
  last.counter.close();
});

test('a full disk refuses the file in words, and the dossier goes on', async () => {
  const { folder, counter } = await received();
  counter.close();
  const full = stopping('writeSync', 1, 'ENOSPC');
  const test = await openTestCounter({ folder, files: full.files });
  expect(await upload(test, one, png())).toMatchObject({ ok: false, error: { code: 'store.full' } });
  expect((await test.done('dossier.takeResult', granted(one))).row.status).toBe('resultReady');
  test.counter.close();
});

test('an altered or lost file is noticed when read and by verify; the dossier stays open to everything', async () => {
  const test = await received();
  await upload(test, one, pngOf(400_000));
  await upload(test, two, png());
  const [lost] = namesIn(folderOf(test, two));
  fs.rmSync(join(folderOf(test, two), lost ?? ''));
  const path = join(folderOf(test), namesIn(folderOf(test))[0] ?? '');
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(200_000) ^ 1, 200_000);
  writeFileSync(path, bytes);

  const read = async (id: string, offset = 0) => {
    const [attached] = (await test.done('dossier.get', { id })).attachments;
    const given = { dossierId: id, attachmentId: attached?.attachmentId ?? '', offset };
    const answer = await test.call('attachment.read', given);
    return answer.ok ? 'good' : answer.error.code;
  };
  expect(await read(one)).toBe('good');
  expect(await read(one, 180 * 1024)).toBe('attachment.altered');
  expect(await read(two)).toBe('attachment.missing');
  writeFileSync(path, bytes.subarray(0, 300_000));
  expect(await read(one, 180 * 1024)).toBe('attachment.altered');
  expect(await test.done('dossier.get', { id: two })).toMatchObject({ attachments: [{ state: 'missing' }] });

  const { row } = await test.done('dossier.get', { id: one });
  expect(await verifyStore(test.counter.services.db, attachmentsFolder(test.folder))).toMatchObject({
    ok: false,
    firstBad: null,
    attachments: { checked: 2, missing: 1, altered: 1 },
  });
  expect(await verifyStore(test.counter.services.db)).toMatchObject({ ok: true, attachments: null });
  const told = await runVerify(['--data', test.folder]);
  expect(told.exitCode).toBe(1);
  expect(told.stderr).toContain('có 1 tệp bị mất, 1 tệp bị thay đổi');
  expect(told.stderr).toContain(row.code);
  expect((await test.done('dossier.takeResult', granted(two))).row.status).toBe('resultReady');
  test.counter.close();
});

test('chunks of one file do not open in another place, file or dossier', async () => {
  const test = await received();
  await upload(test, one, pngOf(400_000));
  const path = join(folderOf(test), namesIn(folderOf(test))[0] ?? '');
  const bytes = readFileSync(path);
  const sealed = 180 * 1024 + 28;
  writeFileSync(
    path,
    Buffer.concat([
      bytes.subarray(sealed, 2 * sealed),
      bytes.subarray(0, sealed),
      bytes.subarray(2 * sealed),
    ]),
  );
  const [attached] = (await test.done('dossier.get', { id: one })).attachments;
  expect(
    await test.call('attachment.read', {
      dossierId: one,
      attachmentId: attached?.attachmentId ?? '',
      offset: 0,
    }),
  ).toMatchObject({ error: { code: 'attachment.altered' } });
  test.counter.close();
});

test('I9: a destroyed key takes the files and every trace of them with it, also across a power cut', async () => {
  for (const stopped of [false, true]) {
    const first = await received();
    await upload(first, one, png(60, 40, 'bí mật'), 'giấy của Ưởng.png');
    await upload(first, two, jpeg());
    await first.done('dossier.takeResult', granted(one));
    await first.done('dossier.return', handed(one));
    const { folder } = first;
    const name = namesIn(folderOf(first))[0] ?? '';
    first.counter.close();

    const cut = stopping('rmSync', stopped ? 1 : 99, 'POWER');
    const test = await openTestCounter({ folder, files: cut.files });
    const sealed = readFileSync(join(folderOf(test), name));
    const work = () => destroyData(test.counter.services, one, 'Hết thời hạn lưu trữ');
    if (stopped) expect(work).toThrow('POWER');
    else expect(work().ok).toBe(true);
    test.counter.close();

    const again = await openTestCounter({ folder });
    expect(existsSync(folderOf(again))).toBe(false);
    expect(everyByte(folder).includes(sealed.subarray(0, 64))).toBe(false);
    expect(everyByte(folder).includes(Buffer.from(name))).toBe(false);
    expect(await again.done('dossier.get', { id: one })).toMatchObject({
      attachments: [{ name: '', state: 'erased' }],
    });
    const { attachments } = await again.done('dossier.get', { id: one });
    const read = { dossierId: one, attachmentId: attachments[0]?.attachmentId ?? '', offset: 0 };
    expect(await again.call('attachment.read', read)).toMatchObject({
      error: { code: 'dossier.dataDestroyed' },
    });
    expect(await again.done('dossier.get', { id: two })).toMatchObject({ attachments: [{ state: 'there' }] });
    expect(await verifyStore(again.counter.services.db, attachmentsFolder(folder))).toMatchObject({
      ok: true,
      attachments: { checked: 1 },
    });
    again.counter.close();
  }
});
