import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileLimit } from '../../src-shared/attachment/limits.ts';
import { fileEnding } from '../../src-shared/attachment/media.ts';
import { libraryKind } from '../../src-shared/contract/library.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { libraryKindWords } from '../../src-shared/text/libraryWords.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { rootFolder } from '../paths.ts';
import { readShippedCatalogue } from '../services/catalogue.ts';
import { openLibrary, wardFormsFolder } from '../services/library.ts';
import { storeFile } from '../services/openCounter.ts';
import type { ReadDb } from '../store/brands.ts';
import { fileKeyBox } from '../store/fileKeyBox.ts';
import { readKeyRing } from '../store/keys.ts';
import { openStoreToRead } from '../store/open.ts';
import { wardForms } from '../store/wardForms.ts';
import { type CommandOutcome, dataOption, keysFile, readArgs, refused, said } from './outcome.ts';

const options = {
  ...dataOption,
  procedure: { type: 'string', default: '' },
  kind: { type: 'string', default: '' },
  title: { type: 'string', default: '' },
} as const;

const usage =
  'Cần đủ: npm run quay -- library add --procedure 1.001193 --kind blank|sample --title "Tờ khai đăng ký khai sinh" <tệp.pdf|jpg|png|webp>';

/** `quay library add`: also beside a running counter, for it touches nothing but the library's own files. */
export async function runLibraryAdd(args: readonly string[]): Promise<CommandOutcome> {
  const parsed = readArgs(args, options);
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const { values, positionals } = parsed.value;
  const { data, procedure, title } = values;
  const kind = libraryKind.safeParse(values.kind);
  const [file, more] = positionals;
  if (!file || more !== undefined || !kind.success || procedure === '' || title === '') return refused(usage);
  if (existsSync(wardFormsFolder(data))) return refused(messageFor({ code: 'settings.ofWard' }), 1);
  const known = await isKnown(data, procedure);
  if (!known.ok) return refused(messageFor(known.error), 1);
  if (!known.value) return refused(messageFor({ code: 'library.badCode', details: { code: procedure } }));
  const stat = existsSync(file) ? statSync(file) : null;
  if (!stat?.isFile()) return refused(messageFor({ code: 'library.noFile', details: { file } }));
  if (stat.size > fileLimit)
    return refused(messageFor({ code: 'attachment.tooBig', details: { bytes: stat.size } }));
  const document = { title, kind: kind.data, content: readFileSync(file) };
  const added = openLibrary(data).add(procedure, document, new Date());
  if (!added.ok) return refused(messageFor(added.error));
  return said(`Đã thêm vào thủ tục ${procedure}: ${libraryKindWords[kind.data]} “${added.value.title}”.`);
}

/** A procedure of the checked catalogue, or of the ward's own where its store can be read. */
async function isKnown(data: string, procedure: string): Promise<Result<boolean>> {
  const shipped = readShippedCatalogue(join(rootFolder, 'assets'));
  if (!shipped.ok) return shipped;
  if (shipped.value.some(({ code }) => code === procedure)) return ok(true);
  return readingStore(data, false, (db) =>
    Boolean(db.prepare('SELECT 1 FROM procedure_version WHERE code = ? LIMIT 1').get(procedure)),
  );
}

/** What the store says, also beside a running counter; `otherwise` where there is none or its keys are elsewhere. */
async function readingStore<T>(data: string, otherwise: T, read: (db: ReadDb) => T): Promise<Result<T>> {
  const ring = existsSync(storeFile(data)) ? await readKeyRing(fileKeyBox(keysFile(data))) : ok(null);
  if (!ring.ok) return ring;
  if (!ring.value) return ok(otherwise);
  const opened = openStoreToRead(storeFile(data), { key: ring.value.storeKey });
  if (!opened.ok) return opened;
  try {
    return ok(read(opened.value.db));
  } finally {
    opened.value.close();
  }
}

/** `quay library list`: of one procedure, or of all; at a counter of a ward what the ward hands out. */
export async function runLibraryList(args: readonly string[]): Promise<CommandOutcome> {
  const parsed = readArgs(args, { ...dataOption, procedure: options.procedure });
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const { data, procedure } = parsed.value.values;
  const lines = existsSync(wardFormsFolder(data))
    ? await readingStore(data, [], (db) => ofWard(db, procedure))
    : ownLines(data, procedure);
  if (!lines.ok) return refused(messageFor(lines.error), 1);
  return said(lines.value.length > 0 ? lines.value.join('\n') : 'Chưa có mẫu đơn, hồ sơ mẫu nào.');
}

const ofWard = (db: ReadDb, procedure: string): string[] =>
  wardForms(db)
    .filter((form) => procedure === '' || form.procedure === procedure)
    .flatMap((form) =>
      form.files.map(
        ({ media, from }) =>
          `${form.procedure}  ${libraryKindWords[form.kind]}: ${form.title} (${fileEnding[media]}, của phường${from ? `, dùng từ ${from}` : ''})`,
      ),
    );

function ownLines(data: string, procedure: string): Result<string[]> {
  const library = openLibrary(data);
  const lines: string[] = [];
  for (const code of procedure ? [procedure] : library.procedures()) {
    const known = library.list(code);
    if (!known.ok) return known;
    for (const { kind, title, media, addedAt } of known.value)
      lines.push(
        `${code}  ${libraryKindWords[kind]}: ${title} (${fileEnding[media]}, thêm ${addedAt.slice(0, 10)})`,
      );
  }
  return ok(lines);
}
