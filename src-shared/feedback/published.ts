import type { FeedbackState } from './state.ts';

/** Words that were published where everybody can read them; null for any other. */
export const publicWords = (id: string, { published }: FeedbackState) =>
  published?.ways.includes('portal')
    ? { id, publishedOn: published.on, question: published.question, answer: published.answer }
    : null;
