import { toLocalDate } from '../src-shared/calendar/zone.ts';
import type { FeedbackProgress } from '../src-shared/contract/feedback.ts';
import type { Progress, PublicWard } from '../src-shared/contract/public.ts';
import type { AnyEvent } from '../src-shared/dossier/events.ts';
import { evolve } from '../src-shared/dossier/evolve.ts';
import { lookUp, typedCode } from '../src-shared/dossier/progress.ts';
import { noDossier } from '../src-shared/dossier/state.ts';
import { lookUpFeedback } from '../src-shared/feedback/progress.ts';
import { publicWords } from '../src-shared/feedback/published.ts';
import { foldFeedback } from '../src-shared/feedback/state.ts';
import type { Result } from '../src-shared/result.ts';
import type { BodyOf } from '../src-shared/sync/settings.ts';
import type { Settings } from './settings.ts';

export interface PublicDeps {
  /** The ward that browsers see. */
  readonly ward: string;
  readonly settings: Settings;
  readonly wardName: () => Promise<string>;
  /** Events of the dossier or feedback with a number on paper, in the ward's order; none where there is no such number. */
  readonly eventsOf: (ward: string, number: string) => Promise<readonly AnyEvent[]>;
  readonly feedbackOf: (ward: string) => Promise<ReadonlyMap<string, readonly AnyEvent[]>>;
  /** Whether two texts are equal, in a time that does not tell how far. */
  readonly same: (a: string, b: string) => boolean;
  readonly clock: () => Date;
}

/** What anybody may know of a ward without signing in. */
export interface PublicDesk {
  ward(): Promise<PublicWard>;
  /** Fails with lookup.notFound, for a number that is unknown and a code that is wrong alike. */
  progress(code: string, secret: string): Promise<Result<Progress>>;
  /** The same of feedback. */
  feedback(code: string, secret: string): Promise<Result<FeedbackProgress>>;
}

export function publicDesk({
  ward,
  settings,
  wardName,
  eventsOf,
  feedbackOf,
  same,
  clock,
}: PublicDeps): PublicDesk {
  return {
    async ward() {
      const bodies = async <K extends 'profile' | 'answer'>(kind: K) =>
        (await settings.list(ward, kind)).map(({ setting }) => setting.body as BodyOf<K>);
      const today = toLocalDate(clock().toISOString());
      const profile = (await bodies('profile'))
        .filter(({ effectiveFrom }) => effectiveFrom <= today)
        .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))[0];
      const published = [...(await feedbackOf(ward))].flatMap(
        ([id, events]) => publicWords(id, foldFeedback(events)) ?? [],
      );
      const answers = [...(await bodies('answer')), ...published].sort((a, b) =>
        b.publishedOn.localeCompare(a.publishedOn),
      );
      const { authority = '', address = '', hotline = '', email = '', website = '' } = profile ?? {};
      return {
        wardName: profile?.wardName ?? (await wardName()),
        authority,
        address,
        hotline,
        email,
        website,
        answers,
      };
    },
    async progress(code, secret) {
      const events = await eventsOf(ward, typedCode(code));
      return lookUp(events.reduce(evolve, noDossier), secret, same);
    },
    async feedback(code, secret) {
      const events = await eventsOf(ward, typedCode(code));
      return lookUpFeedback(foldFeedback(events), secret, same);
    },
  };
}
