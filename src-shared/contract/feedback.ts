import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import {
  feedbackForm,
  feedbackHead,
  feedbackLetter,
  feedbackRoute,
  publicationWay,
} from '../feedback/events.ts';
import { feedbackStatuses } from '../feedback/state.ts';
import { suggestion, suggestionSource } from '../feedback/suggestion.ts';
import { command, query } from './define.ts';
import { lobbyPrinted } from './lobby.ts';
import { progressRequest } from './public.ts';
import { savedFile } from './register.ts';

const id = z.uuid();
/** Without a time in it. */
const random = z.uuidv4();
const staffId = z.string().max(60);
const text = z.string();

/** A letter as typed: longer than anybody writes, shorter than a book. */
export const typedLetter = z.object({
  name: z.string().max(100),
  address: z.string().max(200),
  contact: z.string().max(100),
  content: z.string().max(4000),
  documents: z.string().max(500),
});

export const feedbackStatus = z.enum(feedbackStatuses);

export const feedbackRow = z.object({
  id,
  code: text,
  /** `1/2026`, in the book of a counter. */
  book: text,
  /** Local date-time. */
  at: text,
  form: feedbackForm,
  head: feedbackHead,
  status: feedbackStatus,
  /** By which the next step is due; null where none is. */
  due: localDate.nullable(),
  late: z.boolean(),
  /** First words of it; empty once it cannot be read. */
  summary: text,
});
export type FeedbackRow = z.infer<typeof feedbackRow>;

export const feedbackDetail = feedbackRow.extend({
  /** The day at the counter. */
  today: localDate,
  counter: text,
  officer: text,
  forwardBy: localDate,
  replyBy: localDate,
  concerns: staffId.nullable(),
  concernsName: text,
  /** Null once it cannot be read. */
  letter: feedbackLetter.nullable(),
  agency: text,
  /** Why it was not taken. */
  reason: text,
  forwarded: z.object({ on: localDate, number: text }).nullable(),
  answer: z.object({ on: localDate, number: text, text }).nullable(),
  published: z
    .object({ on: localDate, ways: z.array(publicationWay), question: text, answer: text })
    .nullable(),
  satisfied: z.boolean().nullable(),
  /** Steps that may be taken now. */
  may: z.array(z.enum(['classify', 'forward', 'answer', 'publish', 'unpublish', 'dismiss'])),
});
export type FeedbackDetail = z.infer<typeof feedbackDetail>;

/** What the sender is told of it. */
export const feedbackProgress = z.object({
  status: feedbackStatus,
  receivedOn: localDate,
  /** Agency that handles it; empty for the ward. */
  agency: text,
  forwardedOn: localDate.nullable(),
  replyBy: localDate.nullable(),
  answeredOn: localDate.nullable(),
  satisfied: z.boolean().nullable(),
});
export type FeedbackProgress = z.infer<typeof feedbackProgress>;

export const publishedFeedback = z.object({ id: text, publishedOn: localDate, question: text, answer: text });

const words = z.object({ question: z.string().max(2000), answer: z.string().max(5000) });

