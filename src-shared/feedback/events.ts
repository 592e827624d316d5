import { z } from 'zod';
import { localDate } from '../calendar/types.ts';

/** How it came in: on paper, by telephone, on an opinion sheet, from the box, at the citizens' screen (NĐ 20/2008 Đ.6). */
export const feedbackForm = z.enum(['written', 'phone', 'sheet', 'box', 'kiosk']);
export type FeedbackForm = z.infer<typeof feedbackForm>;

/** What it is about, the eight heads of NĐ 20/2008 Đ.5; the first is about conduct, the others about rules. */
export const feedbackHead = z.enum([
  'conduct',
  'unrealistic',
  'inconsistent',
  'unlawful',
  'treaty',
  'other',
  'solution',
  'initiative',
]);
export type FeedbackHead = z.infer<typeof feedbackHead>;

/** What is to become of it: the ward answers, another agency does, or it is not taken (NĐ 20/2008 Đ.9). */
export const feedbackRoute = z.enum(['own', 'forward', 'notTaken']);
export type FeedbackRoute = z.infer<typeof feedbackRoute>;

/** Ways to make a result public (NĐ 20/2008 Đ.19). */
export const publicationWay = z.enum(['portal', 'media', 'letter', 'other']);
export type PublicationWay = z.infer<typeof publicationWay>;

/** Who sent it and what it says; sealed under the key of the feedback, everywhere (Đ.7). */
export const feedbackLetter = z.object({
  name: z.string(),
  address: z.string(),
  /** Telephone or e-mail; empty where the address is the only way. */
  contact: z.string(),
  content: z.string(),
  /** What was handed in with it. */
  documents: z.string(),
});
export type FeedbackLetter = z.infer<typeof feedbackLetter>;

/** The ward's own words, sealed too: they tell what the letter was about. */
export const feedbackReply = z.object({ text: z.string() });

const at = z.iso.datetime();
const sealed = z.string();
const officer = z.string();

/** Staff id; null where nobody, or nobody known, is meant. */
const concerns = z.string().nullable();

export const feedbackBodies = {
  'feedback.received': z.object({
    at,
    /** Volume and number in the book of a counter. */
    book: z.object({ volume: z.string(), number: z.int() }),
    code: z.string(),
    lookupSecret: z.string(),
    form: feedbackForm,
    head: feedbackHead,
    concerns,
    /** Who wrote it down; empty at the citizens' screen. */
    officer,
    counter: z.string(),
    /** Five working days (NĐ 20/2008 Đ.9), and the days the ward gives itself to answer. */
    forwardBy: localDate,
    replyBy: localDate,
    sealed,
  }),
  'feedback.classified': z.object({
    at,
    route: feedbackRoute,
    head: feedbackHead,
    concerns,
    /** That handles it; empty for the ward itself. */
    agency: z.string(),
    /** Why it is not taken. */
    sealed: sealed.nullable(),
    officer,
  }),
  'feedback.forwarded': z.object({ at, on: localDate, number: z.string(), officer }),
  'feedback.answered': z.object({ at, on: localDate, number: z.string(), sealed, officer }),
  /** Words as they go out: without name, telephone or address of anybody. */
  'feedback.published': z.object({
    at,
    on: localDate,
    ways: z.array(publicationWay).min(1),
    question: z.string(),
    answer: z.string(),
    officer,
  }),
  'feedback.unpublished': z.object({ at, officer }),
  /** What the sender said of the answer. */
  'feedback.rated': z.object({ at, satisfied: z.boolean() }),
  /** Nobody reads it any more: on a close look it was a complaint or a denunciation. */
  'feedback.keyDestroyed': z.object({ at, ground: z.literal('petition'), officer }),
} as const;

type Bodies = typeof feedbackBodies;
export type FeedbackEvent = {
  [T in keyof Bodies]: { readonly type: T; readonly body: z.infer<Bodies[T]> };
}[keyof Bodies];
export type FeedbackBody<T extends keyof Bodies> = z.infer<Bodies[T]>;

export const feedbackStream = (id: string): string => `feedback:${id}`;
