import { dueDate } from '../../src-shared/calendar/due.ts';
import { addDays, toLocalDate, toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { FeedbackDetail, FeedbackRow } from '../../src-shared/contract/feedback.ts';
import type { InputOf } from '../../src-shared/contract/index.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import type { PlainDocument } from '../../src-shared/document/document.ts';
import { feedbackWays } from '../../src-shared/document/feedbackAddress.ts';
import { feedbackAnswerPaper } from '../../src-shared/document/feedbackAnswer.ts';
import { feedbackNote } from '../../src-shared/document/feedbackNote.ts';
import { checkLetter } from '../../src-shared/feedback/check.ts';
import {
  type FeedbackBody,
  type FeedbackForm,
  type FeedbackHead,
  feedbackStream,
} from '../../src-shared/feedback/events.ts';
import { publicWords } from '../../src-shared/feedback/published.ts';
import { redacted, tellsSender } from '../../src-shared/feedback/redact.ts';
import {
  concernsOf,
  type FeedbackState,
  type FeedbackStep,
  forbids,
  headOf,
  maySee,
  nextDue,
  statusOf,
} from '../../src-shared/feedback/state.ts';
import { feedbackTable } from '../../src-shared/feedback/table.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { randomCode } from '../../src-shared/text/randomCode.ts';
import { appendCommit } from '../store/append.ts';
import { readAllFeedback, readFeedback, readLetter, readReply } from '../store/feedback.ts';
import { nextCode, nextNumber } from '../store/numbers.ts';
import { all, prepared, sqlFor } from '../store/schema.ts';
import { dossierKey, newDossierKey, seal } from '../store/seal.ts';
import { transact } from '../store/transact.ts';
import { localNow } from './dossiers.ts';
import { saved } from './registers.ts';
import type { CallContext, Handlers, Services } from './services.ts';
import { toXlsx } from './xlsx.ts';

const secretLength = 6;
/** NĐ 20/2008 Đ.9. */
const forwardDays = 5;
/** Until the ward has said otherwise; no text was checked for it (domain §6). */
const usualReplyDays = 15;

/** Who writes where nobody is signed in. */
export const citizen = 'lobby';

type Body<T extends string> = Omit<FeedbackBody<Extract<FeedbackStep, T>>, 'at' | 'officer'>;

/** The key feedback is sealed under is destroyed, or was never here. */
function sealUnder({ db, random }: Services, id: string, content: unknown): Result<string> {
  const stream = feedbackStream(id);
  const key = dossierKey(db, stream);
  return key ? ok(seal(content, key, stream, random)) : fail('feedback.dataDestroyed');
}

export function appendFeedback(
  services: Services,
  id: string,
  actor: string,
  type: string,
  body: object,
): void {
  const stream = feedbackStream(id);
  const count = prepared(services.db, 'SELECT count(*) FROM event WHERE stream = ?').pluck().get(stream);
  appendCommit(services.db, services, {
    stream,
    base: Number(count),
    actor,
    events: [{ type, body: { ...body, at: services.clock().toISOString() } }],
  });
}

/** One step in a transaction of its own, by somebody who may see what it is about. */
function step<T extends FeedbackStep>(
  services: Services,
  staff: StaffMember,
  id: string,
  type: T,
  make: (state: FeedbackState) => Result<Body<T>>,
): Result<Record<string, never>> {
  return transact(services.db, () => {
    const state = readFeedback(services.db, id);
    if (!maySee(state, staff)) return fail('feedback.unknown');
    const why = forbids(state, type);
    if (why) return fail(why);
    const body = make(state);
    if (!body.ok) return body;
    appendFeedback(services, id, staff.id, type, { ...body.value, officer: staff.name });
    return ok({});
  });
}

function workingDaysFrom({ calendar }: Services, now: string, days: number): string {
  const counted = dueDate(calendar, now, { kind: 'workingDays', value: days });
  // A calendar that ends is no reason to turn a person away; the plain count is never later.
  return counted.ok ? counted.value.due.date : addDays(now.slice(0, 10), days);
}

interface Coming {
  readonly id: string;
  readonly form: FeedbackForm;
  readonly head: FeedbackHead;
  readonly concerns: string | null;
  readonly letter: InputOf<'feedback.receive'>['letter'];
}

/** Into the book, sealed; the same id again is the one that is there. */
export function receiveFeedback(
  services: Services,
  by: StaffMember | null,
  { id, form, head, concerns, letter }: Coming,
): Result<FeedbackBody<'feedback.received'>> {
  const checked = checkLetter(letter);
  if (!checked.ok) return checked;
  if (by && concerns === by.id) return fail('feedback.aboutYou');
  return transact(services.db, () => {
    const { db, random, counter, profiles } = services;
    const there = readFeedback(db, id).received;
    if (there) return ok(there);
    const stream = feedbackStream(id);
    const now = localNow(services);
    const book = nextNumber(db, `book feedback ${counter.id}`, now.slice(0, 4));
    const replyDays = profiles.wardOn(now).feedbackReplyDays ?? usualReplyDays;
    const body: Omit<FeedbackBody<'feedback.received'>, 'at'> = {
      book: { volume: book.period, number: book.number },
      code: nextCode(db, 'PA', counter.id, now.slice(0, 10)),
      lookupSecret: randomCode(secretLength, random),
      form,
      head,
      concerns: head === 'conduct' ? concerns : null,
      officer: by?.name ?? '',
      counter: counter.name,
      forwardBy: workingDaysFrom(services, now, forwardDays),
      replyBy: workingDaysFrom(services, now, replyDays),
      sealed: seal(checked.value, newDossierKey(db, stream, random), stream, random),
    };
    appendFeedback(services, id, by?.id ?? citizen, 'feedback.received', body);
    const { received } = readFeedback(db, id);
    return received ? ok(received) : fail('feedback.unknown');
  });
}

/** As much as tells one from another in a list. */
const summaryLength = 90;

function row({ db }: Services, id: string, state: FeedbackState, today: string): FeedbackRow | null {
  const { received } = state;
  if (!received) return null;
  const due = nextDue(state);
  const content = readLetter(db, id, state)?.content.replace(/\s+/g, ' ') ?? '';
  return {
    id,
    code: received.code,
    book: `${received.book.number}/${received.book.volume}`,
    at: toLocalDateTime(received.at),
    form: received.form,
    head: headOf(state),
    status: statusOf(state),
    due,
    late: due !== null && due < today,
    summary: content.length > summaryLength ? `${content.slice(0, summaryLength)}…` : content,
  };
}

const steps = {
  classify: 'feedback.classified',
  forward: 'feedback.forwarded',
  answer: 'feedback.answered',
  publish: 'feedback.published',
  unpublish: 'feedback.unpublished',
  dismiss: 'feedback.keyDestroyed',
} as const satisfies Record<FeedbackDetail['may'][number], FeedbackStep>;

const manages = ({ role }: StaffMember) => role === 'leader' || role === 'administrator';

/** Whom feedback can be about. */
export const officersOf = ({ db }: Services) =>
  all(db, sqlFor.selectFrom('staff').select(['id', 'name']).orderBy('name'));

const nameOf = ({ db }: Services, staff: string | null): string =>
  (prepared(db, 'SELECT name FROM staff WHERE id = ?')
    .pluck()
    .get(staff ?? '') as string | undefined) ?? '';

function detail(services: Services, staff: StaffMember, id: string): Result<FeedbackDetail> {
  const { db } = services;
  const state = readFeedback(db, id);
  const today = localNow(services).slice(0, 10);
  const shown = row(services, id, state, today);
  const { received, classified, forwarded, answered, published, satisfied } = state;
  if (!shown || !received || !maySee(state, staff)) return fail('feedback.unknown');
  const concerns = concernsOf(state);
  const { counter, officer, forwardBy, replyBy } = received;
  return ok({
    ...shown,
    today,
    counter,
    officer,
    forwardBy,
    replyBy,
    concerns,
    concernsName: nameOf(services, concerns),
    letter: readLetter(db, id, state),
    agency: classified?.agency ?? '',
    reason: readReply(db, id, classified?.sealed),
    forwarded: forwarded && { on: forwarded.on, number: forwarded.number },
    answer: answered && {
      on: answered.on,
      number: answered.number,
      text: readReply(db, id, answered.sealed),
    },
    published: published && {
      on: published.on,
      ways: published.ways,
      question: published.question,
      answer: published.answer,
    },
    satisfied,
    may: manages(staff)
      ? (Object.keys(steps) as (keyof typeof steps)[]).filter((name) => forbids(state, steps[name]) === null)
      : [],
  });
}

const seenBy = ({ db }: Services, staff: StaffMember) =>
  readAllFeedback(db).filter(({ state }) => maySee(state, staff));

/** What waits for somebody first, by its day; then the newest. */
export function feedbackList(services: Services, staff: StaffMember) {
  const today = localNow(services).slice(0, 10);
  const rows = seenBy(services, staff)
    .flatMap(({ id, state }) => row(services, id, state, today) ?? [])
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || b.at.localeCompare(a.at));
  return {
    rows,
    open: rows.filter(({ due }) => due !== null).length,
    late: rows.filter(({ late }) => late).length,
  };
}

