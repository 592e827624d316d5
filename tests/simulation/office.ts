import { createHash } from 'node:crypto';
import type { AppendDeps } from '../../src-main/store/append.ts';
import { appendCommit } from '../../src-main/store/append.ts';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { nextCode } from '../../src-main/store/numbers.ts';
import { dossierOf, dossierStream, readState } from '../../src-main/store/project.ts';
import { dossierKey, newDossierKey, seal } from '../../src-main/store/seal.ts';
import { transact } from '../../src-main/store/transact.ts';
import { enterAgain, leaveOut, listSetAside } from '../../src-main/sync/setAside.ts';
import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { DossierCommand } from '../../src-shared/dossier/commands.ts';
import { decide, forbids } from '../../src-shared/dossier/decide.ts';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import type { AnyEvent } from '../../src-shared/dossier/events.ts';
import { type PersonalData, personalData } from '../../src-shared/dossier/intake.ts';
import { ask } from '../../src-shared/dossier/sample/commands.ts';
import {
  type Actor,
  administrator,
  calendar,
  factsWith,
  leader,
  person,
  receiver,
  specialist,
} from '../../src-shared/dossier/sample/world.ts';
import { type DossierState, pendingHandOver } from '../../src-shared/dossier/state.ts';
import { ok } from '../../src-shared/result.ts';
import type { SetAsideSettled } from '../../src-shared/sync/bodies.ts';
import type { Chance } from './chance.ts';

/** Ends the name of an event that an older release does not know: it has no command for it either. */
export const laterMark = ' (later)';

export interface Office extends AppendDeps {
  readonly db: WriteDb;
  /** Short name in codes. */
  readonly counter: string;
  /** Whose dossiers it receives; without it, people by number. */
  readonly person?: Partial<PersonalData['applicant']>;
  /** On the receipts it prints; without it, the sample's. */
  readonly lookupSecret?: string;
}

/** What was said to somebody: it is on paper from here on. */
export interface Acknowledged {
  readonly dossier: string;
  readonly code: string;
}

function somebody(n: number, person: Office['person'] = {}): PersonalData {
  const form = emptyIntake();
  const name = `Người Thứ ${n}`;
  return personalData.parse({
    ...form,
    applicant: { ...form.applicant, name, phone: `09${String(n).padStart(8, '0')}`, ...person },
    submitter: { ...form.submitter, name },
  });
}

interface Wanted {
  readonly command: (state: DossierState, id: string) => DossierCommand;
  readonly actor: Actor;
}

/** What people do at a counter, in no order. */
const doings: readonly Wanted[] = [
  { actor: receiver, command: () => ask.handOver({ handOverId: '', to: person(specialist) }) },
  {
    actor: specialist,
    command: (state) => ask.answerHandOver({ handOverId: pendingHandOver(state)?.handOverId ?? '' }),
  },
  { actor: receiver, command: () => ask.correct() },
  { actor: receiver, command: (_, id) => ask.recordOfficialCode(`H08.12-261120-${id.slice(-4)}`) },
  { actor: specialist, command: () => ask.awaitPayment() },
  { actor: receiver, command: () => ask.resume() },
  { actor: leader, command: () => ask.apologise({ slipId: '' }) },
  { actor: receiver, command: () => ask.takeResult() },
  { actor: receiver, command: () => ask.return() },
  { actor: receiver, command: () => ask.payFee({ paymentId: '' }) },
  { actor: receiver, command: () => ask.requestPrint({ printId: '' }) },
  { actor: leader, command: () => ask.withdraw() },
  { actor: administrator, command: () => ask.destroyData() },
];

/** Ids of a command are its own, as everywhere; here they are left empty until they are drawn. */
const withIds = (command: DossierCommand, id: string): DossierCommand =>
  Object.fromEntries(
    Object.entries(command).map(([name, value]) => [name, value === '' && name.endsWith('Id') ? id : value]),
  ) as DossierCommand;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Receives somebody's dossier; what comes back has been printed. */
