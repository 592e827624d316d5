import { ok, type Result } from '../../src-shared/result.ts';
import {
  type OfferReply,
  type OfferRequest,
  type SettingsReply,
  type SettingsRequest,
  settingKinds,
  settingsLimit,
} from '../../src-shared/sync/settings.ts';
import type { WriteDb } from '../store/brands.ts';
import { getMeta, setMeta } from '../store/meta.ts';
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
export async function exchangeSettings(deps: SettingsDeps, last: number): Promise<Result<boolean>> {
  const offered = await offerLocal(deps);
  if (!offered.ok) return offered;
  const { db, client, stopped } = deps;
  const known = Number(getMeta(db, 'wardRevision') ?? 0);
  // A ward that was set back to an older copy of itself is read from the start.
  let after = known > last ? 0 : known;
  let changed = known > last;
  let more = offered.value || after < last;
  while (more) {
    const reply = await client.settings({ after, kinds: [...settingKinds] });
    if (!reply.ok || stopped()) return reply.ok ? ok(changed) : reply;
    const { settings } = reply.value;
    after = settings.length < settingsLimit ? reply.value.last : (settings.at(-1)?.revision ?? after);
    const kept = transact(db, () => {
      applySettings(
        db,
        settings.map(({ setting }) => setting),
      );
      setMeta(db, 'wardRevision', String(after));
      return ok(undefined);
    });
    if (!kept.ok) return kept;
    changed ||= settings.length > 0;
    more = after < reply.value.last;
  }
  return ok(changed);
}

/** Once after joining; sent again whole where the answer was lost, which changes nothing at the ward. */
async function offerLocal({ db, client, stopped }: SettingsDeps): Promise<Result<boolean>> {
  if (getMeta(db, 'wardOffered') === 'yes') return ok(false);
  const local = localSettings(db);
  for (let from = 0; from < local.length; from += settingsLimit) {
    const reply = await client.offer({ settings: local.slice(from, from + settingsLimit) });
    if (!reply.ok) return reply;
  }
  if (stopped()) return ok(false);
  const done = transact(db, () => {
    setMeta(db, 'wardOffered', 'yes');
    return ok(undefined);
  });
  return done.ok ? ok(true) : done;
}
