import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type PageLine, positionsOfPage } from '../src-shared/sync/page.ts';
import { batchLimit, type WireEntry } from '../src-shared/sync/wire.ts';
import type { LogTx, WardStorage } from './storage.ts';

const packed = promisify(gzip);

const pack = (lines: readonly PageLine[]): Promise<Buffer> =>
  packed(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

/**
 * A full page of the log, or null where it is not full yet. Entries are packed once and kept, without the
 * keys of dossiers: those are of now, so that a destroyed one is nowhere, and stand in front.
 */
export async function pageOf(storage: WardStorage, ward: string, page: number): Promise<Buffer | null> {
  const { from, to } = positionsOfPage(page);
  const found = await storage.read(ward, async (tx) => ({
    full: (await tx.lastPosition()) >= to,
    kept: await tx.keptPage(page),
    front: await frontOf(tx, from, to),
  }));
  if (!found.full) return null;
  // One packed stream after another is one packed stream.
  return Buffer.concat([await pack(found.front), found.kept ?? (await packPage(storage, ward, page))]);
}

async function frontOf(tx: LogTx, from: number, to: number): Promise<PageLine[]> {
  const devices = await tx.devices();
  const keys = await tx.keysBetween(from, to);
  return [...devices.map(({ revoked: _, ...device }) => ({ device })), ...keys.map((key) => ({ key }))];
}

async function packPage(storage: WardStorage, ward: string, page: number): Promise<Uint8Array> {
  const { from, to } = positionsOfPage(page);
  const entries = await storage.read(ward, async (tx) => {
    const read: WireEntry[] = [];
    for (let after = from - 1; after < to; after += batchLimit)
      read.push(...(await tx.entries(after, Math.min(batchLimit, to - after), null)));
    return read;
  });
  const content = await pack(entries.map((entry) => ({ entry: withoutKey(entry) })));
  await storage.write(ward, (tx) => tx.keepPage(page, content));
  return content;
}

const withoutKey = (entry: WireEntry): WireEntry => ({
  ...entry,
  commit: entry.commit && { ...entry.commit, key: null },
});
