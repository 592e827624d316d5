import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { smallestGroup } from '../rating/smallestGroup.ts';
import { sheet } from '../survey/events.ts';
import { audience, questionnaire } from '../survey/questionnaire.ts';
import { command, query } from './define.ts';
import { savedFile } from './register.ts';

const id = z.uuid();

export const surveyRow = z.object({
  id,
  name: z.string(),
  questionnaire: z.string(),
  audience,
  from: localDate,
  to: localDate,
  target: z.int(),
  sheets: z.int(),
  closedAt: z.string().nullable(),
});
export type SurveyRow = z.infer<typeof surveyRow>;

const figure = z.object({
  n: z.int(),
  good: z.int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  mean: z.number(),
  index: z.number(),
});
const shown = z.object({
  id: z.string(),
  text: z.string(),
  /** Null for nobody (`empty`), or where too few answered to be told apart from one. */
  figure: figure.nullable(),
  empty: z.boolean(),
});
export const surveyResults = z.object({
  factors: z.array(shown.extend({ items: z.array(shown) })),
  overall: shown,
});

export const surveyDetail = z.object({
  survey: surveyRow,
  questionnaire,
  results: surveyResults,
  /** Every survey with the same questionnaire, oldest first, this one among them. */
  periods: z.array(z.object({ survey: surveyRow, results: surveyResults })),
});
export type SurveyDetail = z.infer<typeof surveyDetail>;

export const surveyContract = {
  'survey.questionnaires': query(
    'counter',
    z.object({}),
    z.object({ questionnaires: z.array(questionnaire) }),
  ),
  'survey.list': query('counter', z.object({}), z.object({ surveys: z.array(surveyRow) })),
  /** Fails with survey.notFound. */
  'survey.get': query('counter', z.object({ id }), surveyDetail),
  /** Leaders and administrators. Fails with role.managersOnly, survey.noName, survey.badPeriod, survey.badQuestions. */
  'survey.open': command(
    'counter',
    z.object({
      id,
      name: z.string().max(200),
      from: localDate,
      to: localDate,
      target: z.int().min(1).max(100_000),
      /** One that ships, by id, or the ward's own questions as typed. */
      questionnaire: z.union([
        z.object({ shipped: z.string().max(40) }),
        z.object({ audience, questions: z.string().max(20_000) }),
      ]),
    }),
    z.object({}),
  ),
  /** Papers typed in, at least a group of them. Fails with survey.notFound, survey.closed, survey.badSheet. */
  'survey.enter': command(
    'counter',
    z.object({ id, sheets: z.array(sheet).min(smallestGroup).max(100) }),
    z.object({ sheets: z.int() }),
  ),
  /** Leaders and administrators; closing again changes nothing. Fails with role.managersOnly, survey.notFound. */
  'survey.close': command('counter', z.object({ id }), z.object({})),
  /** The results as a spreadsheet. Fails with survey.notFound, file.cannotSave. */
  'survey.export': command('counter', z.object({ id }), savedFile),
} as const;
