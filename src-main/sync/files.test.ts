import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { chunkBytes } from '../../src-shared/attachment/limits.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { pieceBytes } from '../../src-shared/sync/fileWire.ts';
import {
  granted,
  handed,
  openTestCounter,
  type TestCounter,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { pngOf } from '../../tests/support/sampleFiles.ts';
import { upload } from '../../tests/support/upload.ts';
import { destroyData } from '../services/dossiers.ts';
import { attachmentsFolder } from '../services/openCounter.ts';
import type { Files } from '../store/files.ts';
import { fileDue, filesDue } from '../store/filesDue.ts';
import type { FileClient, WardClient } from './client.ts';
import { createFiles, type FilesDeps } from './files.ts';
import { readCommits } from './outbox.ts';
import { createSync } from './sync.ts';

const one = testId(1);
let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

/** A ward in memory: files by name, and uploads that are not whole. */
function fakeWard() {
  const whole = new Map<string, Buffer>();
  const uploads = new Map<string, { name: string; hash: string; got: Buffer }>();
  const client = {
    beginFile: vi.fn(async ({ name, hash, bytes }) => {
      if (whole.has(name)) return ok({ upload: null, have: bytes });
      const upload = `${name} ${hash}`;
      const known = uploads.get(upload) ?? { name, hash, got: Buffer.alloc(0) };
      uploads.set(upload, known);
      return ok({ upload, have: known.got.length });
    }),
    sendPiece: vi.fn(async (upload, at, bytes) => {
      const known = uploads.get(upload);
      if (!known) return fail('sync.fileUnknown');
      if (at === known.got.length) known.got = Buffer.concat([known.got, bytes]);
      return ok({ have: known.got.length });
    }),
    finishFile: vi.fn(async ({ upload }) => {
      const known = uploads.get(upload);
      uploads.delete(upload);
      if (!known) return fail('sync.fileUnknown');
      if (createHash('sha256').update(known.got).digest('hex') !== known.hash)
        return fail('sync.fileWrongHash');
      whole.set(known.name, known.got);
      return ok({});
    }),
    readFile: vi.fn(async ({ name, at }): Promise<Result<Uint8Array>> => {
      const file = whole.get(name);
      return file ? ok(file.subarray(at, at + pieceBytes)) : fail('sync.fileUnknown');
    }),
  } satisfies FileClient;
  return { client, whole, uploads };
}

/** A counter with a dossier, and its exchange of files with a ward. */
async function atCounter(files?: Files) {
  const test = await openTestCounter(files ? { files } : {});
  open.push(test);
  await test.done('dossier.receive', { id: one, form: await validForm(test) });
  const { services } = test.counter;
  const { db, attachments, clock, device } = services;
  const ward = fakeWard();
  const calls = { needed: vi.fn(), released: vi.fn(), came: vi.fn() };
  const withWard = (change: Partial<FilesDeps> = {}) =>
    createFiles({ db, attachments, client: ward.client, clock, ...calls, ...change });
  const folder = join(attachmentsFolder(test.folder), one);
  return {
    ...test,
    services,
    ward,
    calls,
    withWard,
    files: withWard(),
    commits: () => readCommits(db, device, 1, 100),
    due: () => db.prepare('SELECT lost FROM file_due ORDER BY row').pluck().all(),
    names: () => (existsSync(folder) ? readdirSync(folder) : []),
    folder,
    /** The file is at the ward and no longer here, as after somebody else's commit. */
    async onlyAtWard() {
      for (const name of readdirSync(folder)) {
        ward.whole.set(name, fs.readFileSync(join(folder, name)));
        fs.rmSync(join(folder, name));
      }
      filesDue(db, `dossier:${one}`);
    },
  };
}

test('commits before a file go, it and those after it wait, each file once', async () => {
  const { files, calls, commits, ward, ...test } = await atCounter();
  const earlier = commits().length;
  await upload(test, one, pngOf(300_000));
  await upload(test, one, pngOf(3000));
  await test.done('dossier.takeResult', granted(one));
  expect(files.sendable(commits())).toBe(earlier);
  expect(files.sendable(commits().slice(0, earlier))).toBe(earlier);
  expect(calls.needed).toHaveBeenCalledTimes(1);
  files.sendable(commits());
  expect(await files.round()).toEqual({ ok: true, value: undefined });
  expect(calls.released).toHaveBeenCalledTimes(2);
  expect(files.sendable(commits())).toBe(commits().length);
  expect(await files.round()).toEqual({ ok: true, value: undefined });
  expect(ward.client.finishFile).toHaveBeenCalledTimes(2);
  expect(test.due()).toEqual([]);
});

test('a ward that lost what it had acknowledged is asked for the files anew, before their commits', async () => {
  const { files, commits, ward, services, ...test } = await atCounter();
  const earlier = commits().length;
  await upload(test, one, pngOf(3000));
  files.sendable(commits());
  await files.round();
  const sent: number[] = [];
  const push: WardClient['push'] = async (request) => {
    sent.push(request.commits.length);
    const [first] = request.commits;
    const stopped = sent.length === 1 && first ? { id: first.id, code: 'sync.gap', headSeq: 0 } : null;
    const outcomes = request.commits.map(({ id, first_seq: firstSeq }, i) => ({
      id,
      firstSeq,
      status: 'accepted' as const,
      code: null,
      position: i + 1,
    }));
    return ok({ outcomes: stopped ? [] : outcomes, stopped });
  };
  const { db, device, clock } = services;
  const away = async () => fail('sync.offline');
  const client = { push, pull: away, digests: away, page: away, lines: away };
  const sync = createSync({ db, device, client, clock, files });
  // Set back, the ward says so first; what it had of files is asked anew.
  expect(await sync.round()).toMatchObject({ error: { code: 'sync.gap' } });
  await sync.round();
  expect(sent).toEqual([earlier + 1, earlier]);
  ward.whole.clear();
  await files.round();
  expect(ward.whole.size).toBe(1);
  await sync.round();
  expect(sent).toEqual([earlier + 1, earlier, 1]);
});

test('a file that was taken off, or whose dossier was destroyed, is waited for by nobody', async () => {
  const { files, commits, services, ...test } = await atCounter();
  const detail = await upload(test, one, pngOf(3000));
  const attachmentId = detail.ok ? (detail.value.attachments[0]?.attachmentId ?? '') : '';
  await test.done('attachment.detach', { dossierId: one, attachmentId });
  expect(files.sendable(commits())).toBe(commits().length);
  await upload(test, one, pngOf(3000));
  await test.done('dossier.takeResult', granted(one));
  await test.done('dossier.return', handed(one));
  expect(destroyData(services, one, 'Hết hạn').ok).toBe(true);
  expect(files.sendable(commits())).toBe(commits().length);
});

test.each(['sync.offline', 'sync.badAnswer', 'sync.serverFault', 'sync.tooMany'])(
  '%s says nothing about the file: the commit waits on',
  async (code) => {
    const { files, commits, ward, calls, ...test } = await atCounter();
    await upload(test, one, pngOf(3000));
    const before = files.sendable(commits());
    ward.client.sendPiece.mockResolvedValueOnce(fail(code) as never);
    expect(await files.round()).toEqual({ ok: false, error: { code } });
    expect(files.sendable(commits())).toBe(before);
    expect(calls.released).not.toHaveBeenCalled();
    expect(await files.round()).toMatchObject({ ok: true });
    expect(files.sendable(commits())).toBe(commits().length);
  },
);

test.each([
  // A server of an earlier release takes no files.
  'api.notFound',
  'sync.fileTooLarge',
  'sync.unknownDossier',
])('%s: the commit goes without its file, which is tried again an hour later', async (code) => {
  const { files, commits, ward, calls, ...test } = await atCounter();
  await upload(test, one, pngOf(3000));
  files.sendable(commits());
  ward.client.beginFile.mockResolvedValueOnce(fail(code) as never);
  expect(await files.round()).toMatchObject({ ok: true });
  expect(calls.released).toHaveBeenCalledTimes(1);
  expect(files.sendable(commits())).toBe(commits().length);
  expect(test.due()).toEqual([null]);
  expect((await test.done('dossier.get', { id: one })).attachments).toMatchObject([{ state: 'there' }]);
  test.clock.advance(59 * 60_000);
  await files.round();
  expect(ward.whole.size).toBe(0);
  test.clock.advance(2 * 60_000);
  await files.round();
  expect(ward.whole.size).toBe(1);
  expect(test.due()).toEqual([]);
});

test('another version that is whole first ends the upload well', async () => {
  const { files, commits, ward, ...test } = await atCounter();
  await upload(test, one, pngOf(600_000));
  files.sendable(commits());
  ward.client.sendPiece.mockImplementationOnce(async (upload) => {
    const begun = ward.uploads.get(upload);
    ward.uploads.clear();
    ward.whole.set(begun?.name ?? '', Buffer.from('theirs'));
    return fail('sync.fileUnknown') as never;
  });
  await files.round();
  expect(test.due()).toEqual([]);
  expect([...ward.whole.values()].map(String)).toEqual(['theirs']);
});

test('a disk that cannot read keeps no commit waiting', async () => {
  let broken = false;
  const readSync = ((...args: Parameters<typeof fs.readSync>) => {
    if (broken) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' });
    return fs.readSync(...args);
  }) as typeof fs.readSync;
  const { files, commits, ward, ...test } = await atCounter({ ...fs, readSync });
  await upload(test, one, pngOf(3000));
  broken = true;
  files.sendable(commits());
  expect(await files.round()).toMatchObject({ ok: true });
  expect(files.sendable(commits())).toBe(commits().length);
  broken = false;
  test.clock.advance(61 * 60_000);
  await files.round();
  expect(ward.whole.size).toBe(1);
});

test('a full disk stops a file on its way, which is not lost by it and comes later', async () => {
  let full = false;
  const writeSync = ((...args: Parameters<typeof fs.writeSync>) => {
    if (full) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    return fs.writeSync(...args);
  }) as typeof fs.writeSync;
  const { files, calls, ...test } = await atCounter({ ...fs, writeSync });
  await upload(test, one, pngOf(400_000));
  await test.onlyAtWard();
  full = true;
  expect(await files.round()).toMatchObject({ ok: true });
  const state = async () =>
    (await test.done('dossier.get', { id: one })).attachments.map(({ state }) => state);
  expect(await state()).toEqual(['coming']);
  full = false;
  test.clock.advance(61 * 60_000);
  await files.round();
  expect(await state()).toEqual(['there']);
  expect(calls.came).toHaveBeenCalledTimes(1);
});

test('what has come stays while other files of the dossier change', async () => {
  const { files, ward, ...test } = await atCounter();
  await upload(test, one, pngOf(600_000));
  await test.onlyAtWard();
  const asked: number[] = [];
  const stops = test.withWard({
    client: {
      ...ward.client,
      readFile: async (request) => {
        asked.push(request.at);
        return asked.length === 2 ? fail('sync.offline') : ward.client.readFile(request);
      },
    },
  });
  expect(await stops.round()).toMatchObject({ ok: false });
  await upload(test, one, pngOf(2000));
  expect(await stops.round()).toMatchObject({ ok: true });
  expect(asked).toEqual([0, pieceBytes, pieceBytes, 2 * pieceBytes]);
  expect(test.names()).toHaveLength(2);
  expect(await files.round()).toMatchObject({ ok: true });
});

test('taken off or destroyed while it is on its way, nothing of it is laid down', async () => {
  for (const end of ['detach', 'destroy'] as const) {
    const { ward, services, ...test } = await atCounter();
    const detail = await upload(test, one, pngOf(600_000));
    const attachmentId = detail.ok ? (detail.value.attachments[0]?.attachmentId ?? '') : '';
    await test.done('dossier.takeResult', granted(one));
    await test.onlyAtWard();
    let pieces = 0;
    const files = test.withWard({
      client: {
        ...ward.client,
        readFile: async (request) => {
          pieces += 1;
          if (pieces === 2 && end === 'detach')
            await test.done('attachment.detach', { dossierId: one, attachmentId });
          if (pieces === 2 && end === 'destroy') {
            await test.done('dossier.return', handed(one));
            expect(destroyData(services, one, 'Hết hạn').ok).toBe(true);
          }
          return ward.client.readFile(request);
        },
      },
    });
    expect(await files.round()).toMatchObject({ ok: true });
    expect(pieces).toBe(2);
    expect(test.due()).toEqual([]);
    expect(existsSync(test.folder)).toBe(false);
  }
});

test('attached here while it comes from the ward, it is there once', async () => {
  const { ward, ...test } = await atCounter();
  await upload(test, one, pngOf(600_000));
  await test.onlyAtWard();
  let pieces = 0;
  const files = test.withWard({
    client: {
      ...ward.client,
      readFile: async (request) => {
        pieces += 1;
        const { attachments, db } = test.services;
        const key = db.prepare('SELECT key FROM dossier_key').pluck().get() as Uint8Array;
        const content = pngOf(600_000);
        const hash = createHash('sha256').update(content).digest('hex');
        if (pieces === 2) attachments.write(one, key, hash, content);
        return ward.client.readFile(request);
      },
    },
  });
  expect(await files.round()).toMatchObject({ ok: true });
  expect(test.names()).toHaveLength(1);
  const { attachments } = await test.done('dossier.get', { id: one });
  const read = { dossierId: one, attachmentId: attachments[0]?.attachmentId ?? '', offset: 3 * chunkBytes };
  expect((await test.call('attachment.read', read)).ok).toBe(true);
});

test('a dossier that is none, as a stranger may write, does not hold the others up', async () => {
  const { files, ward, services, ...test } = await atCounter();
  await upload(test, one, pngOf(3000));
  await test.onlyAtWard();
  vi.spyOn(console, 'error').mockReturnValue();
  fileDue(services.db, { dossier: '../../etc', hash: 'a'.repeat(64) });
  expect(await files.round()).toMatchObject({ ok: true });
  expect(ward.client.readFile).toHaveBeenCalled();
  expect((await test.done('dossier.get', { id: one })).attachments).toMatchObject([{ state: 'there' }]);
});

test('stopped in the middle it touches neither store nor disk any more', async () => {
  const { ward, ...test } = await atCounter();
  await upload(test, one, pngOf(600_000));
  await test.onlyAtWard();
  let stopped = false;
  const files = test.withWard({
    stopped: () => stopped,
    client: {
      ...ward.client,
      readFile: async (request) => {
        stopped = true;
        test.counter.close();
        open = [];
        return ward.client.readFile(request);
      },
    },
  });
  expect(await files.round()).toEqual({ ok: false, error: { code: 'sync.offline' } });
  expect(test.names()).toEqual([]);
});
