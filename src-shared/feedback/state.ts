import { type FeedbackBody, type FeedbackEvent, type FeedbackHead, feedbackBodies } from './events.ts';

/** Where feedback stands. */
export const feedbackStatuses = [
  'received',
  'own',
  'toForward',
  'forwarded',
  'answered',
  'notTaken',
  'destroyed',
] as const;
export type FeedbackStatus = (typeof feedbackStatuses)[number];

export interface FeedbackState {
  readonly received: FeedbackBody<'feedback.received'> | null;
  /** Staff id of who wrote it down; `lobby` for the citizen. */
  readonly receivedBy: string;
  readonly classified: FeedbackBody<'feedback.classified'> | null;
  readonly forwarded: FeedbackBody<'feedback.forwarded'> | null;
  readonly answered: FeedbackBody<'feedback.answered'> | null;
  readonly published: FeedbackBody<'feedback.published'> | null;
  readonly satisfied: boolean | null;
  readonly destroyed: boolean;
  readonly history: readonly FeedbackEvent[];
}

export const noFeedback: FeedbackState = {
  received: null,
  receivedBy: '',
  classified: null,
  forwarded: null,
  answered: null,
  published: null,
  satisfied: null,
  destroyed: false,
  history: [],
};

function evolve(state: FeedbackState, event: FeedbackEvent, actor: string): FeedbackState {
  const next = { ...state, history: [...state.history, event] };
  switch (event.type) {
    case 'feedback.received':
      return state.received ? state : { ...next, received: event.body, receivedBy: actor };
    case 'feedback.classified':
      return { ...next, classified: event.body };
    case 'feedback.forwarded':
      return { ...next, forwarded: event.body };
    case 'feedback.answered':
      // Two counters that each answered: the letter that went out first stands.
      return state.answered ? next : { ...next, answered: event.body };
    case 'feedback.published':
      return { ...next, published: event.body };
    case 'feedback.unpublished':
      return { ...next, published: null };
    case 'feedback.rated':
      return { ...next, satisfied: state.satisfied ?? event.body.satisfied };
    case 'feedback.keyDestroyed':
      return { ...next, destroyed: true, published: null };
  }
}

interface Written {
  readonly type: string;
  readonly body: unknown;
  readonly actor?: string;
}

const known = ({ type, body }: Written): FeedbackEvent | null => {
  const shape = feedbackBodies[type as keyof typeof feedbackBodies] as { safeParse(body: unknown): unknown };
  const read = Object.hasOwn(feedbackBodies, type) ? (shape.safeParse(body) as { data?: unknown }) : {};
  return read.data ? ({ type, body: read.data } as FeedbackEvent) : null;
};

/**
 * The fold of one feedback's events by the time they were written at, so that every counter comes to the same
 * whatever order they arrived in. What a later release wrote is passed over.
 */
export const foldFeedback = (events: readonly Written[]): FeedbackState =>
  events
    .flatMap((written) => {
      const event = known(written);
      return event ? [{ event, actor: written.actor ?? '' }] : [];
    })
    .sort((a, b) => (a.event.body.at < b.event.body.at ? -1 : a.event.body.at > b.event.body.at ? 1 : 0))
    .reduce((state, { event, actor }) => evolve(state, event, actor), noFeedback);

export function statusOf({ destroyed, answered, forwarded, classified }: FeedbackState): FeedbackStatus {
  if (destroyed) return 'destroyed';
  if (answered) return 'answered';
  if (classified?.route === 'notTaken') return 'notTaken';
  if (classified?.route === 'own') return 'own';
  if (forwarded) return 'forwarded';
  return classified ? 'toForward' : 'received';
}

export const headOf = ({ classified, received }: FeedbackState): FeedbackHead =>
  (classified ?? received)?.head ?? 'other';

export const concernsOf = ({ classified, received }: FeedbackState): string | null =>
  (classified ?? received)?.concerns ?? null;

/** The day by which the next step is due; null where the ward has nothing left to do. */
export function nextDue(state: FeedbackState): string | null {
  const { received } = state;
  const status = statusOf(state);
  if (!received) return null;
  if (status === 'own') return received.replyBy;
  return status === 'received' || status === 'toForward' ? received.forwardBy : null;
}

/** Leaders and who wrote it down see it; whom it concerns never does, whatever their role. */
export const maySee = (
  state: FeedbackState,
  { id, role }: { readonly id: string; readonly role: string },
): boolean =>
  concernsOf(state) !== id &&
  state.received?.concerns !== id &&
  (role === 'leader' || role === 'administrator' || state.receivedBy === id);

export type FeedbackStep = Exclude<FeedbackEvent['type'], 'feedback.received'>;

/** Why a step cannot be taken now, or null. */
export function forbids(state: FeedbackState, step: FeedbackStep): string | null {
  if (!state.received) return 'feedback.unknown';
  if (state.destroyed) return 'feedback.dataDestroyed';
  switch (step) {
    case 'feedback.classified':
    case 'feedback.keyDestroyed':
      return state.answered || state.forwarded ? 'feedback.ended' : null;
    case 'feedback.forwarded':
      if (state.forwarded) return 'feedback.ended';
      return state.classified?.route === 'forward' ? null : 'feedback.notForwarded';
    case 'feedback.answered':
      if (state.answered) return 'feedback.ended';
      return state.classified && state.classified.route !== 'notTaken' ? null : 'feedback.notClassified';
    case 'feedback.published':
      return state.answered ? null : 'feedback.notAnswered';
    case 'feedback.unpublished':
      return state.published ? null : 'feedback.notPublished';
    case 'feedback.rated':
      if (!state.answered) return 'feedback.notAnswered';
      return state.satisfied === null ? null : 'feedback.ended';
  }
}
