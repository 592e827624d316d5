import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fileLimit } from '../../src-shared/attachment/limits.ts';
import type { FilePiece } from '../../src-shared/contract/filePiece.ts';
import { openTestCounter, type TestCounter, temporaryFolder } from '../../tests/support/counter.ts';
import { jpeg, lockedPdf, pdf, png, pngOf, webp } from '../../tests/support/sampleFiles.ts';
import { openLibrary } from './library.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

const procedure = '1.001193';
const now = new Date('2026-11-20T02:00:00.000Z');
const blank = (content: Uint8Array, title = 'Tờ khai đăng ký khai sinh') => ({
  title,
  kind: 'blank' as const,
  content,
});
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;

async function withLibrary() {
  const test = await openTestCounter();
  open.push(test);
  return { test, library: openLibrary(test.folder) };
}

test('what was added is listed, blank forms first, and read back piece by piece', async () => {
  const { test, library } = await withLibrary();
  const content = pngOf(2_000_000);
  expect(library.add(procedure, { ...blank(pdf(), 'Hồ sơ mẫu'), kind: 'sample' }, now).ok).toBe(true);
  expect(library.add(procedure, blank(content), now).ok).toBe(true);
  const { documents } = await test.done('library.list', { procedureCode: procedure });
  expect(documents.map(({ kind, media, size }) => [kind, media, size])).toEqual([
    ['blank', 'image/png', content.length],
    ['sample', 'application/pdf', pdf().length],
  ]);
  expect(Object.keys(documents[0] ?? {})).not.toContain('file');
  let base64 = '';
  let offset: number | null = 0;
  for (let pieces = 0; offset !== null; pieces += 1) {
    expect(pieces).toBeLessThan(5);
    const read: FilePiece = await test.done('library.read', {
      procedureCode: procedure,
      documentId: documents[0]?.id ?? '',
      offset,
    });
    expect(read.bytes).toBe(content.length);
    base64 += read.base64;
    offset = read.next;
  }
  expect(new Uint8Array(Buffer.from(base64, 'base64'))).toEqual(content);
  expect((await test.done('library.list', { procedureCode: '1.004873' })).documents).toEqual([]);
});

test('files that are no form are refused, whatever they are called, and leave nothing behind', () => {
  const folder = temporaryFolder();
  const library = openLibrary(folder);
  const refused = [
    library.add(procedure, blank(Buffer.from('MZ')), now),
    library.add(procedure, blank(Buffer.from('<svg onload=alert(1)>')), now),
    library.add(procedure, blank(Buffer.alloc(0)), now),
    library.add(procedure, blank(pngOf(fileLimit + 1)), now),
    library.add(procedure, blank(pdf().subarray(0, -40)), now),
    library.add(procedure, blank(lockedPdf()), now),
    library.add(procedure, blank(pdf(), ' a '), now),
    library.add('../../etc', blank(pdf()), now),
  ];
  expect(refused.map(codeOf)).toEqual([
    'attachment.kindRefused',
    'attachment.kindRefused',
    'attachment.empty',
    'attachment.tooBig',
    'attachment.broken',
    'library.locked',
    'library.badTitle',
    'library.badCode',
  ]);
  expect(readdirSync(folder)).toEqual([]);
  for (const content of [pdf(), jpeg(), png(), webp()])
    expect(codeOf(library.add(procedure, blank(content), now))).toBe('ok');
  expect(codeOf(library.add(procedure, blank(pdf(), 'Tên khác'), now))).toBe('library.twice');
});

test('a file that was swapped or is gone is not shown as the form', async () => {
  const { test, library } = await withLibrary();
  const added = library.add(procedure, blank(png()), now);
  if (!added.ok) throw new Error(added.error.code);
  const path = join(test.folder, 'library', procedure, added.value.file);
  const which = { procedureCode: procedure, documentId: added.value.id };
  const changed = { ok: false, error: { code: 'library.changed' } };
  writeFileSync(path, png(60, 40, 'another'));
  expect(await test.call('library.read', { ...which, offset: 0 })).toMatchObject(changed);
  expect(await test.call('paper.print', { ...which, paper: 'library', target: 'printer' })).toMatchObject(
    changed,
  );
  rmSync(path);
  expect(await test.call('library.read', { ...which, offset: 0 })).toMatchObject(changed);
});

test('no call leads out of the library, and an index by hand cannot point elsewhere', async () => {
  const { test } = await withLibrary();
  for (const which of [
    { procedureCode: '../..', documentId: 'a'.repeat(16) },
    { procedureCode: procedure, documentId: '../../keys.json' },
  ])
    expect(codeOf(await test.call('library.read', { ...which, offset: 0 }))).toBe('api.badInput');
  const folder = join(test.folder, 'library', procedure);
  mkdirSync(folder, { recursive: true });
  const line = { id: 'a'.repeat(16), title: 'Khóa', kind: 'blank', media: 'image/png', size: 1, addedAt: '' };
  writeFileSync(
    join(folder, 'index.json'),
    JSON.stringify([{ ...line, file: '../../keys.json', sha256: 'a'.repeat(64) }]),
  );
  expect(codeOf(await test.call('library.list', { procedureCode: procedure }))).toBe('library.badIndex');
});

test('a picture is printed as the whole page, a PDF page by page; neither is ever saved', async () => {
  const { test, library } = await withLibrary();
  const picture = library.add(procedure, blank(png()), now);
  const paper = library.add(procedure, blank(pdf()), now);
  if (!picture.ok || !paper.ok) throw new Error('not added');
  const wanted = { paper: 'library' as const, target: 'printer' as const, procedureCode: procedure };
  const { document } = await test.done('paper.print', { ...wanted, documentId: picture.value.id });
  expect(document).toMatchObject({ file: null, blocks: [{ kind: 'picture' }] });
  const pages = await test.done('paper.print', { ...wanted, documentId: paper.value.id });
  const base64 = Buffer.from(pdf()).toString('base64');
  expect(pages.document).toMatchObject({ file: null, blocks: [{ kind: 'pdf', base64 }] });
});
