import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileEnding } from '../../src-shared/attachment/media.ts';
import type { FormFile } from '../../src-shared/library/form.ts';
import { type Files, readPiece, syncFolder, writeAll } from './files.ts';

/** Contents of the ward's forms in a folder of their own, each under the hash of what is in it. Throws what the disk throws. */
export interface FormFiles {
  /** The folder is there from now on: forms are the ward's. */
  claim(): void;
  /** Whether a file of its name and length is here. */
  has(file: FormFile): boolean;
  /** Null where it is not here, or is not that file any more: then it is gone, and can come again. */
  read(file: FormFile): Buffer | null;
  /** Bytes that have come so far. */
  have(file: FormFile): number;
  add(file: FormFile, bytes: Uint8Array): void;
  /** Puts what has come in its place, durable, if it is that file; else it is gone. */
  place(file: FormFile): boolean;
  /** Removes everything that belongs to none of these. */
  keepOnly(wanted: readonly FormFile[]): void;
}

export function formFiles(files: Files, folder: string): FormFiles {
  const nameOf = ({ hash, media }: FormFile) => `${hash}.${fileEnding[media]}`;
  const pathOf = (file: FormFile) => join(folder, nameOf(file));
  const comingOf = (file: FormFile) => `${pathOf(file)}.coming`;
  const sizeOf = (path: string) => (files.existsSync(path) ? files.statSync(path).size : 0);
  const claim = () => void files.mkdirSync(folder, { recursive: true });
  /** What is under a name, if it is the file; else the name is free. */
  function checked(path: string, { hash, size }: FormFile): Buffer | null {
    const content = readPiece(files, path, { at: 0, length: size + 1 });
    if (content === null) return null;
    if (createHash('sha256').update(content).digest('hex') === hash) return Buffer.from(content);
    files.rmSync(path, { force: true });
    return null;
  }
  return {
    claim,
    has: (file) => files.existsSync(pathOf(file)) && sizeOf(pathOf(file)) === file.size,
    read: (file) => checked(pathOf(file), file),
    have: (file) => sizeOf(comingOf(file)),
    add(file, bytes) {
      claim();
      const handle = files.openSync(comingOf(file), 'a', 0o600);
      try {
        writeAll(files, handle, bytes);
      } finally {
        files.closeSync(handle);
      }
    },
    place(file) {
      if (checked(comingOf(file), file) === null) return false;
      const handle = files.openSync(comingOf(file), 'r+');
      try {
        files.fsyncSync(handle);
      } finally {
        files.closeSync(handle);
      }
      files.renameSync(comingOf(file), pathOf(file));
      syncFolder(files, folder);
      return true;
    },
    keepOnly(wanted) {
      const names = new Set(wanted.flatMap((file) => [nameOf(file), `${nameOf(file)}.coming`]));
      for (const name of files.existsSync(folder) ? files.readdirSync(folder) : [])
        if (!names.has(String(name))) files.rmSync(join(folder, String(name)), { force: true });
    },
  };
}
