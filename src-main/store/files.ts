import type * as fs from 'node:fs';

/** What of the file system attachments need; tests put a failing one in. */
export type Files = Pick<
  typeof fs,
  | 'closeSync'
  | 'existsSync'
  | 'fsyncSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readSync'
  | 'readdirSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeSync'
>;

/** Any other thing a file system says, as of a file that a virus scanner holds open. */
export const isOfFiles = (error: unknown) => error instanceof Error && 'syscall' in error;

/** A rename and a new file are durable only with their folder; Windows has no such call and needs none. */
export function syncFolder(files: Files, folder: string): void {
  if (process.platform === 'win32') return;
  const handle = files.openSync(folder, 'r');
  try {
    files.fsyncSync(handle);
  } finally {
    files.closeSync(handle);
  }
}

/** A full disk may take part of what is written and say so only by the count. */
export function writeAll(files: Files, file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += files.writeSync(file, bytes, at, bytes.length - at);
}

/** A place in a file. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** The bytes at a place of a file, fewer where it ends before; null where there is no file. */
export function readPiece(files: Files, path: string, { at, length }: Place): Uint8Array | null {
  if (!files.existsSync(path)) return null;
  const file = files.openSync(path, 'r');
  try {
    const piece = Buffer.alloc(length);
    return piece.subarray(0, files.readSync(file, piece, 0, length, at));
  } finally {
    files.closeSync(file);
  }
}
