import {
  type FeedbackLetter,
  feedbackLetter,
  feedbackReply,
  feedbackStream,
} from '../../src-shared/feedback/events.ts';
import { type FeedbackState, foldFeedback } from '../../src-shared/feedback/state.ts';
import { type Suggestion, suggestionsKept, suggestionsSealed } from '../../src-shared/feedback/suggestion.ts';
import type { ReadDb } from './brands.ts';
import { readSealed } from './project.ts';
import { prepared } from './schema.ts';

/** Feedback is little and read whole from the log: no table of it can say anything else than the log does (I4). */
export function readFeedback(db: ReadDb, id: string): FeedbackState {
  const events = prepared(db, 'SELECT type, body, actor FROM event WHERE stream = ? ORDER BY position').all(
    feedbackStream(id),
  ) as { type: string; body: string; actor: string }[];
  return foldFeedback(events.map(({ body, ...event }) => ({ ...event, body: JSON.parse(body) as unknown })));
}

const idsIn = (db: ReadDb, kind: 'feedback' | 'suggestions'): string[] =>
  (
    prepared(db, 'SELECT DISTINCT stream FROM event WHERE stream >= ? AND stream < ?')
      .pluck()
      // The sign after the colon.
      .all(`${kind}:`, `${kind};`) as string[]
  ).map((stream) => stream.slice(kind.length + 1));

export const readAllFeedback = (db: ReadDb): { readonly id: string; readonly state: FeedbackState }[] =>
  idsIn(db, 'feedback').map((id) => ({ id, state: readFeedback(db, id) }));

/** What was sent; null once it cannot be read. */
export const readLetter = (db: ReadDb, id: string, { received }: FeedbackState): FeedbackLetter | null =>
  feedbackLetter.safeParse(readSealed(db, feedbackStream(id), received?.sealed)).data ?? null;

/** What the ward wrote of it; empty where nothing was sealed, or it cannot be read. */
export const readReply = (db: ReadDb, id: string, sealed: string | null | undefined): string =>
  feedbackReply.safeParse(readSealed(db, feedbackStream(id), sealed)).data?.text ?? '';

export const suggestionsStream = (batch: string): string => `suggestions:${batch}`;

/** Suggestions of days that are over, the newest day first; each once, though a cut may have written it twice. */
export function readSuggestions(db: ReadDb): Suggestion[] {
  const known = new Map<string, Suggestion>();
  for (const batch of idsIn(db, 'suggestions')) {
    const stream = suggestionsStream(batch);
    const body = prepared(db, 'SELECT body FROM event WHERE stream = ? LIMIT 1').pluck().get(stream);
    const kept = suggestionsKept.safeParse(JSON.parse(String(body)));
    const read = suggestionsSealed.safeParse(readSealed(db, stream, kept.data?.sealed));
    for (const one of read.data ?? []) known.set(one.id, one);
  }
  return [...known.values()].sort((a, b) => b.day.localeCompare(a.day) || a.id.localeCompare(b.id));
}
