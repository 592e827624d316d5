import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type LibraryKind, libraryDocument, procedureCode } from '../../src-shared/contract/library.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { documentFolder, keptDocument } from './documentFolder.ts';

const kept = libraryDocument.omit({ coming: true }).extend(keptDocument.shape);
export type KeptDocument = z.infer<typeof kept>;
const codes = { unknown: 'library.unknown', twice: 'library.twice' };

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

export function openLibrary(dataFolder: string): Library {
  const isCode = (procedure: string) => procedureCode.safeParse(procedure).success;
  const of = (procedure: string) => documentFolder(join(dataFolder, 'library', procedure), kept, codes);
  return {
    procedures() {
      const folder = join(dataFolder, 'library');
      return existsSync(folder) ? readdirSync(folder).filter(isCode).sort() : [];
    },
    list: (procedure) => (isCode(procedure) ? of(procedure).list() : ok([])),
    read: (procedure, id) => (isCode(procedure) ? of(procedure).read(id) : fail('library.unknown')),
    add(procedure, { title, kind, content }, now) {
      if (existsSync(wardFormsFolder(dataFolder))) return fail('settings.ofWard');
      if (!isCode(procedure)) return fail('library.badCode', { code: procedure });
      const named = title.trim().normalize('NFC');
      if (named.length < 3 || named.length > 200) return fail('library.badTitle');
      return of(procedure).add(named, content, now, { kind });
    },
  };
}
