import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { pageLine } from '../../src-shared/sync/page.ts';
import { streamOf } from '../../src-shared/sync/receive.ts';
import type { WireDevice, WireEntry } from '../../src-shared/sync/wire.ts';
import { checkSignatures, type LogPage, type Signed } from './signatures.ts';
import type { SyncDeps } from './sync.ts';
import { takeIn } from './takeIn.ts';

const unpacked = promisify(gunzip);

/** Far more than a page of the longest commits there are; an answer that grows beyond it is none. */
const maxOutputLength = 512 * 1024 * 1024;

/** Entries taken in at once: other calls are answered in between, and a power cut costs no more than these. */
const slice = 100;

/**
 * Loads a page of the ward's log, entry by entry as `pull` brings them, a slice in a transaction together with
 * the cursor: one that was cut off goes on behind the last slice. Fails with sync.badAnswer, sync.*, store.*.
 */
export async function loadPage(deps: SyncDeps, page: number): Promise<Result<void>> {
  const { db, device, clock } = deps;
  const packed = await deps.client.page({ page });
  if (!packed.ok) return packed;
  const text = await unpacked(packed.value, { maxOutputLength }).catch(() => null);
  if (!text) return fail('sync.badAnswer');
  const front: Front = { devices: new Map(), keys: new Map() };
  const lines = linesOf(text);
  for (let next = nextSlice(deps, lines, front); ; ) {
    const current = await next;
    if (!current) return fail('sync.badAnswer');
    if (current.entries.length === 0) return ok(undefined);
    if (deps.stopped?.()) return fail('sync.offline');
    // Its signatures are checked while this one is taken in.
    next = nextSlice(deps, lines, front);
    const taken = takeIn(db, device, { ...current, now: clock().toISOString() }, current.signed);
    if (!taken.ok) {
      await next;
      return taken;
    }
    await setImmediate();
    await deps.rest?.();
  }
}

/** What is taken in at once, with its signatures checked; null for what is no page. */
async function nextSlice(
  { db, device }: SyncDeps,
  lines: Generator<string>,
  front: Front,
): Promise<(LogPage & { readonly signed: Signed }) | null> {
  const entries = nextEntries(lines, front);
  if (!entries) return null;
  const writers = [...new Set(entries.map((entry) => entry.device))];
  const devices = writers.flatMap((id) => front.devices.get(id) ?? []);
  const page = { entries, devices };
  return { ...page, signed: await checkSignatures(db, device, page) };
}

/** What stands in front of the entries of a page. */
interface Front {
  readonly devices: Map<string, WireDevice>;
  /** Of dossiers, by stream. */
  readonly keys: Map<string, string>;
}

function* linesOf(text: Buffer): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    if (end < 0) return yield text.toString('utf8', at);
    yield text.toString('utf8', at, end);
    at = end + 1;
  }
}

/** The next slice of a page, with what stands in front of it put aside; null for what is no page. */
function nextEntries(lines: Generator<string>, { devices, keys }: Front): WireEntry[] | null {
  const entries: WireEntry[] = [];
  while (entries.length < slice) {
    const next = lines.next();
    if (next.done) return entries;
    const line = read(next.value);
    if (!line) return null;
    if ('device' in line) devices.set(line.device.id, line.device);
    else if ('key' in line) keys.set(line.key.stream, line.key.key);
    else if ('entry' in line) entries.push(withKey(line.entry, keys));
  }
  return entries;
}

function read(line: string) {
  try {
    return pageLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

const withKey = (entry: WireEntry, keys: ReadonlyMap<string, string>): WireEntry => ({
  ...entry,
  commit: entry.commit && { ...entry.commit, key: keys.get(streamOf(entry.commit)) ?? null },
});
