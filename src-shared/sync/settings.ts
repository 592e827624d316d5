import { z } from 'zod';
import { localDate, workingCalendar } from '../calendar/types.ts';
import { role } from '../contract/session.ts';
import { holdsFilesOf, wardForm } from '../library/form.ts';
import { procedureVersion } from '../procedure/version.ts';
import { padShown } from '../rating/shown.ts';
import { wardProfile } from '../slip/ward.ts';
import { canonical } from '../text/canonical.ts';

/** Where a procedure version comes from: the ward's own word, or a portal record nobody has read yet. */
export const settingOrigin = z.enum(['ward', 'imported']);

/** Somebody who works at the ward. The PIN is known by its scrypt hash alone. */
export const wardPerson = z.object({
  id: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(100),
  role,
  pin: z.string().regex(/^scrypt\.[A-Za-z0-9+/=]+\.[A-Za-z0-9+/=]+$/),
});

/** An answer to a complaint or suggestion, as it is published (NĐ 61/2018 Đ.33). */
export const publishedAnswer = z.object({
  id: z.string().min(1).max(60),
  publishedOn: localDate,
  question: z.string().trim().min(1).max(2000),
  answer: z.string().trim().min(1).max(5000),
});

const bodies = {
  procedure: z.object({ origin: settingOrigin, version: procedureVersion }),
  calendar: workingCalendar,
  person: wardPerson,
  profile: wardProfile,
  answer: publishedAnswer,
  form: wardForm,
  pad: padShown,
} as const;

export type SettingKind = keyof typeof bodies;
export const settingKinds = Object.keys(bodies) as SettingKind[];

const one = <K extends SettingKind>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    /** Under which it is replaced; see `keyOf`. */
    key: z.string().min(1).max(120),
    /** Null once it is taken away. */
    body: bodies[kind].nullable() as unknown as z.ZodNullable<(typeof bodies)[K]>,
  });

/** One thing that the ward decides for all its counters: what they ask, when they work, who works there, how it is called. */
export const wardSetting = z.discriminatedUnion('kind', [
  one('procedure'),
  one('calendar'),
  one('person'),
  one('profile'),
  one('answer'),
  one('form'),
  one('pad'),
]);
export type WardSetting = z.infer<typeof wardSetting>;
export type SettingOf<K extends SettingKind> = Extract<WardSetting, { kind: K }>;
export type BodyOf<K extends SettingKind> = NonNullable<SettingOf<K>['body']>;

const keys: { readonly [K in SettingKind]: (body: BodyOf<K>) => string } = {
  procedure: ({ origin, version }) => `${origin}/${version.code}/${version.effectiveFrom}`,
  // A ward works by one calendar; a newer one takes its place.
  calendar: () => 'calendar',
  person: ({ id }) => id,
  profile: ({ id }) => id,
  answer: ({ id }) => id,
  form: ({ procedure, id }) => `${procedure}/${id}`,
  // One decision for all pads of the ward.
  pad: () => 'pad',
};

/** A setting under the key that its content gives it. */
export const settingOf = <K extends SettingKind>(kind: K, body: BodyOf<K>): WardSetting =>
  ({ kind, key: keys[kind](body), body }) as unknown as WardSetting;

/** Whether a setting stands under the key of its content. */
export const hasOwnKey = (setting: WardSetting): boolean =>
  setting.body === null || settingOf(setting.kind, setting.body as never).key === setting.key;

/** Whether what a counter had decided says nothing that the ward's version does not say. */
export const saysNothingNew = (own: WardSetting, offered: WardSetting): boolean =>
  canonical(own.body) === canonical(offered.body) ||
  (own.kind === 'form' &&
    offered.kind === 'form' &&
    own.body !== null &&
    offered.body !== null &&
    holdsFilesOf(own.body, offered.body));

/** The largest number of settings in one request or answer: a procedure is a few kilobytes. */
export const settingsLimit = 100;

const revision = z.int().min(0);

/** What a counter of the first release with settings knows: one that names no kinds gets these. */
export const firstKinds: readonly SettingKind[] = ['procedure', 'calendar', 'person', 'profile', 'answer'];

export const settingsRequest = z.object({
  after: revision,
  /** What the counter can read: others are for later releases. */
  kinds: z
    .array(z.string().max(40))
    .max(100)
    .default([...firstKinds]),
});
export type SettingsRequest = z.input<typeof settingsRequest>;

export const settingsReply = z.object({
  /** Newest of each, in the order they were changed; what each says, `readSetting` tells. */
  settings: z.array(z.object({ revision, setting: z.unknown() })),
  /** Last revision of the ward; the caller is level with it when its own is there. */
  last: revision,
});
export type SettingsReply = z.infer<typeof settingsReply>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether nothing that was sent has been left out; what was filled in is no loss. */
const isAllOf = (sent: unknown, read: unknown): boolean =>
  !isObject(sent) ||
  (isObject(read) &&
    Object.entries(sent).every(([name, value]) => Object.hasOwn(read, name) && isAllOf(value, read[name])));

export interface ReadSetting {
  /** Null for a kind, or a content, that this release does not know. */
  readonly setting: WardSetting | null;
  /** False where a later release says more with it. */
  readonly whole: boolean;
}

/** What this release makes of a setting off the wire. */
export function readSetting(sent: unknown): ReadSetting {
  const setting = wardSetting.safeParse(sent).data ?? null;
  return { setting, whole: setting !== null && isAllOf(sent, setting) };
}

/** One that is understood whole: the ward would forget the rest of it. */
const wholeSetting = z.unknown().transform((sent, { addIssue }): WardSetting => {
  const { setting, whole } = readSetting(sent);
  if (setting && whole) return setting;
  addIssue('of a later release');
  return z.NEVER;
});

/** What a counter that worked alone had decided by itself. */
export const offerRequest = z.object({ settings: z.array(wholeSetting).min(1).max(settingsLimit) });
export type OfferRequest = z.infer<typeof offerRequest>;

export const offerReply = z.object({
  /** New to the ward, and its own from now on. */
  taken: z.int().min(0),
  /** Different from the ward's: kept there until somebody has chosen. */
  different: z.int().min(0),
});
export type OfferReply = z.infer<typeof offerReply>;
