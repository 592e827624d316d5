import { z } from 'zod';
import { command, query } from './define.ts';

export const verifyStep = z.enum(['file', 'chain', 'replay', 'compare', 'files']);
export type VerifyStep = z.infer<typeof verifyStep>;

export const badReason = z.enum([
  'gap',
  'broken link',
  'altered',
  'not in its commit',
  'signature',
  'missing',
  'unknownDevice',
]);
export type BadReason = z.infer<typeof badReason>;

export const badEvent = z.object({
  device: z.string(),
  /** What the device is called at the ward; empty for one that is in no list. */
  deviceName: z.string(),
  seq: z.int(),
  id: z.string(),
  reason: badReason,
  /** The dossier it is about, by its code; empty where that cannot be told. */
  code: z.string(),
  /** Instant it was written at; empty where the event itself is gone. */
  at: z.string(),
});

export const verifyReport = z.object({
  /** Instant at which the check ended. */
  at: z.string(),
  ok: z.boolean(),
  events: z.int(),
  commits: z.int(),
  firstBad: badEvent.nullable(),
  /** Tables that differ from a replay of the whole log. */
  differing: z.array(z.string()),
  /** `ok`, or what SQLite says of the file. */
  quickCheck: z.string(),
  /** Attached files; null where the register itself does not stand. */
  attachments: z
    .object({
      checked: z.int(),
      missing: z.int(),
      altered: z.int(),
      /** On their way from the ward server: no fault. */
      coming: z.int(),
      /** Codes of the dossiers with a missing or altered file. */
      dossiers: z.array(z.string()),
    })
    .nullable(),
});
export type VerifyReportShown = z.infer<typeof verifyReport>;

export const verification = z.object({
  /** Null while no check runs; `of` is nought where it is not known beforehand. */
  progress: z.object({ step: verifyStep, done: z.int(), of: z.int() }).nullable(),
  /** Of the last check that came to its end since this counter was opened. */
  report: verifyReport.nullable(),
  /** Why the last check did not come to its end, e.g. store.corrupt. */
  failure: z.string().nullable(),
});
export type Verification = z.infer<typeof verification>;

export const systemContract = {
  /** Starts a check of the whole register beside the work of the counter; one that runs goes on. */
  'store.verify': command('manage', z.object({}), verification),
  /** How far it is, or what it found. */
  'store.verification': query('manage', z.object({}), verification),
} as const;
