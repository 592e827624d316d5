import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkContent } from '../../src-shared/attachment/checkContent.ts';
import { fileEnding } from '../../src-shared/attachment/media.ts';
import { type LibraryKind, libraryDocument, procedureCode } from '../../src-shared/contract/library.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { guardStore } from '../store/failures.ts';
import { writeFileDurably } from '../store/fileKeyBox.ts';

const kept = libraryDocument.omit({ coming: true }).extend({
  /** Instant. */
  addedAt: z.string(),
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

/** Blank forms and sample dossiers of a counter on its own, in `<data>/library/<procedure>/`, each folder with its `index.json`. */
export interface Library {
  /** Procedures that have a folder. */
  procedures(): readonly string[];
  list(procedure: string): Result<readonly KeptDocument[]>;
  /** The file as it was added. Fails with library.unknown, or library.changed when it is not that file any more. */
  read(procedure: string, document: string): Result<{ document: KeptDocument; content: Buffer }>;
  /**
   * Fails with library.badCode, library.badTitle, library.locked, library.twice and what `checkContent` finds;
   * with settings.ofWard where the ward's server hands them out.
   */
  add(procedure: string, document: NewDocument, now: Date): Result<KeptDocument>;
}

/** Where the ward's own lie; that it is there tells that the counter belongs to a ward. */
export const wardFormsFolder = (dataFolder: string): string => join(dataFolder, 'library', 'ward');

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

export function openLibrary(dataFolder: string): Library {
  const folderOf = (procedure: string) => join(dataFolder, 'library', procedure);

  function procedures(): string[] {
    const folder = join(dataFolder, 'library');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => procedureCode.safeParse(name).success)
      .sort();
  }

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
    if (existsSync(wardFormsFolder(dataFolder))) return fail('settings.ofWard');
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

  return { procedures, list, read, add };
}
