import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import type { LibraryDocument, LibraryKind } from '../../src-shared/contract/library.ts';
import { type FormFile, fileOn, type WardForm } from '../../src-shared/library/form.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { compareVietnamese } from '../../src-shared/text/collate.ts';
import type { ReadDb } from '../store/brands.ts';
import { guardStore } from '../store/failures.ts';
import type { FormFiles } from '../store/formFiles.ts';
import { getMeta } from '../store/meta.ts';
import { wardFormsOf } from '../store/wardForms.ts';
import { pieceFrom } from './documentFolder.ts';
import type { KeptDocument, Library } from './library.ts';
import type { Handlers } from './services.ts';

/** Blank forms and samples as the desk shows and prints them, wherever they come from. */
export interface Forms {
  list(procedure: string): Result<readonly LibraryDocument[]>;
  /** Fails with library.unknown; library.coming, or library.changed when it is not that file any more. */
  read(procedure: string, document: string): Result<{ document: LibraryDocument; content: Buffer }>;
}

interface FormsHere {
  readonly db: ReadDb;
  readonly library: Library;
  readonly files: FormFiles;
  readonly clock: () => Date;
}

const shownLocal = ({ id, title, kind, media, size }: KeptDocument): LibraryDocument => ({
  id,
  title,
  kind,
  media,
  size,
  coming: false,
});

/** The ward's, and the counter's own until they were offered to the ward. */
export function openForms({ db, library, files, clock }: FormsHere): Forms {
  const ofWard = (procedure: string) => {
    const today = toLocalDate(clock().toISOString());
    return wardFormsOf(db, procedure)
      .sort((a, b) => compareVietnamese(a.title, b.title))
      .flatMap((form) => {
        const file = fileOn(form, today);
        return file ? [{ file, document: shownOf(form, file) }] : [];
      });
  };
  const shownOf = ({ id, title, kind }: WardForm, file: FormFile): LibraryDocument => {
    const { media, size } = file;
    return { id, title, kind, media, size, coming: !files.has(file) };
  };
  const isOwn = () => getMeta(db, 'formsOffered') === null;
  return {
    list(procedure) {
      const known = ofWard(procedure);
      const local = isOwn() ? library.list(procedure) : ok([]);
      if (!local.ok) return local;
      const others = local.value.filter(({ sha256 }) => !known.some(({ file }) => file.hash === sha256));
      return ok([...known.map(({ document }) => document), ...others.map(shownLocal)]);
    },
    read(procedure, id) {
      const known = ofWard(procedure).find(({ document }) => document.id === id);
      if (known) return readWard(files, known.file, known.document);
      if (!isOwn()) return fail('library.unknown');
      const local = library.read(procedure, id);
      return local.ok ? ok({ ...local.value, document: shownLocal(local.value.document) }) : local;
    },
  };
}

function readWard(
  files: FormFiles,
  file: FormFile,
  document: LibraryDocument,
): Result<{ document: LibraryDocument; content: Buffer }> {
  return guardStore(() => {
    const content = files.read(file);
    return content ? ok({ document, content }) : fail('library.coming');
  });
}

export function pieceOf(
  forms: Forms,
  { procedureCode: procedure, documentId, offset }: InputOf<'library.read'>,
): Result<OutputOf<'library.read'>> {
  const found = forms.read(procedure, documentId);
  return found.ok ? ok(pieceFrom(found.value.content, offset)) : found;
}

/** Blank forms first, then samples. Fails with library.badIndex. */
export function shownDocuments(forms: Forms, procedure: string): Result<LibraryDocument[]> {
  const known = forms.list(procedure);
  if (!known.ok) return known;
  const of = (kind: LibraryKind) => known.value.filter((one) => one.kind === kind);
  return ok([...of('blank'), ...of('sample')]);
}

export const libraryHandlers: Handlers<'library.list' | 'library.read'> = {
  'library.list': ({ services }, { procedureCode: procedure }) => {
    const documents = shownDocuments(services.library, procedure);
    return documents.ok ? ok({ documents: documents.value }) : documents;
  },
  'library.read': ({ services }, which) => pieceOf(services.library, which),
};
