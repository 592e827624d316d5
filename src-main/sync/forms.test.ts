import { createHash } from 'node:crypto';
import fs, { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FormFile, WardForm } from '../../src-shared/library/form.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { type OfferRequest, settingOf } from '../../src-shared/sync/settings.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import type { WriteDb } from '../store/brands.ts';
import type { Files } from '../store/files.ts';
import { formFiles } from '../store/formFiles.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { emptyCopy } from '../store/verify.ts';
import { wardForms, writeWardForm } from '../store/wardForms.ts';
import { createForms, type FormsDeps, type LocalForm } from './forms.ts';

const bytesOf = (text: string) => Buffer.from(text.repeat(10));
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const fileOf = (text: string): FormFile => ({
  from: null,
  hash: hashOf(bytesOf(text)),
  media: 'image/png',
  size: bytesOf(text).length,
});
const formOf = (title: string, ...texts: string[]): WardForm => ({
  procedure: '1.001193',
  id: hashOf(Buffer.from(title)).slice(0, 16),
  kind: 'blank',
  title,
  component: null,
  files: texts.map(fileOf),
});
const local = (title: string, text: string): LocalForm => ({
  form: formOf(title, text),
  content: () => ok(bytesOf(text)),
});

/** A ward in memory: contents by hash, four bytes in a piece, and what it was offered. */
function ward(...texts: string[]) {
  const contents = new Map<string, Buffer>(texts.map((text) => [hashOf(bytesOf(text)), bytesOf(text)]));
  const uploads = new Map<string, Buffer>();
  const offers: string[][] = [];
  const client: FormsDeps['client'] = {
    beginForm: async ({ hash }) => ok({ whole: contents.has(hash), have: uploads.get(hash)?.length ?? 0 }),
    sendFormPiece: async (hash, at, bytes) => {
      uploads.set(hash, Buffer.concat([uploads.get(hash) ?? Buffer.alloc(0), bytes]));
      return ok({ have: at + bytes.length });
    },
    finishForm: async ({ hash }) => {
      contents.set(hash, uploads.get(hash) ?? Buffer.alloc(0));
      return ok({});
    },
    readForm: async ({ hash, at }) => {
      const content = contents.get(hash);
      return content ? ok(content.subarray(at, at + 4)) : fail('sync.formUnknown');
    },
    offer: async ({ settings }: OfferRequest) => {
      offers.push(settings.map(({ body }) => (body as WardForm).title));
      return ok({ taken: settings.length, different: 0 });
    },
  };
  return { client, contents, offers };
}

async function counter(at: ReturnType<typeof ward>, change: Partial<FormsDeps> = {}, files: Files = fs) {
  const db = (await emptyCopy()) as WriteDb;
  const folder = join(temporaryFolder(), 'ward');
  const count = { came: 0 };
  const deps: FormsDeps = {
    db,
    local: () => [],
    files: formFiles(files, folder),
    client: at.client,
    stopped: () => false,
    came: () => {
      count.came += 1;
    },
    ...change,
  };
  return { db, folder, count, sync: createForms(deps), deps };
}

const offered = (db: WriteDb) => setMeta(db, 'formsOffered', 'yes');
const write = (db: WriteDb, form: WardForm) => writeWardForm(db, settingOf('form', form) as never);

test('a form that the ward does not give out, or gives out wrong, holds up no other', async () => {
  const at = ward('one', 'two', 'three');
  const { db, sync, folder, count } = await counter(at);
  offered(db);
  at.contents.delete(fileOf('one').hash);
  at.contents.set(fileOf('two').hash, bytesOf('TWO'));
  write(db, formOf('Mẫu', 'one', 'two', 'three'));
  expect(await sync.round()).toEqual({ ok: true, value: undefined });
  expect(readdirSync(folder)).toEqual([`${fileOf('three').hash}.png`]);
  expect(count.came).toBe(1);
  at.contents.set(fileOf('two').hash, bytesOf('two'));
  await sync.round();
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a line that breaks stops the round, and what has come is gone on from', async () => {
  const at = ward('một mẫu dài');
  const asked: number[] = [];
  const { db, sync, folder } = await counter(at, {
    client: {
      ...at.client,
      readForm: async (request) => {
        asked.push(request.at);
        return asked.length === 3 ? fail('sync.offline') : at.client.readForm(request);
      },
    },
  });
  offered(db);
  write(db, formOf('Mẫu', 'một mẫu dài'));
  expect(await sync.round()).toEqual({ ok: false, error: { code: 'sync.offline' } });
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(asked.slice(0, 4)).toEqual([0, 4, 8, 8]);
  expect(readdirSync(folder)).toEqual([`${fileOf('một mẫu dài').hash}.png`]);
});

