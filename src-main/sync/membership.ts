import { ok, type Result } from '../../src-shared/result.ts';
import type { EnrolReply } from '../../src-shared/sync/wire.ts';
import type { WriteDb } from '../store/brands.ts';
import type { DeviceKey } from '../store/deviceKey.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { createHttpClient, enrolAt, type WardAddress } from './httpClient.ts';
import { type LoopDeps, type SyncLoop, startLoop } from './loop.ts';
import { aloneSync, type SyncPort } from './port.ts';

export interface MembershipDeps {
  readonly db: WriteDb;
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

function started({ db, device, deviceKey, clock, random, news, online }: MembershipDeps): SyncLoop | null {
  if (!online) return null;
  const [ward, url, fingerprint] = ['wardId', 'wardUrl', 'wardFingerprint'].map((name) => getMeta(db, name));
  if (!ward || !url || !fingerprint) return null;
  const client = createHttpClient({ url, fingerprint }, { ward, device, key: deviceKey, clock });
  return startLoop({ db, device, client, clock, random, news });
}
