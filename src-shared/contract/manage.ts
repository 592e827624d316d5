import { z } from 'zod';
import { localDate, workingCalendar } from '../calendar/types.ts';
import { contentHash, wardForm } from '../library/form.ts';
import { procedureVersion } from '../procedure/version.ts';
import { ratingMonth } from '../rating/figures.ts';
import { pieceBytes, pieceReply } from '../sync/fileWire.ts';
import {
  beginFormReply,
  beginFormRequest,
  finishFormReply,
  finishFormRequest,
  readFormRequest,
} from '../sync/formWire.ts';
import { settingKinds, wardPerson, wardSetting } from '../sync/settings.ts';
import { libraryKind } from './library.ts';
import { role } from './session.ts';

const nothing = z.object({});
const ref = z.object({ kind: z.enum(settingKinds), key: z.string().min(1).max(120) });

const device = z.object({
  id: z.string(),
  counter: z.string(),
  name: z.string(),
  revoked: z.boolean(),
});

/** Without the PIN's hash: a page has no use for it. */
export const managedPerson = wardPerson.omit({ pin: true });
export type ManagedPerson = z.infer<typeof managedPerson>;

/** A person as typed; without an id a new one, without a PIN the one before stays. */
export const typedPerson = z.object({
  id: z.string().max(60).nullable(),
  name: z.string().trim().min(1).max(100),
  role,
  pin: z
    .string()
    .regex(/^\d{4,12}$/)
    .nullable(),
});

const kept = z.object({
  /** Instant. */
  at: z.string(),
  by: z.string(),
  setting: wardSetting,
});

const offered = z.object({
  device: z.string(),
  counter: z.string(),
  at: z.string(),
  setting: wardSetting,
  /** As the ward has it now; null where it was taken away. */
  own: wardSetting.nullable(),
});
export type ManagedOffer = z.infer<typeof offered>;

const signedIn = z.object({ name: z.string(), wardName: z.string() });

/** What a ward's manager does in the browser: `POST /manage/api/<name>`, signed in by a cookie. */
export const manageContract = {
  signIn: { input: z.object({ name: z.string().max(100), password: z.string().max(200) }), output: signedIn },
  session: { input: nothing, output: signedIn },
  signOut: { input: nothing, output: nothing },
  devices: { input: nothing, output: z.object({ devices: z.array(device) }) },
  /** A one-time code for a counter, shown this once. */
  makeCode: { input: z.object({ counter: z.string().max(10) }), output: z.object({ code: z.string() }) },
  revoke: { input: z.object({ device: z.uuid() }), output: nothing },
  people: { input: nothing, output: z.object({ people: z.array(managedPerson) }) },
  savePerson: { input: typedPerson, output: nothing },
  removePerson: { input: z.object({ id: z.string().max(60) }), output: nothing },
  /** The ward's own calendar, or the one that ships. */
  calendar: { input: nothing, output: z.object({ calendar: workingCalendar, own: z.boolean() }) },
  /** In force today, the ward's own or those that ship. */
  procedures: {
    input: nothing,
    output: z.object({
      procedures: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          field: z.string(),
          effectiveFrom: z.string(),
          origin: z.enum(['ward', 'shipped', 'imported']),
        }),
      ),
    }),
  },
  procedure: {
    input: z.object({ code: z.string().max(20) }),
    output: z.object({ version: procedureVersion }),
  },
  settings: {
    input: z.object({ kind: z.enum(['profile', 'answer', 'pad']) }),
    output: z.object({ settings: z.array(kept) }),
  },
  change: {
    input: z.object({
      settings: z
        .array(wardSetting)
        .min(1)
        .max(100)
        // A PIN is hashed by the server alone.
        .refine((settings) => settings.every(({ kind }) => kind !== 'person')),
    }),
    output: z.object({ changed: z.number() }),
  },
  /** Blank forms and samples of a procedure, with the components they can be for. */
  forms: {
    input: z.object({ code: z.string().max(20) }),
    output: z.object({
      forms: z.array(wardForm),
      components: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  },
  /** A file on its way to the ward, by its hash, a piece at a time. */
  beginForm: { input: beginFormRequest, output: beginFormReply },
  addForm: {
    input: z.object({
      hash: contentHash,
      at: z.int().min(0),
      base64: z.base64().max(Math.ceil(pieceBytes / 3) * 4),
    }),
    output: pieceReply,
  },
  finishForm: { input: finishFormRequest, output: finishFormReply },
  /** A piece of a file that the ward has, handed out or not. */
  readForm: { input: readFormRequest, output: z.object({ base64: z.string() }) },
  /** A new form, or another file for one that is there; its kind and title stay. */
  saveForm: {
    input: z.object({
      procedure: z.string().max(20),
      /** Null for a new one. */
      id: z.string().max(16).nullable(),
      kind: libraryKind,
      title: z.string().max(300),
      component: z.string().max(20).nullable(),
      from: z.string().max(20),
      hash: contentHash,
    }),
    output: nothing,
  },
  /** Withdraws the file handed out now with all before it, or one that was to follow. */
  withdrawForm: {
    input: z.object({ procedure: z.string().max(20), id: z.string().max(16), from: localDate.nullable() }),
    output: nothing,
  },
  /** What citizens answered in months that are over. */
  ratings: { input: nothing, output: z.object({ months: z.array(ratingMonth) }) },
  offers: { input: nothing, output: z.object({ offers: z.array(offered) }) },
  settle: { input: z.object({ device: z.uuid(), ref, take: z.boolean() }), output: nothing },
} as const;

export type ManageChannel = keyof typeof manageContract;
export type ManageInput<C extends ManageChannel> = z.infer<(typeof manageContract)[C]['input']>;
export type ManageOutput<C extends ManageChannel> = z.infer<(typeof manageContract)[C]['output']>;
