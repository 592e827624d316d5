import { checkSuggestion, type Suggestion } from '../../src-shared/feedback/suggestion.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { appendCommit } from '../store/append.ts';
import { readSuggestions, suggestionsStream } from '../store/feedback.ts';
import { newDossierKey, seal } from '../store/seal.ts';
import { shuffled } from '../store/shuffle.ts';
import { transact } from '../store/transact.ts';
import { localNow, system } from './dossiers.ts';
import type { Handlers, Services } from './services.ts';

type Keeping = Pick<Services, 'db' | 'random' | 'clock' | 'ratings' | 'device' | 'deviceKey'>;

/**
 * Puts suggestions of days that are over into the log, shuffled, sealed, as one batch: from there they go to
 * the ward and its other counters. In the log only now, so that nothing places one beside a dossier (I9). A
 * cut between the two files leaves a batch that is written again; readers take each suggestion once.
 */
export function keepSuggestions(services: Keeping, today: string): Result<unknown> {
  const waiting = services.ratings.suggestions.before(today);
  if (waiting.length === 0) return ok(undefined);
  const { db, random, clock } = services;
  const stream = suggestionsStream(uuidv7(clock(), random));
  const kept = transact(db, () => {
    const sealed = seal(shuffled(waiting, random), newDossierKey(db, stream, random), stream, random);
    const events = [{ type: 'suggestions.kept', body: { sealed } }];
    appendCommit(db, services, { stream, base: 0, actor: system.id, events });
    return ok(undefined);
  });
  return kept.ok ? services.ratings.suggestions.remove(waiting.map(({ id }) => id)) : kept;
}

/** Takes words without a sender. Fails with suggestion.empty, feedback.petition, store.*. */
export function takeSuggestion(
  services: Services,
  { id, source, words }: Omit<Suggestion, 'day'>,
): Result<Record<string, never>> {
  const checked = checkSuggestion(words);
  if (!checked.ok) return checked;
  const day = localNow(services).slice(0, 10);
  // Nothing goes into the log now, not even what waits: its time would tell this one's hour.
  const added = services.ratings.suggestions.add({ id, day, source, words: checked.value });
  return added.ok ? ok({}) : added;
}

export const suggestionHandlers: Handlers<'suggestion.enter' | 'suggestion.list'> = {
  'suggestion.enter': ({ services }, typed) => takeSuggestion(services, typed),
  'suggestion.list': ({ services }) => {
    keepSuggestions(services, localNow(services).slice(0, 10));
    return ok({ suggestions: readSuggestions(services.db) });
  },
};
