import { z } from 'zod';
import { mediaTypes } from '../attachment/media.ts';
import { due, localDate } from '../calendar/types.ts';
import { dossierStatus } from '../dossier/words.ts';
import { contentHash } from '../library/form.ts';
import { procedureEntry } from '../procedure/version.ts';
import { ratingAnswer } from '../rating/answer.ts';
import { publishedAnswer } from '../sync/settings.ts';
import { libraryKind } from './library.ts';

/** Where people turn to, and what was answered to them (NĐ 63/2010, NĐ 61/2018 Đ.33). */
export const publicWard = z.object({
  wardName: z.string(),
  authority: z.string(),
  address: z.string(),
  hotline: z.string(),
  email: z.string(),
  website: z.string(),
  answers: z.array(publishedAnswer),
});
export type PublicWard = z.infer<typeof publicWard>;

/** A blank form or a sample that is handed out today; its content is at `/public/forms/<hash>`. */
export const publicForm = z.object({
  kind: libraryKind,
  title: z.string(),
  component: z.string().nullable(),
  hash: contentHash,
  media: z.enum(mediaTypes),
  /** Bytes. */
  size: z.int(),
});
export type PublicForm = z.infer<typeof publicForm>;
export const publicForms = z.object({ forms: z.array(publicForm) });

export const publicProcedures = z.object({ entries: z.array(procedureEntry) });

/** As printed on the slip. Asked by POST: neither belongs in an address. */
export const progressRequest = z.object({ code: z.string().max(60), secret: z.string().max(40) });

/** A one-use code as its QR holds it or as it is typed, and the answer. */
export const rateRequest = z.object({ code: z.string().max(60), answer: ratingAnswer });

/** Step and days of a dossier, and nothing that says whose it is or what it is about. */
export const progress = z.object({
  status: dossierStatus,
  receivedOn: localDate.nullable(),
  /** When to come; not yet fixed before receipt. */
  appointment: due.omit({ calendarVersion: true }).nullable(),
  resultReadyOn: localDate.nullable(),
  endedOn: localDate.nullable(),
});
export type Progress = z.infer<typeof progress>;
