import { z } from 'zod';
import { cashClosedBody } from '../cash/close.ts';
import { dossierBodies } from '../dossier/events.ts';
import { isReadable } from '../dossier/eventVersions.ts';
import { feedbackBodies } from '../feedback/events.ts';
import { suggestionsKept } from '../feedback/suggestion.ts';
import { surveyBodies } from '../survey/events.ts';

/** Body of `conflict.settled`, in the stream `conflict:<commit>`. */
export const settledBody = z.object({
  commit: z.uuid(),
  stream: z.string(),
  /** `drop` leaves it out for good; `retry` asks the rules once more, of it and of those held behind it. */
  choice: z.enum(['drop', 'retry']),
});
export type SettledBody = z.infer<typeof settledBody>;

/** Body of `setAside.settled`, in the stream `setAside:<commit>`. */
const setAsideSettled = z.object({
  commit: z.uuid(),
  choice: z.enum(['enter', 'drop']),
});
export type SetAsideSettled = z.infer<typeof setAsideSettled>;

const bodies: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...Object.entries(dossierBodies),
  ...Object.entries(surveyBodies),
  ...Object.entries(feedbackBodies),
  ['suggestions.kept', suggestionsKept],
  ['cash.closed', cashClosedBody],
  ['conflict.settled', settledBody],
  ['setAside.settled', setAsideSettled],
]);

const instant = z.iso.datetime();

interface Written {
  readonly type: string;
  readonly v: number;
  readonly at: string;
  readonly body: string;
}

/**
 * Whether a counter of this release could have written an event; of a later release, or of a type unknown here,
 * any body is taken. The instant it was written at every release reads.
 */
export const fits = ({ type, v, at, body }: Written): boolean =>
  instant.safeParse(at).success &&
  (!isReadable({ type, v }) || bodies.get(type)?.safeParse(JSON.parse(body)).success !== false);