/** Phản ánh, kiến nghị (NĐ 20/2008) and the book of suggestions. */
export const feedbackContract = {
  /**
   * What this officer may see, what is due first at the top; how many of it are still open, and late; whom it can
   * concern; what the notice of the address (NĐ 20/2008 Đ.13) still lacks.
   */
  'feedback.list': query(
    'counter',
    z.object({}),
    z.object({
      rows: z.array(feedbackRow),
      open: z.int(),
      late: z.int(),
      officers: z.array(z.object({ id: text, name: text })),
      addressLacks: z.array(text),
    }),
  ),
  /** Fails with feedback.unknown, for one this officer may not see too. */
  'feedback.get': query('counter', z.object({ id }), feedbackDetail),
  /**
   * Written down at the counter; the same id again answers what is there. Fails with feedback.petition,
   * feedback.noContent, feedback.noName, feedback.noAddress, feedback.badContact, feedback.aboutYou.
   */
  'feedback.receive': command(
    'counter',
    z.object({
      id,
      form: feedbackForm.exclude(['kiosk']),
      head: feedbackHead,
      concerns: staffId.nullable(),
      letter: typedLetter,
    }),
    z.object({ id }),
  ),
  /** Fails with feedback.unknown, feedback.ended, feedback.noAgency, feedback.noReason, feedback.dataDestroyed. */
  'feedback.classify': command(
    'manage',
    z.object({
      id,
      route: feedbackRoute,
      head: feedbackHead,
      concerns: staffId.nullable(),
      agency: z.string().max(200),
      reason: z.string().max(1000),
    }),
    z.object({}),
  ),
  /** Fails with feedback.unknown, feedback.notForwarded, feedback.ended, feedback.badDay. */
  'feedback.forward': command(
    'manage',
    z.object({ id, on: localDate, number: z.string().max(60) }),
    z.object({}),
  ),
  /** Fails with feedback.unknown, feedback.notClassified, feedback.ended, feedback.noAnswer, feedback.badDay. */
  'feedback.answer': command(
    'manage',
    z.object({ id, on: localDate, number: z.string().max(60), text: z.string().max(5000) }),
    z.object({}),
  ),
  /** Words to publish, the sender taken out. Fails with feedback.unknown, feedback.notAnswered. */
  'feedback.publishable': query('manage', z.object({ id }), words),
  /** Fails with feedback.unknown, feedback.notAnswered, feedback.noWords, feedback.tellsSender. */
  'feedback.publish': command(
    'manage',
    words.extend({ id, ways: z.array(publicationWay).min(1) }),
    z.object({}),
  ),
  'feedback.unpublish': command('manage', z.object({ id }), z.object({})),
  /** It was a complaint or a denunciation: its content goes, everywhere. Fails with feedback.unknown, feedback.ended. */
  'feedback.dismiss': command('manage', z.object({ id }), z.object({})),
  /** The book of feedback as a spreadsheet, of what this person may see. Fails with file.cannotSave. */
  'feedback.export': command('manage', z.object({}), savedFile),
  /** Typed from the paper book or the box. Fails with feedback.petition, suggestion.empty. */
  'suggestion.enter': command(
    'counter',
    z.object({ id: random, source: suggestionSource.exclude(['lobby']), words: z.string().max(2000) }),
    z.object({}),
  ),
  /** Of days that are over, in no order within a day. */
  'suggestion.list': query('manage', z.object({}), z.object({ suggestions: z.array(suggestion) })),
} as const;

/** The citizens' part. */
export const lobbyFeedbackContract = {
  /** Fails as feedback.receive does, and with feedback.tooMany. */
  'lobby.sendFeedback': command(
    'lobby',
    z.object({ id, head: feedbackHead, concerns: staffId.nullable(), letter: typedLetter }),
    z.object({ code: text, lookupSecret: text, replyBy: localDate }),
  ),
  /** No name, no hour. Fails with feedback.petition, suggestion.empty, feedback.tooMany. */
  'lobby.sendSuggestion': command(
    'lobby',
    z.object({ id: random, words: z.string().max(2000) }),
    z.object({}),
  ),
  /** Where it stands (NĐ 20/2008 Đ.12). Fails with lookup.notFound, lookup.tooMany. */
  'lobby.feedbackProgress': query('lobby', progressRequest, feedbackProgress),
  /** The note again. Fails with lookup.notFound, lookup.tooMany, print.notHere. */
  'lobby.printNote': command('lobby', progressRequest, lobbyPrinted),
  /** What the sender says of the answer, once. Fails with lookup.notFound, lookup.tooMany, feedback.notAnswered, feedback.ended. */
  'lobby.rateAnswer': command('lobby', progressRequest.extend({ satisfied: z.boolean() }), z.object({})),
  /** What was published on the ward's page, newest first. */
  'lobby.answers': query('lobby', z.object({}), z.object({ answers: z.array(publishedFeedback) })),
} as const;
