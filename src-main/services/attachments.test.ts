import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { chunkBytes, dossierLimit, fileLimit } from '../../src-shared/attachment/limits.ts';
import { ok } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import {
  granted,
  handed,
  openTestCounter,
  signIn,
  standingClock,
  type TestCounter,
  temporaryFolder,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { jpeg, lockedPdf, pdf, png, pngOf } from '../../tests/support/sampleFiles.ts';
import { upload } from '../../tests/support/upload.ts';
import { cleanName } from './attachments.ts';
import { createScannerFolder } from './scannerFolder.ts';

const one = testId(1);
const two = testId(2);

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
  vi.restoreAllMocks();
});

async function received(): Promise<TestCounter> {
  const test = await openTestCounter();
  open.push(test);
  const form = await validForm(test);
  await test.done('dossier.receive', { id: one, form });
  await test.done('dossier.receive', { id: two, form });
  return test;
}

const failed = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });
const begin = (change: object = {}) => ({
  dossierId: one,
  name: 'giấy.png',
  bytes: png().length,
  media: 'image/png' as const,
  component: null,
  ...change,
});
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

test('a file goes up in pieces, says what it shows, and the history says so without its name', async () => {
  const test = await received();
  const component = (await test.done('dossier.get', { id: one })).components[0]?.id ?? null;
  const done = await upload(test, one, lockedPdf(), 'C:\\ảnh\\Giấy khai sinh.pdf', component);
  expect(done).toMatchObject({
    ok: true,
    value: {
      attachments: [
        {
          name: 'Giấy khai sinh.pdf',
          media: 'application/pdf',
          bytes: lockedPdf().length,
          component,
          locked: true,
          state: 'there',
        },
      ],
    },
  });
  const { history } = await test.done('dossier.get', { id: one });
  expect(history.at(-1)).toMatchObject({ type: 'dossier.attached' });
  expect(JSON.stringify(history)).not.toContain('khai sinh.pdf');
});

test('the same content comes once to a dossier, and again after it was taken off', async () => {
  const test = await received();
  expect((await upload(test, one, png())).ok).toBe(true);
  expect(await upload(test, one, png(), 'tên khác.png')).toEqual(failed('attachment.twice'));
  expect((await upload(test, two, png())).ok).toBe(true);
  const [attached] = (await test.done('dossier.get', { id: one })).attachments;
  const attachmentId = attached?.attachmentId ?? '';
  expect(await test.done('attachment.detach', { dossierId: one, attachmentId })).toMatchObject({
    attachments: [],
  });
  expect(await test.call('attachment.detach', { dossierId: one, attachmentId })).toEqual(
    failed('attachment.unknown'),
  );
  expect(await test.call('attachment.read', { dossierId: one, attachmentId, offset: 0 })).toEqual(
    failed('attachment.unknown'),
  );
  expect((await upload(test, one, png())).ok).toBe(true);
  expect(await test.done('dossier.get', { id: one })).toMatchObject({ attachments: [{ state: 'there' }] });
});

test('I8: a file opens only under the dossier it is in, and never for the pad or nobody', async () => {
  const test = await received();
  await upload(test, one, png());
  const [attached] = (await test.done('dossier.get', { id: one })).attachments;
  const read = { dossierId: one, attachmentId: attached?.attachmentId ?? '', offset: 0 };
  expect(await test.call('attachment.read', { ...read, dossierId: two })).toEqual(
    failed('attachment.unknown'),
  );
  expect(await test.call('attachment.read', { ...read, dossierId: testId(9) })).toEqual(
    failed('attachment.unknown'),
  );
  expect(await test.call('attachment.detach', { ...read, dossierId: two })).toEqual(
    failed('attachment.unknown'),
  );
  const { counter } = test;
  expect(await counter.call(counter.connect('pad'), 'attachment.read', read)).toEqual(
    failed('api.wrongSurface'),
  );
  expect(await counter.call(counter.connect('lobby'), 'scanner.list', {})).toEqual(
    failed('api.wrongSurface'),
  );
  expect(await counter.call(counter.connect('counter'), 'attachment.read', read)).toEqual(
    failed('api.notSignedIn'),
  );
});

