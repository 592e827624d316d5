import { z } from 'zod';
import { level } from '../rating/answer.ts';
import { smallestGroup } from '../rating/smallestGroup.ts';
import { questionnaire } from './questionnaire.ts';

/** Answers of one paper in the order of the items; null where nothing was ticked. */
export const sheet = z.array(level.nullable()).min(1).max(60);
export type Sheet = z.infer<typeof sheet>;

export const surveyOpened = z.object({
  name: z.string(),
  questionnaire,
  from: z.iso.date(),
  to: z.iso.date(),
  /** Sheets the ward means to collect. */
  target: z.int(),
});
export type SurveyOpened = z.infer<typeof surveyOpened>;

/** In no order, and never fewer than a group: the hour they were typed at says nothing of one person (I9). */
export const sheetsEntered = z.object({ sheets: z.array(sheet).min(smallestGroup).max(100) });
export type SheetsEntered = z.infer<typeof sheetsEntered>;

export const surveyClosed = z.object({ at: z.string() });

/** What happens to a survey, in the stream `survey:<id>`: what was typed is never changed. */
export const surveyBodies = {
  'survey.opened': surveyOpened,
  'survey.sheetsEntered': sheetsEntered,
  'survey.closed': surveyClosed,
} as const;
