import { z } from 'zod';
import { lifeEvents } from '../text/lobbyWords.ts';

/** What happens in a life, with the procedures people then need, the commonest first. */
export const lifeEvent = z.object({
  id: z.enum(lifeEvents.map(([id]) => id)),
  about: z.string().min(1),
  procedures: z.array(z.string().regex(/^\d\.\d{6}$/)).min(1),
});
export type LifeEvent = z.infer<typeof lifeEvent>;

/** Of a catalogue, each only with what is in force there; an event without any is not shown. */
export const eventsWith = (events: readonly LifeEvent[], codes: ReadonlySet<string>): LifeEvent[] =>
  events
    .map((event) => ({ ...event, procedures: event.procedures.filter((code) => codes.has(code)) }))
    .filter(({ procedures }) => procedures.length > 0);
