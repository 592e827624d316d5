import { createHmac, hkdfSync } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { chunkBytes, sealedSize } from '../../src-shared/attachment/limits.ts';
import type { AttachedBody } from '../../src-shared/dossier/events.ts';
import type { RandomBytes } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { ReadDb } from './brands.ts';
import { type ComingFile, comingFile, comingPath } from './comingFile.ts';
import { storeFailure } from './failures.ts';
import { type Files, isOfFiles, readPiece, syncFolder, writeAll } from './files.ts';
import { dossierStream, readState } from './project.ts';
import { dossierKey } from './seal.ts';
import { checkingSealed, openChunk, sealChunks, sealedPlace } from './sealedFile.ts';
import { isSetAside } from './ward.ts';

type Attached = Pick<AttachedBody, 'hash' | 'bytes'>;

export interface Attachments {
  readonly folder: string;
  /**
   * Runs `work`, which changes what files a dossier has, and then lets its folder hold those and no
   * others. A mark on disk says that this is going on: after a crash the next start finishes it.
   */
  changing<T>(dossier: string, work: () => T): T;
  /** Durable when it returns; only inside `changing`, before the event. Throws what the disk throws. */
  write(dossier: string, key: Uint8Array, hash: string, content: Uint8Array): void;
  isThere(dossier: string, attached: Attached): boolean;
  /**
   * The piece that starts at `offset`, a multiple of `chunkBytes`. Fails with attachment.missing,
   * attachment.altered or dossier.dataDestroyed.
   */
  read(dossier: string, attached: Attached, offset: number): Result<Uint8Array>;
  /** What `checkingSealed` finds of the file; dossier.dataDestroyed where there is no key. */
  checking(dossier: string, attached: Attached): Generator<undefined, Result<string>>;
  /** Up to `length` bytes of the file as it lies at rest. Fails as `read` does. */
  readSealed(dossier: string, attached: Attached, at: number, length: number): Result<Uint8Array>;
  /** The name it has at the ward, as here; null once the key is destroyed. */
  nameOf(dossier: string, hash: string): string | null;
  /** Where it is laid down as it comes from the ward; null once the key is destroyed. */
  coming(dossier: string, attached: Attached): ComingFile | null;
  /** At start: what crashes left open. */
  settle(): void;
}

/** Dossiers whose files were being changed. */
const marks = 'unsettled';

const isDossierId = (name: string) => /^[0-9a-f-]{36}$/.test(name);

/** A name that tells nothing: the same file in two dossiers has two, and none is known without the key. */
export function sealedName(key: Uint8Array, hash: string): string {
  const named = hkdfSync('sha256', key, '', 'names of attachments', 32);
  return createHmac('sha256', Buffer.from(named)).update(hash).digest('hex');
}

/** Files of dossiers, each sealed under its dossier's key, in one folder a dossier beside the store. */
export function openAttachments(
  db: ReadDb,
  folder: string,
  random: RandomBytes,
  files: Files = fs,
): Attachments {
  const folderOf = (dossier: string) => {
    // It becomes a path; on some systems one that does not tell small letters from large.
    if (!isDossierId(dossier)) throw new Error('not an id of a dossier');
    return join(folder, dossier);
  };
  const pathOf = (dossier: string, key: Uint8Array, hash: string) =>
    join(folderOf(dossier), sealedName(key, hash));
  const markOf = (dossier: string) => join(folder, marks, dossier);

  function mark(dossier: string): void {
    folderOf(dossier);
    files.mkdirSync(join(folder, marks), { recursive: true, mode: 0o700 });
    files.closeSync(files.openSync(markOf(dossier), 'w', 0o600));
    syncFolder(files, join(folder, marks));
  }

  function makeFolder(dossier: string): string {
    const own = folderOf(dossier);
    const isNew = !files.existsSync(own);
    files.mkdirSync(own, { recursive: true, mode: 0o700 });
    if (isNew) syncFolder(files, folder);
    return own;
  }

  function settleOne(dossier: string): void {
    // Its files may be wanted again: the mark stays until somebody has decided.
    if (isSetAside(db, dossierStream(dossier))) return;
    const key = dossierKey(db, dossier);
    const names = key ? readState(db, dossier).attachments.map(({ hash }) => sealedName(key, hash)) : [];
    const wanted = new Set(names.flatMap((name) => [name, comingPath(name)]));
    const own = folderOf(dossier);
    if (files.existsSync(own)) {
      if (wanted.size === 0) files.rmSync(own, { recursive: true });
      else for (const name of files.readdirSync(own)) if (!wanted.has(name)) files.rmSync(join(own, name));
      syncFolder(files, wanted.size === 0 ? folder : own);
    }
    files.rmSync(markOf(dossier));
  }

  /** What cannot be tidied now keeps its mark; the dossier itself is whole either way. */
  function settleQuietly(dossier: string): void {
    try {
      settleOne(dossier);
    } catch (error) {
      if (!storeFailure(error) && !isOfFiles(error)) throw error;
    }
  }

  return {
    folder,
    changing(dossier, work) {
      mark(dossier);
      try {
        return work();
      } finally {
        settleQuietly(dossier);
      }
    },
    write(dossier, key, hash, content) {
      const own = makeFolder(dossier);
      const path = pathOf(dossier, key, hash);
      const part = `${path}.part`;
      const file = files.openSync(part, 'w', 0o600);
      try {
        const about = { dossier, hash, bytes: content.length };
        for (const chunk of sealChunks(content, key, about, random)) writeAll(files, file, chunk);
        files.fsyncSync(file);
      } finally {
        files.closeSync(file);
      }
      files.renameSync(part, path);
      syncFolder(files, own);
    },
    isThere(dossier, { hash }) {
      const key = dossierKey(db, dossier);
      return key !== null && files.existsSync(pathOf(dossier, key, hash));
    },
    read(dossier, { hash, bytes }, offset) {
      const key = dossierKey(db, dossier);
      if (!key) return fail('dossier.dataDestroyed');
      const index = offset / chunkBytes;
      const sealed = readPiece(files, pathOf(dossier, key, hash), sealedPlace(bytes, index));
      if (!sealed) return fail('attachment.missing');
      const plain = openChunk(sealed, key, { dossier, hash, bytes }, index);
      return plain ? ok(plain) : fail('attachment.altered');
    },
    *checking(dossier, { hash, bytes }) {
      const key = dossierKey(db, dossier);
      if (!key) return fail('dossier.dataDestroyed');
      const path = pathOf(dossier, key, hash);
      return yield* checkingSealed((place) => readPiece(files, path, place), key, { dossier, hash, bytes });
    },
    readSealed(dossier, { hash, bytes }, at, length) {
      const key = dossierKey(db, dossier);
      if (!key) return fail('dossier.dataDestroyed');
      const whole = Math.min(length, sealedSize(bytes) - at);
      const piece = readPiece(files, pathOf(dossier, key, hash), { at, length: whole });
      if (!piece) return fail('attachment.missing');
      return piece.length === whole ? ok(piece) : fail('attachment.altered');
    },
    nameOf(dossier, hash) {
      const key = dossierKey(db, dossier);
      return key && sealedName(key, hash);
    },
    coming(dossier, { hash, bytes }) {
      const key = dossierKey(db, dossier);
      if (!key) return null;
      makeFolder(dossier);
      return comingFile(files, pathOf(dossier, key, hash), key, { dossier, hash, bytes });
    },
    settle() {
      if (!files.existsSync(join(folder, marks))) return;
      for (const name of files.readdirSync(join(folder, marks))) if (isDossierId(name)) settleQuietly(name);
    },
  };
}
