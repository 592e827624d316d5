import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { KeyBox } from '../services/host.ts';

/** Writes a whole small file or nothing: a power cut leaves the old one or the new one. */
export function writeFileDurably(path: string, content: Uint8Array, mode = 0o600): void {
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', mode);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** Keys in a file only this user may read: for hosts without an operating system's keychain. */
export const fileKeyBox = (path: string): KeyBox => ({
  read: async () => (existsSync(path) ? readFileSync(path) : null),
  write: async (content) => writeFileDurably(path, content),
});