function classify(
  { services, staff }: CallContext,
  { id, route, head, concerns, agency, reason }: InputOf<'feedback.classify'>,
): Result<Record<string, never>> {
  if (route === 'forward' && agency.trim() === '') return fail('feedback.noAgency');
  if (route === 'notTaken' && reason.trim() === '') return fail('feedback.noReason');
  // Whoever it turns out to concern would not see what they have just decided.
  if (head === 'conduct' && concerns === staff.id) return fail('feedback.aboutYou');
  return step(services, staff, id, 'feedback.classified', () => {
    const sealed = route === 'notTaken' ? sealUnder(services, id, { text: reason.trim() }) : ok(null);
    if (!sealed.ok) return sealed;
    return ok({
      route,
      head,
      concerns: head === 'conduct' ? concerns : null,
      agency: route === 'forward' ? agency.trim() : '',
      sealed: sealed.value,
    });
  });
}

/** A letter carries a day between the one it answers and today. */
const badDay = (services: Services, { received }: FeedbackState, on: string): boolean =>
  on > localNow(services).slice(0, 10) || on < toLocalDate(received?.at ?? on);

const forward = (
  { services, staff }: CallContext,
  { id, on, number }: InputOf<'feedback.forward'>,
): Result<Record<string, never>> =>
  step(services, staff, id, 'feedback.forwarded', (state) =>
    badDay(services, state, on) ? fail('feedback.badDay') : ok({ on, number: number.trim() }),
  );

