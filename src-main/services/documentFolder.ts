import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkContent } from '../../src-shared/attachment/checkContent.ts';
import { fileEnding, mediaTypes } from '../../src-shared/attachment/media.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { guardStore } from '../store/failures.ts';
import { writeFileDurably } from '../store/fileKeyBox.ts';

/** What is known of every document of a folder, beside what its own kind adds. */
export const keptDocument = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  title: z.string(),
  media: z.enum(mediaTypes),
  /** Bytes. */
  size: z.int(),
  /** Instant. */
  addedAt: z.string(),
  /** Name in the folder; made here, never what somebody called the file. */
  file: z.string().regex(/^[0-9a-f]{16}\.(pdf|jpg|png|webp)$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type KeptDocument = z.infer<typeof keptDocument>;

/** Public documents in one folder with its `index.json`: nothing about people, open on disk. */
export interface DocumentFolder<T extends KeptDocument> {
  /** Fails with library.badIndex. */
  list(): Result<T[]>;
  /** The file as it was added. Fails with the kind's own code for an unknown one, or library.changed. */
  read(id: string): Result<{ document: T; content: Buffer }>;
  /** Fails with library.locked, the kind's own code for a file that is there, and what `checkContent` finds. */
  add(title: string, content: Uint8Array, now: Date, more: Omit<T, keyof KeptDocument>): Result<T>;
  /** Takes it off the list, then off the disk. Fails with the kind's own code for an unknown one. */
  remove(id: string): Result<void>;
}

interface Codes {
  readonly unknown: string;
  readonly twice: string;
}

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

export function documentFolder<T extends KeptDocument>(
  folder: string,
  shape: z.ZodType<T>,
  codes: Codes,
): DocumentFolder<T> {
  const index = join(folder, 'index.json');
  const writeIndex = (documents: readonly T[]) =>
    writeFileDurably(index, Buffer.from(JSON.stringify(documents, null, 2)));

  function list(): Result<T[]> {
    if (!existsSync(index)) return ok([]);
    try {
      return ok(z.array(shape).parse(JSON.parse(readFileSync(index, 'utf8'))));
    } catch {
      return fail('library.badIndex', { file: index });
    }
  }

  function find(id: string): Result<{ all: T[]; document: T }> {
    const all = list();
    if (!all.ok) return all;
    const document = all.value.find((one) => one.id === id);
    return document ? ok({ all: all.value, document }) : fail(codes.unknown);
  }

  return {
    list,
    read(id) {
      const found = find(id);
      if (!found.ok) return found;
      const { document } = found.value;
      const path = join(folder, document.file);
      if (!existsSync(path)) return fail('library.changed', { title: document.title });
      return guardStore(() => {
        const content = readFileSync(path);
        return hashOf(content) === document.sha256
          ? ok({ document, content })
          : fail('library.changed', { title: document.title });
      });
    },
    add(title, content, now, more) {
      const checked = checkContent(content);
      if (!checked.ok) return checked;
      const { media, locked } = checked.value;
      if (locked) return fail('library.locked');
      const known = list();
      if (!known.ok) return known;
      const sha256 = hashOf(content);
      if (known.value.some((one) => one.sha256 === sha256)) return fail(codes.twice);
      const id = sha256.slice(0, 16);
      const file = `${id}.${fileEnding[media]}`;
      const size = content.length;
      const made = shape.parse({ id, title, media, size, addedAt: now.toISOString(), file, sha256, ...more });
      return guardStore(() => {
        mkdirSync(folder, { recursive: true });
        // The file first: an index never names what is not there.
        writeFileDurably(join(folder, file), content);
        writeIndex([...known.value, made]);
        return ok(made);
      });
    },
    remove(id) {
      const found = find(id);
      if (!found.ok) return found;
      const { all, document } = found.value;
      return guardStore(() => {
        writeIndex(all.filter((one) => one !== document));
        rmSync(join(folder, document.file), { force: true });
        return ok(undefined);
      });
    },
  };
}

/** A multiple of three: pieces of base64 can be put together as they are. */
const piece = 768 * 1024;

/** A piece of a file, from `offset` on. */
export function pieceFrom(content: Buffer, offset: number) {
  const end = offset + piece;
  return {
    base64: content.subarray(offset, end).toString('base64'),
    bytes: content.length,
    next: end < content.length ? end : null,
  };
}
