import { dirname } from 'node:path';
import { sealedSize } from '../../src-shared/attachment/limits.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { type Files, readPiece, syncFolder, writeAll } from './files.ts';
import { checkingSealed, type SealedAbout } from './sealedFile.ts';

/** A file on its way from the ward, in the order of its bytes; it stays across restarts until it is whole. */
export interface ComingFile {
  /** Bytes that are here. */
  have(): number;
  /** Throws what the disk throws. */
  add(bytes: Uint8Array): void;
  /** Puts it in its place, durable, if it opens to its last byte; else it is gone. Fails with attachment.altered. */
  placing(): Generator<undefined, Result<void>>;
}

export function comingFile(files: Files, path: string, key: Uint8Array, about: SealedAbout): ComingFile {
  const coming = comingPath(path);
  const have = () => (files.existsSync(coming) ? files.statSync(coming).size : 0);
  return {
    have,
    add(bytes) {
      const file = files.openSync(coming, 'a', 0o600);
      try {
        writeAll(files, file, bytes);
      } finally {
        files.closeSync(file);
      }
    },
    *placing() {
      const right = have() === sealedSize(about.bytes);
      const checked = right
        ? yield* checkingSealed((place) => readPiece(files, coming, place), key, about)
        : fail('attachment.altered');
      if (!checked.ok) {
        files.rmSync(coming, { force: true });
        return fail('attachment.altered');
      }
      const file = files.openSync(coming, 'r+');
      try {
        files.fsyncSync(file);
      } finally {
        files.closeSync(file);
      }
      files.renameSync(coming, path);
      syncFolder(files, dirname(path));
      return ok(undefined);
    },
  };
}

/** Where what has come of a file lies. */
export const comingPath = (path: string): string => `${path}.coming`;
