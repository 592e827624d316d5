import { ok, type Result } from '../../src-shared/result.ts';
import type { EnrolReply } from '../../src-shared/sync/wire.ts';
import type { Attachments } from '../store/attachments.ts';
import type { WriteDb } from '../store/brands.ts';
import type { DeviceKey } from '../store/deviceKey.ts';
import { tryAllAgain } from '../store/filesDue.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import type { FileClient } from './client.ts';
import { createFiles } from './files.ts';
import { startFilesLoop } from './filesLoop.ts';
import { createHttpClient, enrolAt, type HttpWardClient, type WardAddress } from './httpClient.ts';
import { type LoopDeps, type SyncLoop, startLoop } from './loop.ts';
import { aloneSync, type SyncPort } from './port.ts';

export interface MembershipDeps {
  readonly db: WriteDb;
  readonly attachments: Attachments;
  readonly device: string;
  readonly deviceKey: DeviceKey;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly news: LoopDeps['news'];
  /** False where nothing is exchanged: a command on the folder. */
  readonly online: boolean;
}

/** The counter's place at a ward server: none, or an exchange that runs. */
export interface Membership extends SyncPort {
  /** Joins a ward; history written alone is sent as it stands. Fails with sync.badCode, sync.forked, sync.wrongCertificate, sync.offline. */
  enrol(address: WardAddress, code: string, name: string): Promise<Result<EnrolReply>>;
  stop(): void;
}

export function openMembership(deps: MembershipDeps): Membership {
  const { db, device, deviceKey } = deps;
  let loop = started(deps);
  const now = (): SyncPort => loop ?? aloneSync;
  return {
    state: () => now().state(),
    retry: () => now().retry(),
    compare: () => now().compare(),
    changed: () => now().changed(),
    async enrol(address, code, name) {
      const seq = Number(
        prepared(db, 'SELECT coalesce(max(seq), 0) FROM event WHERE device = ?').pluck().get(device),
      );
      const joined = await enrolAt(address, { code, device, publicKey: deviceKey.publicKey, name, seq });
      if (!joined.ok) return joined;
      const kept = transact(db, () => {
        setMeta(db, 'wardId', joined.value.ward);
        setMeta(db, 'wardUrl', address.url);
        setMeta(db, 'wardFingerprint', address.fingerprint);
        setMeta(db, 'counter', joined.value.counter);
        setMeta(db, 'wardOffered', 'no');
        setMeta(db, 'wardRevision', '0');
        return ok(undefined);
      });
      if (!kept.ok) return kept;
      loop?.stop();
      loop = started(deps);
      return joined;
    },
    stop: () => loop?.stop(),
  };
}

type Running = Pick<SyncLoop, keyof SyncPort | 'stop'>;

function started(deps: MembershipDeps): Running | null {
  const { db, device, deviceKey, clock, online } = deps;
  if (!online) return null;
  const [ward, url, fingerprint] = ['wardId', 'wardUrl', 'wardFingerprint'].map((name) => getMeta(db, name));
  if (!ward || !url || !fingerprint) return null;
  return exchange(deps, createHttpClient({ url, fingerprint }, { ward, device, key: deviceKey, clock }));
}

/** Commits and, beside them, files: each wakes the other where it has something for it. */
function exchange(
  { db, attachments, device, clock, random, news }: MembershipDeps,
  client: HttpWardClient & FileClient,
): Running {
  let ended = false;
  const files = createFiles({
    db,
    attachments,
    client,
    clock,
    stopped: () => ended,
    needed: () => filesLoop.wake(),
    released: () => loop.changed(),
    came: () => news({ settings: false }),
  });
  transact(db, () => ok(tryAllAgain(db)));
  const filesLoop = startFilesLoop(files, random);
  const loop = startLoop({
    db,
    device,
    client,
    clock,
    files,
    random,
    news: (what) => {
      filesLoop.wake();
      news(what);
    },
  });
  return {
    ...loop,
    stop() {
      ended = true;
      filesLoop.stop();
      loop.stop();
    },
  };
}
