import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkContent } from '../../src-shared/attachment/checkContent.ts';
import { fileEnding } from '../../src-shared/attachment/media.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import {
  type LibraryDocument,
  type LibraryKind,
  libraryDocument,
  procedureCode,
} from '../../src-shared/contract/library.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { guardStore } from '../store/failures.ts';
import { writeFileDurably } from '../store/fileKeyBox.ts';
import type { Handlers } from './services.ts';

const kept = libraryDocument.extend({
  /** Name in the procedure's folder; made here, never what somebody called the file. */
  file: z.string().regex(/^[0-9a-f]{16}\.(pdf|jpg|png|webp)$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type KeptDocument = z.infer<typeof kept>;
const index = z.array(kept);

export interface NewDocument {
  readonly title: string;
  readonly kind: LibraryKind;
  readonly content: Uint8Array;
}

/** Blank forms and sample dossiers in `<data>/library/<procedure>/`, each folder with its `index.json`. */
export interface Library {
  list(procedure: string): Result<readonly KeptDocument[]>;
  /** The file as it was added. Fails with library.unknown, or library.changed when it is not that file any more. */
  read(procedure: string, document: string): Result<{ document: KeptDocument; content: Buffer }>;
  /** Fails with library.badCode, library.badTitle, library.locked, library.twice and what `checkContent` finds. */
  add(procedure: string, document: NewDocument, now: Date): Result<KeptDocument>;
}

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

export function openLibrary(dataFolder: string): Library {
  const folderOf = (procedure: string) => join(dataFolder, 'library', procedure);

  function list(procedure: string): Result<KeptDocument[]> {
    if (!procedureCode.safeParse(procedure).success) return ok([]);
    const file = join(folderOf(procedure), 'index.json');
    if (!existsSync(file)) return ok([]);
    try {
      return ok(index.parse(JSON.parse(readFileSync(file, 'utf8'))));
    } catch {
      return fail('library.badIndex', { file });
    }
  }

  function read(procedure: string, id: string): Result<{ document: KeptDocument; content: Buffer }> {
    const known = list(procedure);
    if (!known.ok) return known;
    const document = known.value.find((one) => one.id === id);
    if (!document) return fail('library.unknown');
    const path = join(folderOf(procedure), document.file);
    if (!existsSync(path)) return fail('library.changed', { title: document.title });
    return guardStore(() => {
      const content = readFileSync(path);
      return hashOf(content) === document.sha256
        ? ok({ document, content })
        : fail('library.changed', { title: document.title });
    });
  }

  function add(procedure: string, { title, kind, content }: NewDocument, now: Date): Result<KeptDocument> {
    if (!procedureCode.safeParse(procedure).success) return fail('library.badCode', { code: procedure });
    const named = title.trim().normalize('NFC');
    if (named.length < 3 || named.length > 200) return fail('library.badTitle');
    const checked = checkContent(content);
    if (!checked.ok) return checked;
    const { media, locked } = checked.value;
    if (locked) return fail('library.locked');
    const known = list(procedure);
    if (!known.ok) return known;
    const sha256 = hashOf(content);
    if (known.value.some((one) => one.sha256 === sha256)) return fail('library.twice');
    const id = sha256.slice(0, 16);
    const file = `${id}.${fileEnding[media]}`;
    const made = {
      id,
      title: named,
      kind,
      media,
      size: content.length,
      addedAt: now.toISOString(),
      file,
      sha256,
    };
    return guardStore(() => {
      const folder = folderOf(procedure);
      mkdirSync(folder, { recursive: true });
      // The file first: an index never names what is not there.
      writeFileDurably(join(folder, file), content);
      writeFileDurably(
        join(folder, 'index.json'),
        Buffer.from(JSON.stringify([...known.value, made], null, 2)),
      );
      return ok(made);
    });
  }

  return { list, read, add };
}

/** A multiple of three: pieces of base64 can be put together as they are. */
const piece = 768 * 1024;

export function pieceOf(
  library: Library,
  { procedureCode: procedure, documentId, offset }: InputOf<'library.read'>,
): Result<OutputOf<'library.read'>> {
  const found = library.read(procedure, documentId);
  if (!found.ok) return found;
  const { content } = found.value;
  const end = offset + piece;
  const base64 = content.subarray(offset, end).toString('base64');
  return ok({ base64, bytes: content.length, next: end < content.length ? end : null });
}

const shown = ({ file: _file, sha256: _sha256, ...document }: KeptDocument): LibraryDocument => document;

/** Blank forms first, then samples. Fails with library.badIndex. */
export function shownDocuments(library: Library, procedure: string): Result<LibraryDocument[]> {
  const known = library.list(procedure);
  if (!known.ok) return known;
  const of = (kind: LibraryKind) => known.value.filter((one) => one.kind === kind).map(shown);
  return ok([...of('blank'), ...of('sample')]);
}

export const libraryHandlers: Handlers<'library.list' | 'library.read'> = {
  'library.list': ({ services }, { procedureCode: procedure }) => {
    const documents = shownDocuments(services.library, procedure);
    return documents.ok ? ok({ documents: documents.value }) : documents;
  },
  'library.read': ({ services }, which) => pieceOf(services.library, which),
};
