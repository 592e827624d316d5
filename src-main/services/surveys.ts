import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import type { SurveyDetail, SurveyRow } from '../../src-shared/contract/survey.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { SurveyOpened } from '../../src-shared/survey/events.ts';
import {
  factorsIn,
  itemsOf,
  type Questionnaire,
  questionnaire,
} from '../../src-shared/survey/questionnaire.ts';
import { resultsOf } from '../../src-shared/survey/results.ts';
import { surveyTables } from '../../src-shared/survey/tables.ts';
import { appendCommit } from '../store/append.ts';
import { prepared } from '../store/schema.ts';
import { countsOf, readSurvey, readSurveys, type StoredSurvey, surveyStream } from '../store/surveys.ts';
import { transact } from '../store/transact.ts';
import { localNow } from './dossiers.ts';
import { readJson } from './profiles.ts';
import { fileName, saved } from './registers.ts';
import type { CallContext, Handlers, Services } from './services.ts';
import { toXlsx } from './xlsx.ts';

/** The questionnaires that ship. Fails with assets.corrupt. */
export function loadQuestionnaires(assetsFolder: string): Result<readonly Questionnaire[]> {
  const folder = join(assetsFolder, 'surveys');
  const all: Questionnaire[] = [];
  for (const file of readdirSync(folder).sort()) {
    const read = readJson(join(folder, file), questionnaire);
    if (!read.ok) return read;
    all.push(read.value);
  }
  return ok(all);
}

const row = ({ id, name, questionnaire: { name: asked, audience }, ...survey }: StoredSurvey): SurveyRow => ({
  id,
  name,
  questionnaire: asked,
  audience,
  from: survey.from,
  to: survey.to,
  target: survey.target,
  sheets: survey.sheets,
  closedAt: survey.closedAt,
});

function detail({ db }: Services, id: string): Result<SurveyDetail> {
  const survey = readSurvey(db, id);
  if (!survey) return fail('survey.notFound');
  const withResults = (one: StoredSurvey) => ({
    survey: row(one),
    results: structuredClone(resultsOf(one.questionnaire, countsOf(db, one))) as SurveyDetail['results'],
  });
  const periods = readSurveys(db)
    .filter((one) => one.questionnaire.id === survey.questionnaire.id)
    .map(withResults)
    .reverse();
  return ok({ ...withResults(survey), questionnaire: survey.questionnaire, periods });
}

/** Writes something down about a survey, in a transaction of its own. */
function record(
  services: Services,
  actor: string,
  id: string,
  event: { readonly type: string; readonly body: unknown },
  allowed: () => Result<unknown>,
): Result<unknown> {
  const done = transact(services.db, () => {
    const may = allowed();
    if (!may.ok) return may;
    const stream = surveyStream(id);
    const base = prepared(services.db, 'SELECT count(*) FROM event WHERE stream = ?').pluck().get(stream);
    appendCommit(services.db, services, { stream, base: Number(base), actor, events: [event] });
    return ok(undefined);
  });
  if (done.ok) services.push('dossiers');
  return done;
}

function asked(services: Services, id: string, of: InputOf<'survey.open'>): Result<Questionnaire> {
  const { questionnaire: from, name } = of;
  if ('shipped' in from) {
    const found = services.questionnaires.find((one) => one.id === from.shipped);
    return found ? ok(found) : fail('survey.badQuestions');
  }
  const factors = factorsIn(from.questions);
  if (!factors) return fail('survey.badQuestions');
  return ok({
    id: `own-${id}`,
    name: name.trim(),
    audience: from.audience,
    status: 'LOCAL',
    source: 'Phường tự soạn',
    checkedOn: localNow(services).slice(0, 10),
    footnote: '',
    factors,
  });
}

function open(
  { services, staff }: CallContext,
  input: InputOf<'survey.open'>,
): Result<Record<string, never>> {
  const { id, from, to, target } = input;
  const name = input.name.trim().normalize('NFC');
  if (name === '') return fail('survey.noName');
  if (from > to) return fail('survey.badPeriod');
  const questions = asked(services, id, input);
  if (!questions.ok) return questions;
  const body: SurveyOpened = { name, questionnaire: questions.value, from, to, target };
  // The same id again is the same survey, asked for twice.
  if (readSurvey(services.db, id)) return ok({});
  const done = record(services, staff.id, id, { type: 'survey.opened', body }, () => ok(undefined));
  return done.ok ? ok({}) : done;
}

/** Fisher and Yates: what was typed first must not stand first. */
function shuffled<T>(list: readonly T[], random: Services['random']): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Buffer.from(random(4)).readUInt32LE() % (i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

function enter(
  { services, staff }: CallContext,
  { id, sheets }: InputOf<'survey.enter'>,
): Result<OutputOf<'survey.enter'>> {
  const body = { sheets: shuffled(sheets, services.random) };
  const done = record(services, staff.id, id, { type: 'survey.sheetsEntered', body }, () => {
    const survey = readSurvey(services.db, id);
    if (!survey) return fail('survey.notFound');
    if (survey.closedAt !== null) return fail('survey.closed');
    const items = itemsOf(survey.questionnaire).length;
    const whole = sheets.every((one) => one.length === items && one.some((answer) => answer !== null));
    return whole ? ok(undefined) : fail('survey.badSheet');
  });
  return done.ok ? ok({ sheets: readSurvey(services.db, id)?.sheets ?? 0 }) : done;
}

function close(
  { services, staff }: CallContext,
  { id }: InputOf<'survey.close'>,
): Result<Record<string, never>> {
  const survey = readSurvey(services.db, id);
  if (!survey) return fail('survey.notFound');
  if (survey.closedAt !== null) return ok({});
  const body = { at: localNow(services) };
  const done = record(services, staff.id, id, { type: 'survey.closed', body }, () => ok(undefined));
  return done.ok ? ok({}) : done;
}

/** Leaders and administrators decide what is asked of people, and when it ends. */
const managersOnly =
  <I, O>(work: (context: CallContext, input: I) => Result<O>) =>
  (context: CallContext, input: I): Result<O> =>
    context.staff.role === 'leader' || context.staff.role === 'administrator'
      ? work(context, input)
      : fail('role.managersOnly');

export const surveyHandlers: Handlers<
  | 'survey.questionnaires'
  | 'survey.list'
  | 'survey.get'
  | 'survey.open'
  | 'survey.enter'
  | 'survey.close'
  | 'survey.export'
> = {
  'survey.questionnaires': ({ services }) => ok({ questionnaires: [...services.questionnaires] }),
  'survey.list': ({ services }) => ok({ surveys: readSurveys(services.db).map(row) }),
  'survey.get': ({ services }, { id }) => detail(services, id),
  'survey.open': managersOnly(open),
  'survey.enter': enter,
  'survey.close': managersOnly(close),
  'survey.export': async ({ services }, { id }) => {
    const of = detail(services, id);
    if (!of.ok) return of;
    const { wardName } = services.profiles.wardOn(localNow(services).slice(0, 10));
    const name = `${fileName('Khao-sat', of.value.survey)}.xlsx`;
    return saved(services, name, await toXlsx(surveyTables(of.value, wardName)));
  },
};
