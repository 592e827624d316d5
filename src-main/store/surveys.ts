import type { z } from 'zod';
import {
  type SheetsEntered,
  type SurveyOpened,
  type surveyBodies,
  surveyOpened,
} from '../../src-shared/survey/events.ts';
import { itemsOf } from '../../src-shared/survey/questionnaire.ts';
import type { Counts } from '../../src-shared/survey/results.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import type { FoldedEvent } from './project.ts';
import { prepared } from './schema.ts';

/** The tables this file writes, with the order to compare them in; all derived from the log. */
export const surveyTables = {
  survey: 'SELECT * FROM survey ORDER BY id',
  survey_tally: 'SELECT * FROM survey_tally ORDER BY survey, item, level',
} as const;

export const surveyStream = (id: string): string => `survey:${id}`;

/** Folds an event of a survey. Sheets only add up: counters agree in whatever order theirs come in. */
export function projectSurvey(db: WriteDb, { type, stream, body }: FoldedEvent): void {
  const id = stream.replace(/^survey:/, '');
  if (type === 'survey.opened')
    prepared(db, 'INSERT OR IGNORE INTO survey VALUES (?, ?, NULL)').run(id, JSON.stringify(body));
  if (type === 'survey.closed')
    prepared(db, 'UPDATE survey SET closed_at = coalesce(closed_at, ?) WHERE id = ?').run(
      (body as z.infer<(typeof surveyBodies)['survey.closed']>).at,
      id,
    );
  if (type === 'survey.sheetsEntered') addSheets(db, id, body as SheetsEntered);
}

function addSheets(db: WriteDb, id: string, { sheets }: SheetsEntered): void {
  const add = prepared(
    db,
    `INSERT INTO survey_tally VALUES (?, ?, ?, ?)
     ON CONFLICT (survey, item, level) DO UPDATE SET answers = answers + excluded.answers`,
  );
  add.run(id, 0, 0, sheets.length);
  for (const sheet of sheets)
    for (const [i, level] of sheet.entries()) if (level !== null) add.run(id, i + 1, level, 1);
}

export interface StoredSurvey extends SurveyOpened {
  readonly id: string;
  /** Local date-time; null while sheets are taken. */
  readonly closedAt: string | null;
  readonly sheets: number;
}

interface Row {
  readonly id: string;
  readonly body: string;
  readonly closed_at: string | null;
  readonly sheets: number | null;
}

const columns = `SELECT s.*, t.answers AS sheets FROM survey s
  LEFT JOIN survey_tally t ON t.survey = s.id AND t.item = 0 AND t.level = 0`;

const read = ({ id, body, closed_at, sheets }: Row): StoredSurvey => ({
  ...surveyOpened.parse(JSON.parse(body)),
  id,
  closedAt: closed_at,
  sheets: sheets ?? 0,
});

/** Newest period first. */
export const readSurveys = (db: ReadDb): StoredSurvey[] =>
  (prepared(db, columns).all() as Row[])
    .map(read)
    .sort((a, b) => b.from.localeCompare(a.from) || a.id.localeCompare(b.id));

export function readSurvey(db: ReadDb, id: string): StoredSurvey | null {
  const row = prepared(db, `${columns} WHERE s.id = ?`).get(id) as Row | undefined;
  return row ? read(row) : null;
}

/** Answers by item, in the order of the questionnaire. */
export function countsOf(db: ReadDb, { id, questionnaire }: StoredSurvey): Counts[] {
  const rows = prepared(
    db,
    'SELECT item, level, answers FROM survey_tally WHERE survey = ? AND item > 0',
  ).all(id) as { item: number; level: number; answers: number }[];
  const counts = itemsOf(questionnaire).map(() => [0, 0, 0, 0, 0]);
  for (const { item, level, answers } of rows) {
    const of = counts[item - 1];
    if (of) of[level - 1] = answers;
  }
  return counts as unknown as Counts[];
}