function answer(
  { services, staff }: CallContext,
  { id, on, number, text }: InputOf<'feedback.answer'>,
): Result<Record<string, never>> {
  if (text.trim() === '') return fail('feedback.noAnswer');
  return step(services, staff, id, 'feedback.answered', (state) => {
    if (badDay(services, state, on)) return fail('feedback.badDay');
    const sealed = sealUnder(services, id, { text: text.trim() });
    return sealed.ok ? ok({ on, number: number.trim(), sealed: sealed.value }) : sealed;
  });
}

function publishable({ services, staff }: CallContext, { id }: InputOf<'feedback.publishable'>) {
  const found = detail(services, staff, id);
  if (!found.ok) return found;
  const { letter, answer: given } = found.value;
  if (!letter || !given) return fail('feedback.notAnswered');
  return ok({ question: redacted(letter.content, letter), answer: redacted(given.text, letter) });
}

/** Words go out as the person who decides has seen them, and never with the sender in them (NĐ 20/2008 Đ.19). */
const publish = (
  { services, staff }: CallContext,
  { id, ways, ...words }: InputOf<'feedback.publish'>,
): Result<Record<string, never>> =>
  step(services, staff, id, 'feedback.published', (state) => {
    const [question, said] = [words.question.trim(), words.answer.trim()];
    if (question === '' || said === '') return fail('feedback.noWords');
    const letter = readLetter(services.db, id, state);
    if (!letter) return fail('feedback.dataDestroyed');
    if (tellsSender(`${question}\n${said}`, letter)) return fail('feedback.tellsSender');
    return ok({ on: localNow(services).slice(0, 10), ways, question, answer: said });
  });

