import type { PadView, RatingCode } from '../../src-shared/contract/pad.ts';
import type { RatingAnswer } from '../../src-shared/rating/answer.ts';

/** How long one person may think about reasons and words without touching the screen. */
export const quietMs = 60_000;
/** Nobody keeps the pad longer than this after choosing a level, however much they type. */
export const longestMs = 240_000;
export const thanksMs = 3_000;
/** A second tap of a trembling finger falls on the next screen; it is not meant for it. */
export const tapGuardMs = 500;

type Chosen = { readonly invitation: string; readonly answer: RatingAnswer };

/**
 * `question` has no answer yet. From `details` on the level is chosen and counts, whatever happens next:
 * Bỏ qua, walking away and the time-out all send it. `thanks` of a good rating still takes a few words or
 * another face, so it is sent when the thanks end (`sent` false until then). `code` is typing a code somebody
 * brought, `later` shows one to somebody in a hurry.
 */
export type PadState =
  | { readonly stage: 'idle'; readonly finished: string | null }
  | { readonly stage: 'code'; readonly typed: string; readonly message: string }
  | { readonly stage: 'question'; readonly invitation: string }
  | ({ readonly stage: 'details' } & Chosen)
  | ({ readonly stage: 'thanks'; readonly sent: boolean } & Chosen)
  | { readonly stage: 'later'; readonly invitation: string; readonly code: RatingCode }
  | { readonly stage: 'trouble'; readonly message: string };

export type PadEvent =
  | { readonly type: 'viewed'; readonly view: PadView }
  | { readonly type: 'chose'; readonly level: number }
  /** The tap on the face was a mistake. */
  | { readonly type: 'again' }
  | { readonly type: 'more' }
  | { readonly type: 'edited'; readonly answer: RatingAnswer }
  | { readonly type: 'sent' }
  | { readonly type: 'typed'; readonly typed: string }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'later'; readonly invitation: string; readonly code: RatingCode }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'over' };

export const start: PadState = { stage: 'idle', finished: null };

/** Only a low level is asked for its reasons; the others are thanked after one tap. */
const asksReasons = (level: number) => level <= 2;

function viewed(state: PadState, view: PadView): PadState {
  if (view.state === 'idle') return state.stage === 'question' ? start : state;
  const { invitation } = view;
  if (state.stage === 'trouble') return state;
  if (state.stage === 'idle' || state.stage === 'code') {
    // Main may still tell the invitation whose answer is on its way.
    const isFinished = state.stage === 'idle' && state.finished === invitation;
    return isFinished ? state : { stage: 'question', invitation };
  }
  return state.invitation === invitation ? state : { stage: 'question', invitation };
}

function sent(state: PadState): PadState {
  if (state.stage === 'details') return { ...state, stage: 'thanks', sent: true };
  return state.stage === 'thanks' ? { stage: 'idle', finished: state.invitation } : state;
}

/** What the pad shows after an event. Knows nothing of timers and calls. */
export function next(state: PadState, event: PadEvent): PadState {
  const { stage } = state;
  switch (event.type) {
    case 'viewed':
      return viewed(state, event.view);
    case 'chose': {
      if (stage !== 'question') return state;
      const { invitation } = state;
      const answer: RatingAnswer = { level: event.level, reasons: [], words: '' };
      return asksReasons(event.level)
        ? { stage: 'details', invitation, answer }
        : { stage: 'thanks', invitation, answer, sent: false };
    }
    case 'again':
      return stage === 'details' || (stage === 'thanks' && !state.sent)
        ? { stage: 'question', invitation: state.invitation }
        : state;
    case 'more':
      return stage === 'thanks' && !state.sent
        ? { stage: 'details', invitation: state.invitation, answer: state.answer }
        : state;
    case 'edited':
      return stage === 'details' ? { ...state, answer: event.answer } : state;
    case 'sent':
      return sent(state);
    case 'typed':
      return stage === 'idle' || stage === 'code'
        ? { stage: 'code', typed: event.typed, message: '' }
        : state;
    case 'refused':
      return stage === 'code' ? { stage, typed: '', message: event.message } : state;
    case 'later':
      return stage === 'question' && state.invitation === event.invitation
        ? { stage: 'later', invitation: event.invitation, code: event.code }
        : state;
    case 'failed':
      return { stage: 'trouble', message: event.message };
    case 'over':
      return { stage: 'idle', finished: 'invitation' in state ? state.invitation : null };
  }
}
