import { ok, type Result } from '../../src-shared/result.ts';
import {
  type OfferReply,
  type OfferRequest,
  readSetting,
  type SettingsReply,
  type SettingsRequest,
  settingKinds,
  settingsLimit,
  type WardSetting,
} from '../../src-shared/sync/settings.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { deleteMeta, getMeta, setMeta } from '../store/meta.ts';
import { applySettings, localSettings } from '../store/settings.ts';
import { transact } from '../store/transact.ts';

/** The ward's settings over the network. Fails with a sync.* code. */
export interface SettingsClient {
  settings(request: SettingsRequest): Promise<Result<SettingsReply>>;
  offer(request: OfferRequest): Promise<Result<OfferReply>>;
}

export interface SettingsDeps {
  readonly db: WriteDb;
  readonly client: SettingsClient;
  /** True once the store is about to close: nothing is written after that. */
  readonly stopped: () => boolean;
}

/**
 * Brings the ward's settings here as far as revision `last`; a counter that has just joined first offers
 * what it had decided alone. Answers whether anything is another now. Fails with sync.*, store.*.
 */
export type ExchangeSettings = (last: number) => Promise<Result<boolean>>;

/** A server of the release before has not got this. */
const isMissing = (reply: Result<unknown>): boolean => !reply.ok && reply.error.code === 'api.notFound';

/**
 * What counter and ward cannot read of each other, because one of them is of an earlier release, is left
 * until one of them has been upgraded: the first exchange after a start tries it again.
 */
export function settingsExchange(deps: SettingsDeps): ExchangeSettings {
  const { db } = deps;
  let starting = true;
  return async (last) => {
    const offered = starting ? await offerLocal(deps) : ok(false);
    if (isMissing(offered)) return ok(false);
    if (!offered.ok) return offered;
    const known = Number(getMeta(db, 'wardRevision') ?? 0);
    const unread = starting ? unreadRevision(db) : null;
    // A ward that was set back to an older copy of itself is read from the start.
    const from = known > last ? 0 : Math.min(known, unread === null ? known : unread - 1);
    const read = offered.value || from < last ? await readSettings(deps, from) : ok(false);
    if (isMissing(read)) return ok(false);
    if (!read.ok) return read;
    starting = false;
    return ok(read.value || known > last);
  };
}

const unreadRevision = (db: ReadDb): number | null => {
  const kept = getMeta(db, 'wardUnread');
  return kept === null ? null : Number(kept);
};

/** Reads what changed after a revision; answers whether that is anything. */
async function readSettings({ db, client, stopped }: SettingsDeps, from: number): Promise<Result<boolean>> {
  let changed = false;
  for (let after = from; ; ) {
    const reply = await client.settings({ after, kinds: [...settingKinds] });
    if (!reply.ok) return reply;
    if (stopped()) return ok(changed);
    const { settings, last } = reply.value;
    const asked = after;
    after = settings.length < settingsLimit ? last : (settings.at(-1)?.revision ?? after);
    const kept = transact(db, () => {
      takeSettings(db, settings, asked);
      setMeta(db, 'wardRevision', String(after));
      return ok(undefined);
    });
    if (!kept.ok) return kept;
    changed ||= settings.length > 0;
    if (after >= last) return ok(changed);
  }
}

/** Applies what this release understands of a page, and marks from where on it did not understand all. */
function takeSettings(db: WriteDb, settings: SettingsReply['settings'], asked: number): void {
  const read = settings.map(({ revision, setting }) => ({ revision, ...readSetting(setting) }));
  applySettings(
    db,
    read.flatMap(({ setting }) => setting ?? []),
  );
  const before = unreadRevision(db);
  const first = before !== null && before <= asked ? before : read.find(({ whole }) => !whole)?.revision;
  if (first === undefined) deleteMeta(db, 'wardUnread');
  else setMeta(db, 'wardUnread', String(first));
}

/** After joining; sent again whole where the answer was lost, which changes nothing at the ward. */
async function offerLocal(deps: SettingsDeps): Promise<Result<boolean>> {
  const { db, client, stopped } = deps;
  if (getMeta(db, 'wardOffered') === 'yes') return ok(false);
  const local = localSettings(db);
  let all = true;
  for (let from = 0; from < local.length; from += settingsLimit) {
    const taken = await offerSome(client, local.slice(from, from + settingsLimit));
    if (!taken.ok) return taken;
    all &&= taken.value;
  }
  if (stopped()) return ok(false);
  const done = transact(db, () => {
    if (all) setMeta(db, 'wardOffered', 'yes');
    return ok(undefined);
  });
  return done.ok ? ok(true) : done;
}

/** False where the server cannot read some of them; the others it has. */
async function offerSome(client: SettingsClient, settings: readonly WardSetting[]): Promise<Result<boolean>> {
  const reply = await client.offer({ settings: [...settings] });
  if (reply.ok) return ok(true);
  if (reply.error.code !== 'api.badInput') return reply;
  if (settings.length === 1) return ok(false);
  for (const one of settings) {
    const single = await offerSome(client, [one]);
    if (!single.ok) return single;
  }
  return ok(false);
}