export function receive(office: Office, chance: Chance): Acknowledged {
  const { db, clock } = office;
  const dossier = `${hex(chance.bytes(4))}-0000-7000-8000-${hex(chance.bytes(6))}`;
  const now = toLocalDateTime(clock().toISOString());
  const done = transact(db, () => {
    const key = newDossierKey(db, dossier, office.random);
    const code = nextCode(db, 'TAM', office.counter, now.slice(0, 10));
    const command = ask.receive({
      code,
      facts: factsWith({ acceptedAt: now, submittedAt: now }),
      sealed: seal(somebody(chance.below(1000), office.person), key, dossier, office.random),
      ...(office.lookupSecret ? { lookupSecret: office.lookupSecret } : {}),
    });
    append(office, dossier, command, receiver);
    return ok({ dossier, code });
  });
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

/** One of the things the rules let happen to a dossier now happens to it. */
export function handle(office: Office, dossier: string, chance: Chance): void {
  transact(office.db, () => {
    const state = readState(office.db, dossier);
    const possible = doings.filter(
      ({ actor, command }) => forbids(state, command(state, dossier).type, actor.role) === null,
    );
    if (possible.length === 0) return ok(undefined);
    const { actor, command } = chance.of(possible);
    const made = withIds(command(state, dossier), hex(chance.bytes(6)));
    const whole = sealedAgain(office, dossier, made, chance);
    if (whole) append(office, dossier, whole, actor);
    return ok(undefined);
  });
}

/** Null where there is no key any more. */
function sealedAgain(
  office: Office,
  dossier: string,
  command: DossierCommand,
  chance: Chance,
): DossierCommand | null {
  if (command.type !== 'correct') return command;
  const key = dossierKey(office.db, dossier);
  return key ? { ...command, sealed: seal(somebody(chance.below(1000)), key, dossier, office.random) } : null;
}

function append(office: Office, dossier: string, command: DossierCommand, actor: Actor): void {
  const state = readState(office.db, dossier);
  const now = toLocalDateTime(office.clock().toISOString());
  const decided = decide(state, command, { now, calendar, actor });
  if (!decided.ok || decided.value.length === 0) return;
  if (decided.value.some(({ type }) => type.endsWith(laterMark))) return;
  appendEvents(office, dossierStream(dossier), decided.value, actor, state);
}

/** Enters the province's code of a dossier. */
export function recordOfficialCode(office: Office, dossier: string, code: string): void {
  transact(office.db, () => {
    append(office, dossier, { ...ask.recordOfficialCode(code), confirmOtherDay: true }, receiver);
    return ok(undefined);
  });
}

/** Something a later release records: nobody here knows it, everybody keeps it. */
export function fromTheFuture(office: Office, dossier: string): void {
  const stream = dossierStream(dossier);
  const event = { type: 'dossier.fromTheFuture', body: { note: 'x' } };
  transact(office.db, () => {
    appendEvents(office, stream, [event], receiver, readState(office.db, dossier));
    return ok(undefined);
  });
}

/** A person has looked at a conflict. */
export function settle(office: Office, commit: string, stream: string, chance: Chance): void {
  const body = { commit, stream, choice: chance.of(['drop', 'retry'] as const) };
  transact(office.db, () => {
    appendEvents(office, `conflict:${commit}`, [{ type: 'conflict.settled', body }], leader);
    return ok(undefined);
  });
}

interface Settled {
  readonly choice: SetAsideSettled['choice'];
  /** The dossier that was received in it, if one was. */
  readonly received: string | null;
}

/** An administrator decides about the oldest commit that was set aside; null where there is none. */
export function settleSetAside(office: Office, chance: Chance): Settled | null {
  const { db } = office;
  const [one] = listSetAside(db, { limit: 1, offset: 0 });
  if (!one) return null;
  const left = chance.oneIn(3) && transact(db, () => leaveOut(db, office, administrator.id, one)).ok;
  if (!left) transact(db, () => ok(enterAgain(db, office, administrator.id, one)));
  const isReceipt = one.commit.events.some(({ type }) => type === 'dossier.received');
  return { choice: left ? 'drop' : 'enter', received: isReceipt ? dossierOf(one.stream) : null };
}

function appendEvents(
  office: Office,
  stream: string,
  events: readonly AnyEvent[],
  actor: Actor,
  state?: DossierState,
): void {
  appendCommit(office.db, office, {
    stream,
    base: state?.version ?? 0,
    ...(state ? { state } : {}),
    actor: actor.id,
    events,
  });
}

export const digestOf = (rows: unknown): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex');