/** Fails with feedback.unknown, and feedback.dataDestroyed or feedback.notAnswered where there is nothing to print. */
export function feedbackPaper(
  services: Services,
  staff: StaffMember,
  paper: 'feedbackNote' | 'feedbackAnswer',
  id: string,
): Result<PlainDocument> {
  const found = detail(services, staff, id);
  if (!found.ok) return found;
  const { received } = readFeedback(services.db, id);
  const ward = services.profiles.wardOn(localNow(services));
  if (paper === 'feedbackNote')
    return received ? ok(feedbackNote(ward.wardName, received)) : fail('feedback.unknown');
  const { letter, answer: given, code, at } = found.value;
  if (!letter) return fail('feedback.dataDestroyed');
  if (!given) return fail('feedback.notAnswered');
  return ok(
    feedbackAnswerPaper(ward, {
      code,
      receivedOn: at.slice(0, 10),
      sender: letter,
      question: letter.content,
      answer: given,
    }),
  );
}

/** What was published where everybody can read it, newest first. */
export const publishedHere = ({ db }: Services) =>
  readAllFeedback(db)
    .flatMap(({ id, state }) => publicWords(id, state) ?? [])
    .sort((a, b) => b.publishedOn.localeCompare(a.publishedOn) || a.id.localeCompare(b.id));

export const feedbackHandlers: Handlers<
  | 'feedback.list'
  | 'feedback.get'
  | 'feedback.receive'
  | 'feedback.classify'
  | 'feedback.forward'
  | 'feedback.answer'
  | 'feedback.publishable'
  | 'feedback.publish'
  | 'feedback.unpublish'
  | 'feedback.dismiss'
  | 'feedback.export'
> = {
  'feedback.list': ({ services, staff }) => {
    const lacks = feedbackWays(services.profiles.wardOn(localNow(services))).filter(
      ({ text }) => text === '',
    );
    return ok({
      ...feedbackList(services, staff),
      officers: officersOf(services),
      addressLacks: lacks.map(({ label }) => label),
    });
  },
  'feedback.get': ({ services, staff }, { id }) => detail(services, staff, id),
  'feedback.receive': ({ services, staff }, coming) => {
    const received = receiveFeedback(services, staff, coming);
    return received.ok ? ok({ id: coming.id }) : received;
  },
  'feedback.classify': classify,
  'feedback.forward': forward,
  'feedback.answer': answer,
  'feedback.publishable': publishable,
  'feedback.publish': publish,
  'feedback.unpublish': ({ services, staff }, { id }) =>
    step(services, staff, id, 'feedback.unpublished', () => ok({})),
  'feedback.dismiss': ({ services, staff }, { id }) =>
    step(services, staff, id, 'feedback.keyDestroyed', () => ok({ ground: 'petition' as const })),
  'feedback.export': async ({ services, staff }) => {
    const details = seenBy(services, staff).flatMap(({ id }) => {
      const found = detail(services, staff, id);
      return found.ok ? [found.value] : [];
    });
    const day = localNow(services).slice(0, 10);
    const { wardName } = services.profiles.wardOn(day);
    return saved(
      services,
      `So-phan-anh-kien-nghi_${day}.xlsx`,
      await toXlsx([feedbackTable(details, wardName)]),
    );
  },
};
