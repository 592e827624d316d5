import { ok, type Result } from '../../src-shared/result.ts';
import type { EnrolReply } from '../../src-shared/sync/wire.ts';
import type { Attachments } from '../store/attachments.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { tryAllAgain } from '../store/filesDue.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import type { Ratings } from '../store/ratings.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { belong } from './belong.ts';
import type { FileClient, FormClient } from './client.ts';
import { createFiles } from './files.ts';
import { startFilesLoop } from './filesLoop.ts';
import { createForms, type FormsDeps } from './forms.ts';
import { createHttpClient, enrolAt, type HttpWardClient, type WardAddress } from './httpClient.ts';
import type { Identities, Identity } from './identity.ts';
import { type LoopDeps, type SyncLoop, startLoop } from './loop.ts';
import { aloneSync, leftSync, type SyncPort } from './port.ts';
import { sendRatings, stockCodes } from './ratings.ts';

export interface MembershipDeps {
  readonly db: WriteDb;
  readonly attachments: Attachments;
  readonly ratings: Ratings;
  readonly forms: Pick<FormsDeps, 'files' | 'local'>;
  readonly identities: Identities;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly news: LoopDeps['news'];
  /** False where nothing is exchanged: a command on the folder. */
  readonly online: boolean;
}

/** The counter's place at a ward server: none, or an exchange that runs. */
export interface Membership extends SyncPort {
  /**
   * Joins a ward; history written alone is sent as it stands. A counter that belonged to one joins as a new
   * device: what was not acknowledged is set aside. Fails with sync.badCode, sync.forked,
   * sync.wrongCertificate, sync.offline.
   */
  enrol(address: WardAddress, code: string, name: string): Promise<Result<EnrolReply>>;
  stop(): void;
}

export function openMembership(deps: MembershipDeps): Membership {
  const { db, identities } = deps;
  let loop = started(deps);
  const isLeft = () => deps.online && getMeta(db, 'wardId') !== null && !isMember(db, identities.now);
  const now = (): SyncPort => loop ?? (isLeft() ? leftSync : aloneSync);
  return {
    state: () => now().state(),
    retry: () => now().retry(),
    compare: () => now().compare(),
    changed: () => now().changed(),
    async enrol(address, code, name) {
      const who = isMember(db, identities.now) ? await identities.next() : identities.now;
      const { device, deviceKey } = who;
      const request = { code, device, publicKey: deviceKey.publicKey, name, seq: lastSeq(db, device) };
      const joined = await enrolAt(address, request);
      if (!joined.ok) return joined;
      const kept = transact(db, () => {
        belong(db, { device, publicKey: deviceKey.publicKey, name }, identities.now.device);
        setMeta(db, 'wardId', joined.value.ward);
        setMeta(db, 'wardUrl', address.url);
        setMeta(db, 'wardFingerprint', address.fingerprint);
        setMeta(db, 'counter', joined.value.counter);
        setMeta(db, 'wardOffered', 'no');
        setMeta(db, 'wardRevision', '0');
        if (getMeta(db, 'formsOffered') === 'yes') setMeta(db, 'formsOffered', 'again');
        return ok(undefined);
      });
      if (!kept.ok) return kept;
      loop?.stop();
      await identities.become(device);
      loop = started(deps);
      return joined;
    },
    stop: () => loop?.stop(),
  };
}

const lastSeq = (db: ReadDb, device: string): number =>
  Number(prepared(db, 'SELECT coalesce(max(seq), 0) FROM event WHERE device = ?').pluck().get(device));

/** Whether it was this identity that joined; a store of an earlier release does not name it. */
const isMember = (db: ReadDb, { device }: Identity): boolean =>
  getMeta(db, 'wardId') !== null && (getMeta(db, 'wardDevice') ?? device) === device;

type Running = Pick<SyncLoop, keyof SyncPort | 'stop'>;

function started(deps: MembershipDeps): Running | null {
  const { db, identities, clock, online } = deps;
  if (!online || !isMember(db, identities.now)) return null;
  const [ward, url, fingerprint] = ['wardId', 'wardUrl', 'wardFingerprint'].map((name) => getMeta(db, name));
  if (!ward || !url || !fingerprint) return null;
  const { device, deviceKey: key } = identities.now;
  return exchange(deps, device, createHttpClient({ url, fingerprint }, { ward, device, key, clock }));
}

/** Commits and, beside them, files and forms: each wakes the other where it has something for it. */
function exchange(
  { db, attachments, ratings, forms, clock, random, news }: MembershipDeps,
  device: string,
  client: HttpWardClient & FileClient & FormClient,
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
  const formSync = createForms({
    ...forms,
    db,
    client,
    stopped: () => ended,
    came: () => news({ settings: true }),
  });
  const formsLoop = startFilesLoop(formSync, random);
  const loop = startLoop({
    db,
    device,
    client,
    clock,
    files,
    random,
    async after(stopped) {
      const deps = { db, device, ratings, client, clock, stopped };
      const sent = await sendRatings(deps);
      return sent.ok ? stockCodes(deps) : sent;
    },
    news: (what) => {
      filesLoop.wake();
      formsLoop.wake();
      news(what);
    },
  });
  return {
    ...loop,
    stop() {
      ended = true;
      filesLoop.stop();
      formsLoop.stop();
      loop.stop();
    },
  };
}
