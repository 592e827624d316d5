import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, realpath, stat, unlink } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileLimit } from '../../src-shared/attachment/limits.ts';
import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { ScannedFile } from '../../src-shared/contract/attachment.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';

/** A scanner that is still writing makes its file grow; one whose size stood still this long is whole. */
export const standsStill = 2000;

/** More than anybody looks through; the rest comes up when these are taken. */
const most = 200;

interface Seen {
  readonly size: number;
  readonly modified: number;
  /** By the counter's clock, when it was first seen like this. */
  readonly since: number;
}

/** The folder a scanner saves into. Nothing watches it: whoever looks compares with what was there before. */
export interface ScannerFolder {
  /** Whether a folder can be read; a scanner's share may be gone. */
  reachable(folder: string): Promise<boolean>;
  /** The folder as it is to be kept. Fails with scanner.badFolder or scanner.unreachable. */
  accept(folder: string): Promise<Result<string>>;
  /** Fails with scanner.unreachable. */
  list(folder: string): Promise<Result<readonly ScannedFile[]>>;
  /**
   * Hands a whole file to `use` and takes it out of the folder when that went well; one that cannot be
   * taken out is listed as such. Fails with scanner.unreachable, scanner.gone, scanner.stillWriting,
   * scanner.notRemoved, attachment.tooBig or as `use` does.
   */
  take<T>(
    folder: string,
    file: string,
    use: (name: string, content: Uint8Array) => Result<T>,
  ): Promise<Result<T>>;
}

/** Stands for a name on the way to a screen and back: only a name that lies in the folder has one. */
const idOf = (name: string) => createHash('sha256').update(name).digest('hex');

/** What systems and half-finished transfers leave in folders. */
const isNoise = (name: string) =>
  /^[.~]|^(thumbs\.db|desktop\.ini)$|\.(tmp|part|partial|crdownload)$/i.test(name);

const inside = (folder: string, path: string) => {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
};

/** `dataFolder` is the counter's own: files there are never anybody's scans. */
export function createScannerFolder(
  clock: () => Date,
  dataFolder: string,
  remove: (path: string) => Promise<void> = unlink,
): ScannerFolder {
  let seen = new Map<string, Seen>();
  const left = new Map<string, Seen>();
  const taking = new Set<string>();
  const same = (known: Seen | undefined, size: number, modified: number) =>
    known !== undefined && known.size === size && known.modified === modified;

  function stateOf(path: string, now: number): ScannedFile['state'] {
    const { size, modified, since } = seen.get(path) ?? { size: 0, modified: 0, since: now };
    if (same(left.get(path), size, modified)) return 'notRemoved';
    if (size > fileLimit) return 'tooBig';
    return size > 0 && now - since >= standsStill ? 'ready' : 'writing';
  }

  async function look(folder: string): Promise<Result<readonly ScannedFile[]>> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    if (!entries) return fail('scanner.unreachable');
    const now = clock().getTime();
    const next = new Map<string, Seen>();
    const found: ScannedFile[] = [];
    for (const entry of entries.filter((one) => one.isFile() && !isNoise(one.name)).slice(0, most)) {
      const path = join(folder, entry.name);
      const { size, mtimeMs, mtime } = await lstat(path).catch(() => ({
        size: -1,
        mtimeMs: 0,
        mtime: new Date(0),
      }));
      if (size < 0) continue;
      const known = seen.get(path);
      next.set(path, {
        size,
        modified: mtimeMs,
        since: same(known, size, mtimeMs) ? (known?.since ?? now) : now,
      });
      const at = toLocalDateTime(mtime.toISOString());
      found.push({ file: idOf(entry.name), name: entry.name, bytes: size, at, state: 'writing' });
    }
    seen = next;
    return ok(
      found
        .map((file) => ({ ...file, state: stateOf(join(folder, file.name), now) }))
        .sort((one, other) => (one.at < other.at ? 1 : -1)),
    );
  }

  return {
    reachable: (folder) =>
      readdir(folder).then(
        () => true,
        () => false,
      ),
    async accept(folder) {
      if (!isAbsolute(folder)) return fail('scanner.badFolder');
      const real = await realpath(folder).catch(() => null);
      if (!real || !(await stat(real)).isDirectory()) return fail('scanner.unreachable');
      const own = await realpath(dataFolder);
      if (inside(own, real) || inside(real, own)) return fail('scanner.badFolder');
      return (await this.reachable(real)) ? ok(real) : fail('scanner.unreachable');
    },
    list: look,
    async take(folder, file, use) {
      const listed = await look(folder);
      if (!listed.ok) return listed;
      const wanted = listed.value.find((one) => one.file === file);
      if (!wanted) return fail('scanner.gone');
      const path = join(folder, wanted.name);
      const known = seen.get(path);
      const refused = refusedBy[wanted.state];
      if (refused) return fail(refused, { bytes: wanted.bytes });
      if (!known || taking.has(path)) return fail('scanner.gone');
      taking.add(path);
      try {
        const content = await readFile(path).catch(() => null);
        if (!content) return fail('scanner.gone');
        if (!(await isStill(path, known)) || content.length !== known.size)
          return fail('scanner.stillWriting');
        const used = use(wanted.name, content);
        // A newer file of that name is another scan and stays.
        if (used.ok && (await isStill(path, known)))
          await remove(path).catch(() => {
            left.set(path, known);
          });
        return used;
      } finally {
        taking.delete(path);
      }
    },
  };
}

const refusedBy: Readonly<Record<ScannedFile['state'], string | null>> = {
  ready: null,
  writing: 'scanner.stillWriting',
  tooBig: 'attachment.tooBig',
  notRemoved: 'scanner.notRemoved',
};

async function isStill(path: string, { size, modified }: Seen): Promise<boolean> {
  const now = await lstat(path).catch(() => null);
  return now !== null && now.size === size && now.mtimeMs === modified;
}
