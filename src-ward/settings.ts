import { fail, ok, type Result } from '../src-shared/result.ts';
import {
  type BodyOf,
  firstKinds,
  hasOwnKey,
  type OfferReply,
  type OfferRequest,
  type SettingKind,
  type SettingsReply,
  type SettingsRequest,
  saysNothingNew,
  settingsLimit,
  type WardSetting,
} from '../src-shared/sync/settings.ts';
import { canonical } from '../src-shared/text/canonical.ts';
import type { KeptSetting, OfferedSetting, SettingRef, SettingStorage, SettingTx } from './storage.ts';

/** What a ward decides for all its counters: the catalogue, the calendar, who works there, how it is called. */
export interface Settings {
  /** What changed after a revision, for a counter. */
  after(ward: string, request: SettingsRequest): Promise<SettingsReply>;
  /** What a counter had decided alone: new to the ward, the same, or kept until somebody has chosen. */
  offer(ward: string, device: string, request: OfferRequest): Promise<Result<OfferReply>>;
  /** Of the last change. */
  revision(ward: string): Promise<number>;
  list(ward: string, kind: SettingKind): Promise<readonly KeptSetting[]>;
  /** What the whole content of a hash is; null where the ward has none. */
  formContent(ward: string, hash: string): ReturnType<SettingTx['formContent']>;
  /** All of them or none; what is so already changes nothing. Fails with settings.badKey, settings.noContent, settings.lastAdministrator. */
  change(ward: string, by: string, settings: readonly WardSetting[]): Promise<Result<{ changed: number }>>;
  offers(ward: string): Promise<readonly OfferedSetting[]>;
  /** Takes a counter's version as the ward's, or leaves it. Fails with settings.noOffer and as `change` does. */
  settle(ward: string, by: string, device: string, ref: SettingRef, take: boolean): Promise<Result<void>>;
}

export function createSettings(storage: SettingStorage, clock: () => Date): Settings {
  const now = () => clock().toISOString();
  return {
    after: (ward, { after, kinds = firstKinds }) =>
      storage.read(ward, async (tx) => {
        const kept = await tx.settingsAfter(after, kinds, settingsLimit);
        return {
          settings: kept.map(({ revision, setting }) => ({ revision, setting })),
          last: await tx.lastRevision(),
        };
      }),
    offer: (ward, device, { settings }) =>
      storage.write(ward, async (tx) => {
        const sound = await soundSettings(tx, settings);
        if (!sound.ok) return sound;
        const unknown: WardSetting[] = [];
        let different = 0;
        for (const setting of settings) {
          const known = await tx.setting(setting);
          if (!known) unknown.push(setting);
          else if (!saysNothingNew(known.setting, setting)) {
            await tx.offer(device, setting, now());
            different += 1;
          }
        }
        if (unknown.length > 0) await tx.changeSettings(unknown, `quầy ${await tx.counterOf(device)}`, now());
        return ok({ taken: unknown.length, different });
      }),
    revision: (ward) => storage.read(ward, (tx) => tx.lastRevision()),
    list: (ward, kind) => storage.read(ward, (tx) => tx.settings(kind)),
    formContent: (ward, hash) => storage.read(ward, (tx) => tx.formContent(hash)),
    change: (ward, by, settings) => storage.write(ward, (tx) => change(tx, by, settings, now())),
    offers: (ward) => storage.read(ward, (tx) => tx.offers()),
    settle: (ward, by, device, ref, take) =>
      storage
        .write(ward, async (tx) => {
          const offer = await tx.settleOffer(device, ref, now());
          if (!offer) return fail('settings.noOffer');
          if (!take) return ok(undefined);
          const done = await change(tx, by, [offer.setting], now());
          // Thrown so that the offer stays open: a refusal alone would keep what came before it.
          if (!done.ok) throw new Refused(done);
          return ok(undefined);
        })
        .catch(refusal),
  };
}

class Refused extends Error {
  readonly answer: Result<never>;
  constructor(answer: Result<never>) {
    super('refused');
    this.answer = answer;
  }
}

function refusal(error: unknown): Result<never> {
  if (error instanceof Refused) return error.answer;
  throw error;
}

async function change(
  tx: SettingTx,
  by: string,
  settings: readonly WardSetting[],
  now: string,
): Promise<Result<{ changed: number }>> {
  const sound = await soundSettings(tx, settings);
  if (!sound.ok) return sound;
  if (!(await keepsAdministrator(tx, settings))) return fail('settings.lastAdministrator');
  const changed: WardSetting[] = [];
  for (const setting of settings) {
    const known = await tx.setting(setting);
    if (canonical(known?.setting.body ?? null) !== canonical(setting.body)) changed.push(setting);
  }
  if (changed.length > 0) await tx.changeSettings(changed, by, now);
  return ok({ changed: changed.length });
}

/** Each under its own key, and no form without its files: whoever reads the setting finds them. */
async function soundSettings(tx: SettingTx, settings: readonly WardSetting[]): Promise<Result<void>> {
  if (!settings.every(hasOwnKey)) return fail('settings.badKey');
  const forms = settings.flatMap(({ kind, body }) => (kind === 'form' && body !== null ? [body] : []));
  for (const { hash, media, size } of forms.flatMap(({ files }) => files)) {
    const content = await tx.formContent(hash);
    if (content?.media !== media || content.size !== size) return fail('settings.noContent');
  }
  return ok(undefined);
}

/** Counters whose last administrator was taken away could be joined, recovered and verified by nobody. */
async function keepsAdministrator(tx: SettingTx, settings: readonly WardSetting[]): Promise<boolean> {
  const changes = settings.flatMap((setting) => (setting.kind === 'person' ? [setting] : []));
  if (changes.length === 0) return true;
  const before = new Map(
    (await tx.settings('person')).map(({ setting }) => [setting.key, setting.body as BodyOf<'person'>]),
  );
  const after = new Map([...before, ...changes.map(({ key, body }) => [key, body] as const)]);
  const has = (people: Iterable<BodyOf<'person'> | null>) =>
    [...people].some((person) => person?.role === 'administrator');
  return has(after.values()) || !has(before.values());
}