test('an upload belongs to the window and the person that began it', async () => {
  const test = await received();
  const { uploadId } = await test.done('attachment.begin', begin());
  const other = test.counter.connect('counter');
  const callAsOther = (channel: string, input: unknown) => test.counter.call(other, channel, input);
  await signIn({ call: callAsOther as TestCounter['call'] }, 'receiver');
  const piece = { uploadId, offset: 0, base64: base64(png()) };
  expect(await callAsOther('attachment.chunk', piece)).toEqual(failed('attachment.uploadUnknown'));
  expect(await callAsOther('attachment.discard', { uploadId })).toMatchObject({ ok: true });
  await test.done('attachment.chunk', piece);
  await signIn(test, 'leader');
  expect(await test.call('attachment.finish', { uploadId })).toEqual(failed('attachment.uploadUnknown'));
  await signIn(test, 'receiver');
  expect((await test.call('attachment.finish', { uploadId })).ok).toBe(true);
  expect(await test.call('attachment.finish', { uploadId })).toEqual(failed('attachment.uploadUnknown'));
});

test('shapes that are not right are refused, not run', async () => {
  const test = await received();
  const { counter, caller } = test;
  for (const bad of [
    {},
    begin({ dossierId: '../../store' }),
    begin({ dossierId: 'AAAAAAAA-0000-4000-8000-000000000001' }),
    begin({ bytes: -1 }),
    begin({ bytes: 1.5 }),
    begin({ media: 'text/html' }),
    begin({ component: 'x' }),
    begin({ name: 5 }),
  ])
    expect(await counter.call(caller, 'attachment.begin', bad)).toEqual(failed('api.badInput'));
  const { uploadId } = await test.done('attachment.begin', begin());
  for (const text of ['', 'không phải', '<>', base64(new Uint8Array(chunkBytes + 3))])
    expect(await counter.call(caller, 'attachment.chunk', { uploadId, offset: 0, base64: text })).toEqual(
      failed('api.badInput'),
    );
  await upload(test, one, png());
  const [attached] = (await test.done('dossier.get', { id: one })).attachments;
  const read = { dossierId: one, attachmentId: attached?.attachmentId ?? '' };
  for (const offset of [1, -chunkBytes, chunkBytes, fileLimit * 2, Number.NaN])
    expect(await counter.call(caller, 'attachment.read', { ...read, offset })).toEqual(
      failed('api.badInput'),
    );
});

test('pieces out of order, too many and too few end the upload, and nothing is attached', async () => {
  const test = await received();
  const content = pngOf(chunkBytes * 2);
  const first = base64(content.subarray(0, chunkBytes));
  const start = async () => (await test.done('attachment.begin', begin({ bytes: content.length }))).uploadId;
  for (const offsets of [[chunkBytes], [0, 0], [0, chunkBytes, chunkBytes * 2], [0, chunkBytes * 2]]) {
    const uploadId = await start();
    const answers = [];
    for (const offset of offsets)
      answers.push(await test.call('attachment.chunk', { uploadId, offset, base64: first }));
    expect(answers.at(-1)).toEqual(failed('attachment.outOfOrder'));
    expect(await test.call('attachment.finish', { uploadId })).toEqual(failed('attachment.uploadUnknown'));
  }
  const uploadId = await start();
  await test.done('attachment.chunk', { uploadId, offset: 0, base64: first });
  expect(await test.call('attachment.finish', { uploadId })).toEqual(failed('attachment.outOfOrder'));
  expect((await test.done('dossier.get', { id: one })).attachments).toEqual([]);
});

test('limits: a file, a dossier, uploads at once; each said in a sentence with its number', async () => {
  const test = await received();
  const tooBig = await test.call('attachment.begin', begin({ bytes: fileLimit + 1 }));
  expect(tooBig).toEqual(failed('attachment.tooBig'));
  if (!tooBig.ok) expect(messageFor(tooBig.error)).toContain('Tệp lớn 20,1 MB; mỗi tệp tối đa 20 MB.');
  expect(await test.call('attachment.begin', begin({ bytes: 0 }))).toEqual(failed('attachment.empty'));
  for (let n = 0; n < 8; n += 1) await test.done('attachment.begin', begin());
  expect(await test.call('attachment.begin', begin())).toEqual(failed('attachment.tooMany'));
  test.clock.advance(11 * 60_000);
  expect((await test.call('attachment.begin', begin())).ok).toBe(true);

  for (let n = 0; n < dossierLimit / fileLimit; n += 1)
    expect((await upload(test, two, pngOf(fileLimit - 60 - n))).ok).toBe(true);
  const full = await upload(test, two, pngOf(800_000));
  expect(full).toEqual(failed('attachment.dossierFull'));
  if (!full.ok) expect(messageFor(full.error)).toContain('chỉ còn chỗ cho 0 MB');
});

