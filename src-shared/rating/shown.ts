import { z } from 'zod';

/** What the pad tells of who served, as the ward decides; without a decision nothing. */
export const padShown = z.object({ counter: z.boolean(), officer: z.boolean() });
export type PadShown = z.infer<typeof padShown>;

export const nothingShown: PadShown = { counter: false, officer: false };
