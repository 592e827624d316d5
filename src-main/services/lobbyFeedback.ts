import { feedbackNote } from '../../src-shared/document/feedbackNote.ts';
import { typedCode } from '../../src-shared/dossier/progress.ts';
import { lookUpFeedback } from '../../src-shared/feedback/progress.ts';
import { forbids } from '../../src-shared/feedback/state.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { readAllFeedback } from '../store/feedback.ts';
import { transact } from '../store/transact.ts';
import { appendFeedback, citizen, publishedHere, receiveFeedback } from './feedback.ts';
import { printForCitizen, same } from './lobby.ts';
import type { Caller, Handlers, Services } from './services.ts';
import { takeSuggestion } from './suggestions.ts';

interface Asking {
  readonly services: Services;
  readonly caller: Caller;
}

interface Note {
  readonly code: string;
  readonly secret: string;
}

/** The feedback a note belongs to. Fails with lookup.notFound, lookup.tooMany. */
function feedbackOf({ services, caller }: Asking, { code, secret }: Note) {
  if (!services.lobby.mayLookUp(caller, code)) return fail('lookup.tooMany');
  const wanted = typedCode(code);
  const found = readAllFeedback(services.db).find(({ state }) => state.received?.code === wanted);
  if (!found) return fail('lookup.notFound');
  const progress = lookUpFeedback(found.state, secret, same);
  return progress.ok ? ok({ ...found, progress: progress.value }) : progress;
}

/** What the sender takes along. */
function noteFor(asking: Asking, note: Note) {
  const found = feedbackOf(asking, note);
  if (!found.ok) return found;
  const { received } = found.value.state;
  const { wardName } = asking.services.profiles.wardOn(asking.services.clock().toISOString());
  return received ? ok(feedbackNote(wardName, received)) : fail('lookup.notFound');
}

export const lobbyFeedbackHandlers: Handlers<
  | 'lobby.sendFeedback'
  | 'lobby.sendSuggestion'
  | 'lobby.feedbackProgress'
  | 'lobby.printNote'
  | 'lobby.rateAnswer'
  | 'lobby.answers'
> = {
  'lobby.sendFeedback': ({ services }, coming) => {
    if (!services.lobby.mayWrite()) return fail('feedback.tooMany');
    const received = receiveFeedback(services, null, { ...coming, form: 'kiosk' });
    if (!received.ok) return received;
    const { code, lookupSecret, replyBy } = received.value;
    return ok({ code, lookupSecret, replyBy });
  },
  'lobby.sendSuggestion': ({ services }, { id, words }) =>
    services.lobby.mayWrite()
      ? takeSuggestion(services, { id, source: 'lobby', words })
      : fail('feedback.tooMany'),
  'lobby.feedbackProgress': (asking, note) => {
    const found = feedbackOf(asking, note);
    return found.ok ? ok(found.value.progress) : found;
  },
  'lobby.printNote': (asking, note) => {
    const made = noteFor(asking, note);
    return made.ok ? printForCitizen(asking.services, made.value) : made;
  },
  'lobby.rateAnswer': (asking, { satisfied, ...note }) => {
    const found = feedbackOf(asking, note);
    if (!found.ok) return found;
    const { services } = asking;
    const { id, state } = found.value;
    const why = forbids(state, 'feedback.rated');
    if (why) return fail(why);
    return transact(services.db, (): Result<Record<string, never>> => {
      appendFeedback(services, id, citizen, 'feedback.rated', { satisfied });
      return ok({});
    });
  },
  'lobby.answers': ({ services }) => ok({ answers: publishedHere(services) }),
};