test('a content that is not what it says is refused whole, and the dossier is as it was', async () => {
  const test = await received();
  const before = (await test.done('dossier.get', { id: one })).history.length;
  for (const [content, code] of [
    [png().subarray(0, -3), 'attachment.broken'],
    [Buffer.from('PK\x03\x04 word'), 'attachment.kindRefused'],
    [Buffer.from('<html>'), 'attachment.kindRefused'],
  ] as const)
    expect(await upload(test, one, content)).toEqual(failed(code));
  expect(await upload(test, one, png(), 'x.png', 'c99')).toEqual(failed('attachment.unknownComponent'));
  expect(await upload(test, testId(9), png())).toEqual(failed('dossier.unknown'));
  expect((await test.done('dossier.get', { id: one })).history).toHaveLength(before);
});

test('what came with a finished dossier stays; nothing is taken off it any more', async () => {
  const test = await received();
  await upload(test, one, png());
  await test.done('dossier.takeResult', granted(one));
  await test.done('dossier.return', handed(one));
  const [attached] = (await test.done('dossier.get', { id: one })).attachments;
  const detach = { dossierId: one, attachmentId: attached?.attachmentId ?? '' };
  expect(await test.call('attachment.detach', detach)).toEqual(failed('dossier.alreadyReturned'));
  const { attachments, actions } = await test.done('dossier.get', { id: one });
  expect(attachments).toMatchObject([{ state: 'there' }]);
  expect(actions).toContainEqual({ name: 'detach', forbidden: 'dossier.alreadyReturned' });
});

test('names lose folders, line breaks and length, and keep every letter', () => {
  expect(cleanName('../../etc/passwd')).toBe('passwd');
  expect(cleanName('C:\\Users\\a\\Ảnh 1.jpg')).toBe('Ảnh 1.jpg');
  expect(cleanName("Rơ Châm H'Bơ\r\n\u202egpj.exe")).toBe("Rơ Châm H'Bơ gpj.exe");
  expect(cleanName(' \u0000 ')).toBe('tệp không tên');
  expect(cleanName('x'.repeat(255))).toHaveLength(150);
});

async function withScanner(): Promise<{ test: TestCounter; scans: string; settled(): Promise<void> }> {
  const test = await received();
  const scans = temporaryFolder();
  await signIn(test, 'administrator');
  await test.done('scanner.setFolder', { folder: scans });
  await signIn(test, 'receiver');
  const settled = async () => {
    await test.done('scanner.list', {});
    test.clock.advance(2000);
  };
  return { test, scans, settled };
}

test('only those who manage name the scanner folder, and never one of the counter itself', async () => {
  const test = await received();
  expect(await test.done('scanner.status', {})).toEqual({ folder: null, reachable: false });
  expect(await test.call('scanner.list', {})).toEqual(failed('scanner.notSet'));
  const scans = temporaryFolder();
  for (const role of ['receiver', 'specialist']) {
    await signIn(test, role);
    expect(await test.call('scanner.setFolder', { folder: scans })).toEqual(failed('api.roleNeeded'));
  }
  await signIn(test, 'administrator');
  mkdirSync(join(test.folder, 'scans'));
  symlinkSync(test.folder, join(scans, 'way-in'));
  for (const bad of [
    test.folder,
    join(test.folder, 'scans'),
    join(test.folder, '..'),
    'scans',
    join(scans, 'way-in'),
  ])
    expect(await test.call('scanner.setFolder', { folder: bad })).toEqual(failed('scanner.badFolder'));
  writeFileSync(join(scans, 'file'), '');
  for (const bad of [join(scans, 'nowhere'), join(scans, 'file')])
    expect(await test.call('scanner.setFolder', { folder: bad })).toEqual(failed('scanner.unreachable'));
  expect(await test.done('scanner.setFolder', { folder: scans })).toEqual({ folder: scans, reachable: true });
  expect(await test.done('scanner.setFolder', { folder: null })).toEqual({ folder: null, reachable: false });
});

test('a scan counts once its size stood still for two seconds, and leaves the folder with its event', async () => {
  const { test, scans } = await withScanner();
  const path = join(scans, 'scan 01.pdf');
  const list = async () => (await test.done('scanner.list', {})).files;
  writeFileSync(path, pdf().subarray(0, 200));
  expect(await list()).toMatchObject([{ name: 'scan 01.pdf', bytes: 200, state: 'writing' }]);
  test.clock.advance(1999);
  expect(await list()).toMatchObject([{ state: 'writing' }]);
  writeFileSync(path, pdf());
  test.clock.advance(1999);
  const [scan] = await list();
  expect(scan).toMatchObject({ state: 'writing', bytes: pdf().length });
  const take = { dossierId: one, file: scan?.file ?? '', component: null };
  expect(await test.call('scanner.take', take)).toEqual(failed('scanner.stillWriting'));
  test.clock.advance(2000);
  expect(await list()).toMatchObject([{ state: 'ready' }]);
  expect(await test.done('scanner.take', take)).toMatchObject({
    attachments: [{ name: 'scan 01.pdf', media: 'application/pdf', state: 'there' }],
  });
  expect(readdirSync(scans)).toEqual([]);
  expect(await test.call('scanner.take', take)).toEqual(failed('scanner.gone'));
});

