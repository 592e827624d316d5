import { join } from 'node:path';
import type { z } from 'zod';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import {
  type LibraryDocument,
  type LibraryKind,
  libraryDocument,
  procedureCode,
} from '../../src-shared/contract/library.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { documentFolder, keptDocument, pieceFrom } from './documentFolder.ts';
import type { Handlers } from './services.ts';

const kept = libraryDocument.extend(keptDocument.shape);
export type LibraryEntry = z.infer<typeof kept>;
const codes = { unknown: 'library.unknown', twice: 'library.twice' };

export interface NewDocument {
  readonly title: string;
  readonly kind: LibraryKind;
  readonly content: Uint8Array;
}

/** Blank forms and sample dossiers in `<data>/library/<procedure>/`, each folder with its `index.json`. */
export interface Library {
  list(procedure: string): Result<readonly LibraryEntry[]>;
  /** The file as it was added. Fails with library.unknown, or library.changed when it is not that file any more. */
  read(procedure: string, document: string): Result<{ document: LibraryEntry; content: Buffer }>;
  /** Fails with library.badCode, library.badTitle, library.locked, library.twice and what `checkContent` finds. */
  add(procedure: string, document: NewDocument, now: Date): Result<LibraryEntry>;
}

export function openLibrary(dataFolder: string): Library {
  const isCode = (procedure: string) => procedureCode.safeParse(procedure).success;
  const of = (procedure: string) => documentFolder(join(dataFolder, 'library', procedure), kept, codes);
  return {
    list: (procedure) => (isCode(procedure) ? of(procedure).list() : ok([])),
    read: (procedure, id) => (isCode(procedure) ? of(procedure).read(id) : fail('library.unknown')),
    add(procedure, { title, kind, content }, now) {
      if (!isCode(procedure)) return fail('library.badCode', { code: procedure });
      const named = title.trim().normalize('NFC');
      if (named.length < 3 || named.length > 200) return fail('library.badTitle');
      return of(procedure).add(named, content, now, { kind });
    },
  };
}

export function pieceOf(
  library: Library,
  { procedureCode: procedure, documentId, offset }: InputOf<'library.read'>,
): Result<OutputOf<'library.read'>> {
  const found = library.read(procedure, documentId);
  if (!found.ok) return found;
  return ok(pieceFrom(found.value.content, offset));
}

const shown = ({ file: _file, sha256: _sha256, ...document }: LibraryEntry): LibraryDocument => document;

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