test('a full disk is told, and the file comes once there is room', async () => {
  const at = ward('one');
  let full = true;
  const writeSync = ((...args: Parameters<typeof fs.writeSync>) => {
    if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
    return fs.writeSync(...args);
  }) as Files['writeSync'];
  const { db, sync, folder } = await counter(at, {}, { ...fs, writeSync });
  offered(db);
  write(db, formOf('Mẫu', 'one'));
  expect(await sync.round()).toEqual({ ok: false, error: { code: 'store.full' } });
  full = false;
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toEqual([`${fileOf('one').hash}.png`]);
});

test('once the store is about to close nothing is written any more', async () => {
  const at = ward('one');
  let closing = false;
  const { db, sync, folder } = await counter(at, {
    stopped: () => closing,
    client: {
      ...at.client,
      readForm: async (request) => {
        closing = true;
        return at.client.readForm(request);
      },
    },
  });
  offered(db);
  write(db, formOf('Mẫu', 'one'));
  expect(await sync.round()).toEqual({ ok: false, error: { code: 'sync.offline' } });
  expect(fs.existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test('what the counter had is offered once, with its contents; a broken one is left out', async () => {
  const at = ward();
  const lost = { ...local('Bị mất', 'x'), content: (): Result<Uint8Array> => fail('library.changed') };
  const { db, sync, folder, count } = await counter(at, {
    local: () => [local('Một', 'one'), lost, local('Hai', 'two')],
  });
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(at.offers).toEqual([['Một', 'Hai']]);
  expect([...at.contents.keys()]).toEqual([fileOf('one').hash, fileOf('two').hash]);
  expect(
    wardForms(db)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['Hai', 'Một']);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(count.came).toBe(1);
});

test('what the ward has decided about a form stands over what the counter offers', async () => {
  const at = ward();
  const { db, sync } = await counter(at, { local: () => [local('Một', 'one'), local('Hai', 'two')] });
  write(db, formOf('Một', 'của phường'));
  const { key } = settingOf('form', formOf('Hai', 'two'));
  writeWardForm(db, { kind: 'form', key, body: null });
  at.contents.set(fileOf('của phường').hash, bytesOf('của phường'));
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(wardForms(db)).toEqual([formOf('Một', 'của phường')]);
});

test('a server of an earlier release takes no forms: they stay the counter’s own until it does', async () => {
  const at = ward();
  let old = true;
  const { db, sync } = await counter(at, {
    local: () => [local('Một', 'one')],
    client: {
      ...at.client,
      beginForm: async (request) => (old ? fail('api.notFound') : at.client.beginForm(request)),
    },
  });
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(getMeta(db, 'formsOffered')).toBeNull();
  old = false;
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(getMeta(db, 'formsOffered')).toBe('yes');
  expect(at.offers).toEqual([['Một']]);
});

test('an offer whose answer was lost is made again; a refused one is not taken for made', async () => {
  const at = ward();
  let lost = true;
  const { db, sync } = await counter(at, {
    local: () => [local('Một', 'one')],
    client: {
      ...at.client,
      offer: async (request) => {
        const reply = await at.client.offer(request);
        return lost ? fail('sync.offline') : reply;
      },
    },
  });
  expect(await sync.round()).toEqual({ ok: false, error: { code: 'sync.offline' } });
  expect(getMeta(db, 'formsOffered')).toBeNull();
  lost = false;
  expect(await sync.round()).toMatchObject({ ok: true });
  expect(at.offers).toEqual([['Một'], ['Một']]);
});

test('a counter that enrols anew offers what it had of its ward, and not its old folder', async () => {
  const at = ward('one', 'two');
  const { db, sync, folder } = await counter(at, { local: () => [local('Cũ', 'cũ')] });
  offered(db);
  write(db, formOf('Một', 'one'));
  write(db, formOf('Hai', 'two'));
  await sync.round();
  // One whose content is lost meanwhile cannot be offered.
  writeFileSync(join(folder, `${fileOf('two').hash}.png`), bytesOf('TWO'));
  setMeta(db, 'formsOffered', 'again');
  const other = ward();
  expect(
    await createForms({ ...(await counter(other)).deps, db, files: formFiles(fs, folder) }).round(),
  ).toMatchObject({
    ok: true,
  });
  expect(other.offers).toEqual([['Một']]);
});