test('a scan that is refused stays where it is', async () => {
  const { test, scans, settled } = await withScanner();
  writeFileSync(join(scans, 'hỏng.pdf'), pdf().subarray(0, 200));
  writeFileSync(join(scans, 'lớn.pdf'), new Uint8Array(fileLimit + 1));
  writeFileSync(join(scans, 'ảnh.tif'), Buffer.from('II*\0......'));
  await settled();
  const { files } = await test.done('scanner.list', {});
  const codeOf = async (name: string) => {
    const file = files.find((scan) => scan.name === name)?.file ?? '';
    const answer = await test.call('scanner.take', { dossierId: one, file, component: null });
    return answer.ok ? 'taken' : answer.error.code;
  };
  expect(await codeOf('hỏng.pdf')).toBe('attachment.broken');
  expect(await codeOf('lớn.pdf')).toBe('attachment.tooBig');
  expect(await codeOf('ảnh.tif')).toBe('attachment.kindRefused');
  expect(readdirSync(scans)).toHaveLength(3);
});

test('two dossiers asking for one scan at once: one gets it', async () => {
  const { test, scans, settled } = await withScanner();
  writeFileSync(join(scans, 'a.jpg'), jpeg());
  await settled();
  const [scan] = (await test.done('scanner.list', {})).files;
  const take = (dossierId: string) =>
    test.call('scanner.take', { dossierId, file: scan?.file ?? '', component: null });
  const answers = await Promise.all([take(one), take(two)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toEqual(failed('scanner.gone'));
});

test('folders, links, hidden and half-transferred files are nobody’s scans; nor is what lies elsewhere', async () => {
  const { test, scans } = await withScanner();
  mkdirSync(join(scans, 'folder.pdf'));
  for (const name of ['.hidden.pdf', '~lock.pdf', 'Thumbs.db', 'half.part', 'x.tmp'])
    writeFileSync(join(scans, name), pdf());
  const outside = join(temporaryFolder(), 'outside.pdf');
  writeFileSync(outside, pdf());
  symlinkSync(outside, join(scans, 'link.pdf'));
  expect((await test.done('scanner.list', {})).files).toEqual([]);
  const { counter, caller } = test;
  for (const file of ['../outside.pdf', 'link.pdf', ''])
    expect(await counter.call(caller, 'scanner.take', { dossierId: one, file, component: null })).toEqual(
      failed('api.badInput'),
    );
  expect(existsSync(outside)).toBe(true);
});

test('a scanner that is gone says so and leaves the counter working', async () => {
  const { test, scans } = await withScanner();
  rmdirSync(scans);
  expect(await test.done('scanner.status', {})).toEqual({ folder: scans, reachable: false });
  expect(await test.call('scanner.list', {})).toEqual(failed('scanner.unreachable'));
  expect((await upload(test, one, png())).ok).toBe(true);
});

test('a newer scan of the same name stays for the next dossier', async () => {
  const { test, scans, settled } = await withScanner();
  const path = join(scans, 'a.jpg');
  writeFileSync(path, jpeg());
  await settled();
  const [scan] = (await test.done('scanner.list', {})).files;
  const { attachments } = test.counter.services;
  const write = attachments.write;
  vi.spyOn(attachments, 'write').mockImplementation((...given) => {
    write(...given);
    writeFileSync(path, png());
  });
  const take = { dossierId: one, file: scan?.file ?? '', component: null };
  expect((await test.call('scanner.take', take)).ok).toBe(true);
  expect(readFileSync(path)).toEqual(Buffer.from(png()));
});

test('a scan that cannot be taken out of its folder is used once and shown as left behind', async () => {
  const scans = temporaryFolder();
  const clock = standingClock();
  const folder = createScannerFolder(clock.clock, temporaryFolder(), () => Promise.reject(new Error('held')));
  writeFileSync(join(scans, 'a.jpg'), jpeg());
  await folder.list(scans);
  clock.advance(2000);
  const listed = await folder.list(scans);
  const file = listed.ok ? (listed.value[0]?.file ?? '') : '';
  const take = () => folder.take(scans, file, (name) => ok(name));
  expect(await take()).toEqual(ok('a.jpg'));
  expect(await folder.list(scans)).toMatchObject({ value: [{ state: 'notRemoved' }] });
  expect(await take()).toEqual(failed('scanner.notRemoved'));
});
