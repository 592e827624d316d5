import type { FeedbackHead } from '../../../src-shared/feedback/events.ts';

/** What a person writes, page by page; gone with them. */
export interface OwnLetter {
  readonly id: string;
  readonly head: FeedbackHead;
  /** Staff id of the officer it is about; null for none, or none remembered. */
  readonly concerns: string | null;
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  readonly content: string;
  /** The note, once it is in the book. */
  readonly sent: { readonly code: string; readonly lookupSecret: string; readonly replyBy: string } | null;
}

export const blankLetter = (): OwnLetter => ({
  id: crypto.randomUUID(),
  head: 'other',
  concerns: null,
  name: '',
  address: '',
  contact: '',
  content: '',
  sent: null,
});
