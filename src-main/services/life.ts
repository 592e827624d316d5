import type { DossierDetail } from '../../src-shared/contract/dossier.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import { checkPersonal } from '../../src-shared/dossier/checkIntake.ts';
import { checkReason } from '../../src-shared/dossier/checkReason.ts';
import type { DossierCommand } from '../../src-shared/dossier/commands.ts';
import { pendingHandOver } from '../../src-shared/dossier/state.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { parseSlipQr } from '../../src-shared/slip/qr.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { readPersonal, readState } from '../store/project.ts';
import { all, type DossierRowDb, prepared, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { approve } from './approval.ts';
import type { SealedTexts } from './detail.ts';
import { apply, localNow, perform, sealFor } from './dossiers.ts';
import { slipNumber } from './intake.ts';
import { dossierRow, viewOf } from './lists.ts';
import type { CallContext, Handlers, Services } from './services.ts';

const newId = ({ clock, random }: Services) => uuidv7(clock(), random);

/** Many dossiers in one transaction: all of them or none; the refusal names the first that stopped it. */
function performAll(
  { services, staff }: CallContext,
  ids: readonly string[],
  make: (id: string, seal: (content: unknown) => string) => Result<DossierCommand>,
): Result<{ count: number }> {
  return transact(services.db, () => {
    for (const id of ids) {
      const state = readState(services.db, id);
      const sealing = sealFor(services, id, state);
      const command = sealing.ok ? make(id, sealing.value) : sealing;
      const done = command.ok ? apply(services, staff, id, command.value) : command;
      if (!done.ok) {
        const code = state.officialCode ?? state.received?.code ?? '';
        return ids.length === 1 ? done : fail('list.stopped', { code, why: messageFor(done.error) });
      }
    }
    return ok({ count: ids.length });
  });
}

function handOver(
  context: CallContext,
  { ids, to, share }: InputOf<'dossier.handOver'>,
): Result<OutputOf<'dossier.handOver'>> {
  const { services } = context;
  const list = newId(services);
  const receiver = to.kind === 'staff' ? staffName(services, to.id) : to.name.trim();
  if (receiver === null) return fail('session.unknownStaff');
  const done = performAll(context, ids, () =>
    ok({
      type: 'handOver',
      handOverId: newId(services),
      list,
      to: to.kind === 'staff' ? { ...to, name: receiver } : { kind: 'agency', name: receiver },
      share,
    }),
  );
  return done.ok ? ok({ list, count: done.value.count }) : done;
}

const staffName = ({ db }: Services, id: string): string | null =>
  (prepared(db, 'SELECT name FROM staff WHERE id = ?').pluck().get(id) as string | undefined) ?? null;

function answerHandOver(
  context: CallContext,
  { ids, declined }: InputOf<'dossier.answerHandOver'>,
): Result<OutputOf<'dossier.answerHandOver'>> {
  if (declined !== null) {
    const checked = checkReason(declined, 'declined');
    if (!checked.ok) return checked;
  }
  return performAll(context, ids, (id, seal) => {
    const pending = pendingHandOver(readState(context.services.db, id));
    return ok({
      type: 'answerHandOver',
      handOverId: pending?.handOverId ?? '',
      declined:
        declined === null ? null : seal({ reason: declined.trim() } satisfies SealedTexts['declined']),
    });
  });
}

/** Papers waiting for the one signed in, list by list, and whom papers can be given to. */
function desk({ services, staff }: CallContext): Result<OutputOf<'handOver.desk'>> {
  const { db } = services;
  const view = viewOf(services, staff.id);
  const rows = prepared(db, 'SELECT * FROM dossier WHERE pending_to = ? ORDER BY row LIMIT 500').all(
    staff.id,
  ) as DossierRowDb[];
  const lists = new Map<string, OutputOf<'handOver.desk'>['incoming'][number]>();
  for (const row of rows) {
    const pending = pendingHandOver(readState(db, row.id));
    if (!pending) continue;
    const key = pending.list ?? pending.handOverId;
    const known = lists.get(key) ?? { list: pending.list, from: pending.from.name, rows: [] };
    lists.set(key, { ...known, rows: [...known.rows, dossierRow(row, view)] });
  }
  const people = all(db, sqlFor.selectFrom('staff').select(['id', 'name', 'role']).orderBy('name'));
  const agencies = prepared(
    db,
    `SELECT DISTINCT agency FROM dossier WHERE agency <> '' ORDER BY agency LIMIT 50`,
  )
    .pluck()
    .all() as string[];
  return ok({ people, agencies, incoming: [...lists.values()] });
}

function apologise(
  context: CallContext,
  { id, reason, text, newDate, head }: InputOf<'dossier.apologise'>,
): Result<DossierDetail> {
  const { services, staff } = context;
  const checked = checkReason(text, 'text');
  if (!checked.ok) return checked;
  return perform(context, id, (_, seal) =>
    ok({
      type: 'apologise',
      slipId: newId(services),
      number: slipNumber(services, 'apology'),
      officer: staff.name,
      reason,
      sealed: seal({ text: text.trim() } satisfies SealedTexts['apology']),
      newDate,
      head,
    }),
  );
}

function takeResult(
  context: CallContext,
  { id, outcome, reason, paper, text }: InputOf<'dossier.takeResult'>,
): Result<DossierDetail> {
  if (outcome === 'declined') {
    const checked = checkReason(text, 'text');
    if (!checked.ok) return checked;
  }
  return perform(context, id, (_, seal) =>
    ok({
      type: 'takeResult',
      outcome,
      reason,
      sealed: seal({ paper: paper.trim(), text: text.trim() } satisfies SealedTexts['result']),
    }),
  );
}

/** Gives the result to a person; a wrong slip or number stops it before anything is written. */
function returnResult(
  context: CallContext,
  { id, how, taker, proof, slip, approval }: InputOf<'dossier.return'>,
): Result<DossierDetail> {
  const { services, staff } = context;
  const approved = approve(services, staff, approval);
  if (!approved.ok) return approved;
  const done = perform(context, id, (state, seal) => {
    const personal = readPersonal(services.db, id, state);
    const source = state.received;
    if (!personal || !source) return fail(source ? 'dossier.dataDestroyed' : 'dossier.unknown');
    if (proof === 'slip') {
      const read = parseSlipQr(slip);
      if (!read.ok) return read;
      if (read.value.lookupSecret !== source.lookupSecret) return fail('return.wrongSlip');
    }
    const person = { applicant: personal.applicant, submitter: personal.submitter }[
      taker.who === 'submitter' && !personal.submitter.sameAsApplicant ? 'submitter' : 'applicant'
    ];
    const name = taker.name.trim() || (taker.who === 'other' ? '' : person.name.trim());
    const missing = (field: string, code = 'field.required') =>
      fail('intake.invalid', { fields: [{ field, code }] });
    if (how === 'counter' && name === '') return missing('taker.name');
    const paper = taker.paper.trim();
    if (proof === 'identity' || proof === 'authority') {
      if (paper === '') return missing('taker.paper');
      const kept = person.idNumber.trim();
      if (proof === 'identity' && taker.who !== 'other' && kept !== '' && kept !== paper)
        return missing('taker.paper', 'return.wrongIdentity');
    }
    return ok({
      type: 'return',
      how,
      who: taker.who,
      proof,
      approvedBy: approved.value,
      sealed: seal({ name, paper } satisfies SealedTexts['taker']),
    });
  });
  if (done.ok && how === 'counter') services.pad.invite('return', staff.name);
  if (done.ok && how === 'online') services.pad.inviteAbsent('return');
  return done;
}

export const lifeHandlers: Handlers<
  | 'dossier.correct'
  | 'dossier.handOver'
  | 'dossier.answerHandOver'
  | 'dossier.awaitPayment'
  | 'dossier.resume'
  | 'dossier.recomputeDue'
  | 'dossier.apologise'
  | 'dossier.signApology'
  | 'dossier.notifyApplicant'
  | 'dossier.takeResult'
  | 'dossier.postResult'
  | 'dossier.recordDelivery'
  | 'dossier.recordNotCollected'
  | 'dossier.return'
  | 'dossier.withdraw'
  | 'dossier.stop'
  | 'handOver.desk'
> = {
  'dossier.correct': (context, { id, personal }) => {
    const checked = checkPersonal(personal, localNow(context.services));
    if (!checked.ok) return checked;
    return perform(context, id, (_, seal) => ok({ type: 'correct', sealed: seal(checked.value) }));
  },
  'dossier.handOver': handOver,
  'dossier.answerHandOver': answerHandOver,
  'handOver.desk': desk,
  'dossier.awaitPayment': (context, { id }) => perform(context, id, () => ok({ type: 'awaitPayment' })),
  'dossier.resume': (context, { id, components }) =>
    perform(context, id, ({ received }) => {
      const reference = received?.procedure;
      if (!reference) return fail('dossier.unknown');
      const procedure = context.services.catalogue.on(reference.code, reference.effectiveFrom);
      const papers = procedure && { procedure, entries: components };
      return ok({ type: 'resume', papers });
    }),
  'dossier.recomputeDue': (context, { ids }) => performAll(context, ids, () => ok({ type: 'recomputeDue' })),
  'dossier.apologise': apologise,
  'dossier.signApology': (context, { id, slipId, decision }) =>
    perform(context, id, () => ok({ type: 'signApology', slipId, decision })),
  'dossier.notifyApplicant': (context, { id, slipId, how, at }) =>
    perform(context, id, () => ok({ type: 'notifyApplicant', slipId, how, at })),
  'dossier.takeResult': takeResult,
  'dossier.postResult': (context, { id, tracking, receiver }) => {
    const missing = (['name', 'address'] as const).filter((field) => receiver[field].trim() === '');
    if (missing.length > 0)
      return fail('intake.invalid', {
        fields: missing.map((field) => ({ field: `receiver.${field}`, code: 'field.required' })),
      });
    const posted = perform(context, id, (_, seal) =>
      ok({ type: 'postResult', tracking, sealed: seal(receiver satisfies SealedTexts['posted']) }),
    );
    // The invitation goes into the envelope.
    if (posted.ok) context.services.pad.inviteAbsent('return');
    return posted;
  },
  'dossier.recordDelivery': (context, { id, outcome, proof, receiver }) =>
    perform(context, id, (_, seal) =>
      ok({
        type: 'recordDelivery',
        outcome,
        proof,
        sealed: seal({ name: receiver.trim(), paper: proof.trim() } satisfies SealedTexts['taker']),
      }),
    ),
  'dossier.recordNotCollected': (context, { id, how }) =>
    perform(context, id, () => ok({ type: 'recordNotCollected', how })),
  'dossier.return': returnResult,
  'dossier.withdraw': (context, { id, reason, papers }) => {
    const checked = checkReason(reason, 'reason');
    if (!checked.ok) return checked;
    return perform(context, id, (_, seal) =>
      ok({
        type: 'withdraw',
        officer: context.staff.name,
        sealed: seal({ reason: reason.trim(), papers: papers.trim() } satisfies SealedTexts['withdraw']),
      }),
    );
  },
  'dossier.stop': (context, { id, request, ground }) => {
    const { services, staff } = context;
    const checked = checkReason(request, 'request');
    if (!checked.ok) return checked;
    return perform(context, id, (_, seal) =>
      ok({
        type: 'stop',
        officer: staff.name,
        slipId: newId(services),
        number: slipNumber(services, 'stop'),
        sealed: seal({ request: request.trim(), ground: ground.trim() } satisfies SealedTexts['stop']),
      }),
    );
  },
};
