import { z } from 'zod';
import { ratingMonth } from '../rating/figures.ts';
import { query } from './define.ts';

export const ratingContract = {
  /** What was answered at this counter in months that are over; the current one is nobody's to look at. */
  'rating.months': query('manage', z.object({}), z.object({ months: z.array(ratingMonth) })),
} as const;
