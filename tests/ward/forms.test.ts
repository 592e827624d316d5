import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runLibraryAdd, runLibraryList } from '../../src-main/cli/library.ts';
import { openLibrary, wardFormsFolder } from '../../src-main/services/library.ts';
import { getMeta } from '../../src-main/store/meta.ts';
import { fileLimit } from '../../src-shared/attachment/limits.ts';
import type { ManageChannel, ManageInput, ManageOutput } from '../../src-shared/contract/manage.ts';
import type { PublicForm } from '../../src-shared/contract/public.ts';
import type { WardForm } from '../../src-shared/library/form.ts';
import type { Result } from '../../src-shared/result.ts';
import { pieceBytes } from '../../src-shared/sync/fileWire.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { openTestCounter, standingClock, type TestCounter } from '../support/counter.ts';
import { formPdf, lockedPdf, png, pngOf } from '../support/sampleFiles.ts';
import { type CuttingProxy, cuttingProxy } from './cuttingProxy.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let ward: TestWard;
let cookie: string;
let open: TestCounter[] = [];
let proxy: CuttingProxy;
let clock: ReturnType<typeof standingClock>;

beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  clock = standingClock('2026-11-20T02:05:00.000Z');
  ward = await startWard(await database.fresh(), clock.clock);
  proxy = await cuttingProxy(ward.url);
  await signIn();
});
afterEach(async () => {
  for (const { counter } of open) counter.close();
  open = [];
  proxy.close();
  await ward.stop();
});

/** A session ends after twelve hours. */
async function signIn(): Promise<void> {
  const password = await ward.open.managers.make(ward.id, 'Đức');
  if (!password.ok) throw new Error(password.error.code);
  const body = JSON.stringify({ name: 'Đức', password: password.value });
  const signedIn = await ask('/manage/api/signIn', body);
  cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
}

interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** As a browser would, with whatever path was given, not made tidy. */
function ask(path: string, body?: string, withCookie = false, method = body ? 'POST' : 'GET') {
  const { hostname, port } = new URL(ward.url);
  return new Promise<Answer>((resolve, reject) => {
    const headers = {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(withCookie ? { cookie } : {}),
    };
    const sent = request(
      { hostname, port, path, method, headers, rejectUnauthorized: false, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(chunks), headers: answer.headers }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function manage<C extends ManageChannel>(
  channel: C,
  input: ManageInput<C>,
): Promise<Result<ManageOutput<C>>> {
  const answer = await ask(`/manage/api/${channel}`, JSON.stringify(input), true);
  return JSON.parse(answer.bytes.toString('utf8')) as Result<ManageOutput<C>>;
}

const procedure = '1.001193';
const title = 'Tờ khai “đăng ký” khai sinh';
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const refusal = (code: string) => ({ ok: false, error: { code } });

/** As the manage page does. */
async function upload(content: Uint8Array): Promise<Result<unknown>> {
  const hash = hashOf(content);
  const begun = await manage('beginForm', { hash, bytes: content.length });
  if (!begun.ok) return begun;
  for (let at = begun.value.have; at < content.length; at += pieceBytes) {
    const base64 = Buffer.from(content.subarray(at, at + pieceBytes)).toString('base64');
    const added = await manage('addForm', { hash, at, base64 });
    if (!added.ok) return added;
  }
  return manage('finishForm', { hash });
}

const typed = (content: Uint8Array): ManageInput<'saveForm'> => ({
  procedure,
  id: null,
  kind: 'blank',
  title,
  component: null,
  from: '2026-11-20',
  hash: hashOf(content),
});

async function publish(content: Uint8Array, change: Partial<ManageInput<'saveForm'>> = {}): Promise<void> {
  expect(await upload(content)).toMatchObject({ ok: true });
  expect(await manage('saveForm', { ...typed(content), ...change })).toEqual({ ok: true, value: {} });
}

async function published(code = procedure): Promise<readonly PublicForm[]> {
  const { bytes } = await ask(`/public/procedures/${code}/forms`);
  return (JSON.parse(bytes.toString('utf8')) as { value: { forms: PublicForm[] } }).value.forms;
}

async function counter(): Promise<TestCounter> {
  const opened = await openTestCounter({ online: true, clock: clock.clock });
  open.push(opened);
  return opened;
}

async function joins({ counter: { services } }: TestCounter, name: string, url = ward.url): Promise<void> {
  const code = await ward.open.members.makeCode(ward.id, name);
  if (!code.ok) throw new Error(code.error.code);
  const joined = await services.enrol({ url, fingerprint: ward.fingerprint }, code.value, name);
  expect(joined).toMatchObject({ ok: true });
}

const until = (holds: () => unknown) => expect.poll(holds, { timeout: 15_000, interval: 20 }).toBe(true);
const documents = async (test: TestCounter) =>
  (await test.done('library.list', { procedureCode: procedure })).documents;
const settled = async (test: TestCounter, titles: readonly string[]) =>
  expect
    .poll(async () => (await documents(test)).map((one) => `${one.title}${one.coming ? ' …' : ''}`), {
      timeout: 15_000,
      interval: 20,
    })
    .toEqual(titles);

async function contentAt(test: TestCounter, documentId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const read: { base64: string; next: number | null } = await test.done('library.read', {
      procedureCode: procedure,
      documentId,
      offset,
    });
    parts.push(Buffer.from(read.base64, 'base64'));
    offset = read.next;
  }
  return Buffer.concat(parts);
}

test('what a manager hands out is on the public page, is saved under its name and never shown as a page', async () => {
  const content = pngOf(700_000);
  const hash = hashOf(content);
  await publish(content, { component: 'c1' });
  await publish(formPdf(1), { kind: 'sample', title: 'Hồ sơ mẫu' });
  const media = 'image/png';
  expect(await published()).toMatchObject([
    { kind: 'blank', title, component: 'c1', hash, media, size: content.length },
    { kind: 'sample', title: 'Hồ sơ mẫu', component: null },
  ]);
  expect(await published('1.004873')).toEqual([]);
  const got = await ask(`/public/forms/${hash}`);
  expect(got.status).toBe(200);
  expect(got.bytes.equals(content)).toBe(true);
  expect(got.headers).toMatchObject({
    'content-type': media,
    'content-length': String(content.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const disposition = String(got.headers['content-disposition']);
  expect(disposition).toMatch(
    /^attachment; filename="bieu-mau\.png"; filename\*=UTF-8''[A-Za-z0-9%.\-_!~]+$/,
  );
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(`${title}.png`);
  const head = await ask(`/public/forms/${hash}`, undefined, false, 'HEAD');
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': String(content.length) } });
});

test('a hostile title breaks no header and no path', async () => {
  const hostile = `a"; filename=b.html; x='(*)\\..\\../%0d%0aSet-Cookie: x`;
  await publish(png(), { title: hostile });
  const { status, headers } = await ask(`/public/forms/${hashOf(png())}`);
  expect(status).toBe(200);
  expect(headers['set-cookie']).toBeUndefined();
  const disposition = String(headers['content-disposition']);
  expect(disposition).toMatch(
    /^attachment; filename="bieu-mau\.png"; filename\*=UTF-8''[A-Za-z0-9%.\-_!~]+$/,
  );
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).not.toMatch(/[\\/":*]/);
  for (const bad of ['dòng\r\nSet-Cookie: x=1', 'a\u0000bc', 'ab', ' '.repeat(10), 'a'.repeat(201)])
    expect(await manage('saveForm', { ...typed(png()), title: bad })).toEqual(refusal('library.badTitle'));
});

test('nothing but a form of today is given out, whatever is asked for', async () => {
  await publish(png());
  const later = png(60, 40, 'later');
  await publish(later, { title: 'Mẫu năm sau', from: '2027-01-01' });
  const notSaved = png(60, 40, 'not saved');
  expect(await upload(notSaved)).toMatchObject({ ok: true });
  const hash = hashOf(png());
  for (const path of [
    hashOf(later),
    hashOf(notSaved),
    'f'.repeat(64),
    hash.toUpperCase(),
    `${hash}%00`,
    `${hash}' OR '1'='1`.replaceAll(' ', '%20'),
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/package.json',
    `../forms/${'0'.repeat(64)}`,
    '',
  ]) {
    const { status, bytes } = await ask(`/public/forms/${path}`);
    expect(status, path).toBe(404);
    expect(bytes.toString('utf8'), path).toContain('"ok":false');
  }
  expect(await published(`${procedure}'%20OR%201=1`)).toEqual([]);
  clock.set('2027-01-01T02:00:00.000Z');
  expect((await ask(`/public/forms/${hashOf(later)}`)).status).toBe(200);
});

test('another file takes its place from its first day on, and what is withdrawn is not given out any more', async () => {
  const [old, newer] = [png(), png(60, 40, 'new')];
  await publish(old);
  const [form] = (await ward.open.settings.list(ward.id, 'form')).map(
    ({ setting }) => setting.body as WardForm,
  );
  const replace = { id: form?.id ?? '', from: '2027-01-01' };
  await publish(newer, replace);
  const shown = async () => (await published()).map(({ hash }) => hash);
  expect(await shown()).toEqual([hashOf(old)]);
  expect(await manage('saveForm', { ...typed(newer), ...replace })).toEqual(refusal('library.sameFile'));
  clock.set('2027-01-01T02:00:00.000Z');
  await signIn();
  expect(await shown()).toEqual([hashOf(newer)]);
  // The one before was kept until the day; a third leaves it out.
  const third = png(60, 40, 'third');
  await publish(third, { ...replace, from: '2027-02-01' });
  const withdraw = (from: string) => manage('withdrawForm', { procedure, id: replace.id, from });
  expect(await withdraw('2027-03-01')).toEqual(refusal('library.unknown'));
  expect(await withdraw('2027-02-01')).toMatchObject({ ok: true });
  expect(await shown()).toEqual([hashOf(newer)]);
  expect(await withdraw('2027-01-01')).toMatchObject({ ok: true });
  expect(await shown()).toEqual([]);
  expect((await ask(`/public/forms/${hashOf(newer)}`)).status).toBe(404);
  await publish(newer, { from: '2027-01-01' });
  expect(await shown()).toEqual([hashOf(newer)]);
});

test('what is no form is refused with its reason, and its upload is gone', async () => {
  const broken = formPdf(2).subarray(0, -40);
  for (const [content, code] of [
    [Buffer.from('MZ'), 'attachment.kindRefused'],
    [Buffer.from('<svg onload=alert(1)>'), 'attachment.kindRefused'],
    [broken, 'attachment.broken'],
    [lockedPdf(), 'library.locked'],
  ] as const) {
    expect(await upload(content)).toMatchObject(refusal(code));
    expect(await manage('saveForm', typed(content))).toEqual(refusal('settings.noContent'));
    expect(await manage('beginForm', { hash: hashOf(content), bytes: content.length })).toMatchObject({
      value: { whole: false, have: 0 },
    });
  }
  const hash = hashOf(png());
  expect(await manage('beginForm', { hash, bytes: fileLimit + 1 })).toMatchObject(refusal('api.badInput'));
  expect(await manage('addForm', { hash, at: 0, base64: 'AAAA' })).toEqual(refusal('sync.formUnknown'));
  expect(await manage('finishForm', { hash })).toEqual(refusal('sync.formUnknown'));
  await manage('beginForm', { hash, bytes: 3 });
  expect(await manage('addForm', { hash, at: 0, base64: 'AAAAAA==' })).toEqual(refusal('sync.fileTooLarge'));
  expect(await manage('finishForm', { hash })).toMatchObject(refusal('sync.fileIncomplete'));
  await manage('addForm', { hash, at: 0, base64: 'AAAA' });
  expect(await manage('finishForm', { hash })).toEqual(refusal('sync.fileWrongHash'));
  // Begun by somebody under a wrong length: the right one is not held up by it.
  await manage('beginForm', { hash, bytes: 3 });
  expect(await upload(png())).toMatchObject({ ok: true });
  for (const [change, code] of [
    [{ procedure: '9.999999' }, 'library.badCode'],
    [{ component: 'c99' }, 'library.badComponent'],
    [{ from: '2026-11-19' }, 'library.badDay'],
    [{ from: '20/11/2026' }, 'library.badDay'],
    [{ id: 'f'.repeat(16) }, 'library.unknown'],
  ] as const)
    expect(await manage('saveForm', { ...typed(png()), ...change })).toMatchObject(refusal(code));
  await publish(png());
  expect(await manage('saveForm', { ...typed(png()), title: `  ${title.toUpperCase()} ` })).toEqual(
    refusal('library.sameTitle'),
  );
});

test('no setting names a file that the ward does not have as it says', async () => {
  const form: WardForm = {
    procedure,
    id: 'a'.repeat(16),
    kind: 'blank',
    title,
    component: null,
    files: [{ from: null, hash: hashOf(png()), media: 'image/png', size: png().length }],
  };
  const change = (files: WardForm['files']) =>
    manage('change', { settings: [settingOf('form', { ...form, files })] });
  expect(await change(form.files)).toEqual(refusal('settings.noContent'));
  await upload(png());
  expect(await change([{ ...form.files[0], media: 'application/pdf' }] as WardForm['files'])).toEqual(
    refusal('settings.noContent'),
  );
  expect(await change(form.files)).toMatchObject({ ok: true });
});

test('a counter gets the ward’s forms in the background and prints them with the line cut', async () => {
  const content = pngOf(900_000);
  const test = await counter();
  await joins(test, 'Q1', proxy.url);
  await publish(content);
  await settled(test, [title]);
  const [document] = await documents(test);
  const id = document?.id ?? '';
  proxy.close();
  expect((await contentAt(test, id)).equals(content)).toBe(true);
  const wanted = { paper: 'library' as const, target: 'printer' as const, procedureCode: procedure };
  const printed = await test.done('paper.print', { ...wanted, documentId: id });
  expect(printed.document).toMatchObject({ blocks: [{ kind: 'picture' }] });
  const folder = wardFormsFolder(test.folder);
  expect(readdirSync(folder)).toEqual([`${hashOf(content)}.png`]);
  // A file that was swapped is not shown as the form.
  writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), png());
  const read = { procedureCode: procedure, documentId: id, offset: 0 };
  expect(await test.call('library.read', read)).toEqual(refusal('library.coming'));
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that comes in pieces goes on where the line was cut; withdrawn, it goes from the counter', async () => {
  const content = pngOf(900_000);
  await publish(content);
  const test = await counter();
  proxy.cutAfter('down', 400_000);
  await joins(test, 'Q1', proxy.url);
  await settled(test, [title]);
  expect((await contentAt(test, (await documents(test))[0]?.id ?? '')).equals(content)).toBe(true);
  expect(proxy.passed.down).toBeLessThan(content.length + pieceBytes + 150_000);
  const [form] = (await ward.open.settings.list(ward.id, 'form')).map(
    ({ setting }) => setting.body as WardForm,
  );
  await manage('withdrawForm', { procedure, id: form?.id ?? '', from: '2026-11-20' });
  await settled(test, []);
  await until(() => readdirSync(wardFormsFolder(test.folder)).length === 0);
});

test('a counter that worked alone offers its library: what is new becomes the ward’s, what differs waits', async () => {
  const [one, two] = [await counter(), await counter()];
  const [same, ours, theirs] = [png(), pngOf(600_000), png(60, 40, 'theirs')];
  const add = ({ folder }: TestCounter, content: Uint8Array, name: string) =>
    expect(
      openLibrary(folder).add(procedure, { title: name, kind: 'blank', content }, clock.clock()),
    ).toMatchObject({ ok: true });
  add(one, same, 'Giấy báo');
  add(one, ours, 'Tờ khai');
  add(two, same, 'GIẤY  BÁO');
  add(two, theirs, 'Tờ khai');
  add(two, png(60, 40, 'more'), 'Tờ khai');
  await joins(one, 'Q1');
  await until(() => getMeta(one.counter.services.db, 'formsOffered') === 'yes');
  await settled(one, ['Giấy báo', 'Tờ khai']);
  await expect.poll(async () => (await published()).length).toBe(2);

  await joins(two, 'Q2');
  await until(() => getMeta(two.counter.services.db, 'formsOffered') === 'yes');
  await expect
    .poll(async () => (await documents(two)).map((found) => found.title).sort(), { timeout: 15_000 })
    .toEqual(['Giấy báo', 'Tờ khai', 'Tờ khai (2)']);
  const offers = await ward.open.settings.offers(ward.id);
  expect(offers).toMatchObject([{ counter: 'Q2', setting: { kind: 'form', body: { title: 'Tờ khai' } } }]);
  const idOfTitle = async (test: TestCounter) =>
    (await documents(test)).find((found) => found.title === 'Tờ khai')?.id ?? '';
  await expect
    .poll(async () => (await documents(two)).every(({ coming }) => !coming), { timeout: 15_000 })
    .toBe(true);
  expect((await contentAt(two, await idOfTitle(two))).equals(Buffer.from(ours))).toBe(true);
  const [offer] = offers;
  const ref = { kind: 'form' as const, key: offer?.setting.key ?? '' };
  expect(await manage('settle', { device: offer?.device ?? '', ref, take: true })).toMatchObject({
    ok: true,
  });
  for (const test of [one, two])
    await expect
      .poll(
        async () => {
          const shown = (await documents(test)).find((found) => found.title === 'Tờ khai');
          return shown && !shown.coming && shown.size === theirs.length;
        },
        { timeout: 15_000 },
      )
      .toBe(true);
  // What was its own stays where it was, and is shown no more.
  expect(existsSync(join(two.folder, 'library', procedure, 'index.json'))).toBe(true);
});

test('an offer that is cut off is made again; a file lost here keeps the others from nothing', async () => {
  const test = await counter();
  const library = openLibrary(test.folder);
  const content = pngOf(800_000);
  library.add(procedure, { title: 'Bị mất', kind: 'blank', content: png() }, clock.clock());
  library.add(procedure, { title: 'Còn đủ', kind: 'blank', content }, clock.clock());
  const [lost] = readdirSync(join(test.folder, 'library', procedure)).filter((name) =>
    name.startsWith(hashOf(png()).slice(0, 16)),
  );
  writeFileSync(join(test.folder, 'library', procedure, lost ?? ''), 'x');
  proxy.cutAfter('up', 500_000);
  await joins(test, 'Q1', proxy.url);
  await settled(test, ['Còn đủ']);
  expect((await published()).map((form) => form.title)).toEqual(['Còn đủ']);
});

test('at a counter of a ward nobody changes the library by hand', async () => {
  const test = await counter();
  const file = join(test.folder, 'mẫu.png');
  writeFileSync(file, png());
  await joins(test, 'Q1');
  await until(() => existsSync(wardFormsFolder(test.folder)));
  const args = [
    '--data',
    test.folder,
    '--procedure',
    procedure,
    '--kind',
    'blank',
    '--title',
    'Mẫu tay',
    file,
  ];
  expect(await runLibraryAdd(args)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('máy chủ'),
  });
  expect(existsSync(join(test.folder, 'library', procedure))).toBe(false);
  await publish(png());
  await settled(test, [title]);
  expect((await runLibraryList(['--data', test.folder])).stdout).toBe(
    `${procedure}  Mẫu đơn, tờ khai: ${title} (png, của phường, dùng từ 2026-11-20)`,
  );
  expect((await runLibraryList(['--data', test.folder, '--procedure', '1.004873'])).stdout).toContain(
    'Chưa có',
  );
});

test('a counter of an earlier release is told nothing it cannot read, and reads on', async () => {
  await publish(png());
  await ward.open.settings.change(ward.id, 'Đức', [
    settingOf('answer', { id: 'a', publishedOn: '2026-11-20', question: 'Hỏi', answer: 'Đáp' }),
  ]);
  const before = await ward.open.settings.after(ward.id, { after: 0 });
  const kinds = ({ settings }: typeof before) =>
    settings.map(({ setting }) => (setting as { kind: string }).kind);
  expect(kinds(before)).toEqual(['answer']);
  expect(before.last).toBe(2);
  const now = await ward.open.settings.after(ward.id, { after: 0, kinds: ['form', 'answer', 'later'] });
  expect(kinds(now)).toEqual(['form', 'answer']);
});
