import type { CashClosedBody } from '../../src-shared/cash/close.ts';
import type { CertifiedBody, FeePaidBody, FeeReceiptVoidedBody } from '../../src-shared/dossier/events.ts';
import type { DossierState } from '../../src-shared/dossier/state.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import type { FoldedEvent } from './project.ts';
import { prepared } from './schema.ts';

/** The tables this file writes, with the order to compare them in; all derived from the log. */
export const ledgerTables = {
  certification: 'SELECT * FROM certification ORDER BY row',
  payment: 'SELECT * FROM payment ORDER BY row',
  payment_part: 'SELECT * FROM payment_part ORDER BY dossier, payment, procedure_code',
  cash_day: 'SELECT * FROM cash_day ORDER BY counter, day',
} as const;

export const cashStream = (counter: string): string => `cash:${counter}`;

const dayOf = (local: string) => local.slice(0, 10);

const isClosed = (db: ReadDb, counter: string, day: string): boolean =>
  prepared(db, 'SELECT 1 FROM cash_day WHERE counter = ? AND day = ?').get(counter, day) !== undefined;

/** Folds an event of a dossier into the certification registers and the cash book. */
export function projectLedger(db: WriteDb, event: FoldedEvent, id: string, state: DossierState): void {
  const { body } = event;
  if (event.type === 'dossier.certified') certified(db, event, id, state, body as CertifiedBody);
  if (event.type === 'dossier.feePaid') paid(db, id, state, body as FeePaidBody);
  if (event.type === 'dossier.feeReceiptVoided') voided(db, id, body as FeeReceiptVoidedBody);
}

function certified(
  db: WriteDb,
  event: FoldedEvent,
  id: string,
  state: DossierState,
  body: CertifiedBody,
): void {
  const insert = prepared(
    db,
    `INSERT INTO certification (register, year, number, book, day, at, dossier, counter, paper, pages, copies, dong,
       exempt, officer, signer, portal_request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // A copy of a disk can bring one certification twice: it is one line of the book.
  const known = prepared(
    db,
    'SELECT 1 FROM certification WHERE register = ? AND day = ? AND year = ? AND number = ? AND dossier = ?',
  );
  for (const { register, year, number, book, paper, pages, copies, dong } of body.entries) {
    if (known.get(register, dayOf(body.at), year, number, id) !== undefined) continue;
    insert.run(
      register,
      year,
      number,
      book ?? '',
      dayOf(body.at),
      body.at,
      id,
      state.received?.counter ?? '',
      paper,
      pages,
      copies,
      dong,
      state.received?.fee.kind === 'exempt' ? 1 : 0,
      event.actor,
      body.signer ?? '',
      body.portalRequest,
    );
  }
}

function paid(db: WriteDb, id: string, state: DossierState, body: FeePaidBody): void {
  const counter = body.counter ?? '';
  const day = dayOf(body.at);
  // One that is here already is the same, from a copy of a disk.
  const known = prepared(db, 'SELECT 1 FROM payment WHERE dossier = ? AND payment = ?');
  if (known.get(id, body.paymentId) !== undefined) return;
  prepared(
    db,
    `INSERT INTO payment (dossier, payment, counter, day, at, dong, method, series, number, officer,
       after_close, voided_day, voided_after_close) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0)`,
  ).run(
    id,
    body.paymentId,
    counter,
    day,
    body.at,
    body.dong,
    body.method,
    body.receipt?.series ?? '',
    body.receipt?.number ?? '',
    body.officer.name,
    isClosed(db, counter, day) ? 1 : 0,
  );
  const part = prepared(db, 'INSERT INTO payment_part VALUES (?, ?, ?, ?)');
  for (const [procedure, dong] of partsOf(state, body.dong)) part.run(id, body.paymentId, procedure, dong);
}

/** A visit that certified papers under several procedures paid for each of them; else for the dossier's own. */
function partsOf(state: DossierState, dong: number): Map<string, number> {
  const own = state.received?.procedure.code ?? '';
  const parts = new Map<string, number>();
  for (const { entries } of state.certified)
    for (const entry of entries) {
      if (entry.dong === 0) continue;
      const procedure = entry.procedure ?? own;
      parts.set(procedure, (parts.get(procedure) ?? 0) + entry.dong);
    }
  const sum = [...parts.values()].reduce((all, one) => all + one, 0);
  return sum === dong ? parts : new Map([[own, dong]]);
}

function voided(db: WriteDb, id: string, { paymentId, at }: FeeReceiptVoidedBody): void {
  const day = dayOf(at);
  const counter = prepared(db, 'SELECT counter FROM payment WHERE dossier = ? AND payment = ?')
    .pluck()
    .get(id, paymentId) as string | undefined;
  prepared(
    db,
    'UPDATE payment SET voided_day = ?, voided_after_close = ? WHERE dossier = ? AND payment = ?',
  ).run(day, isClosed(db, counter ?? '', day) ? 1 : 0, id, paymentId);
}

/** Folds an event of a counter's drawer. */
export function projectCash(db: WriteDb, event: FoldedEvent): void {
  if (event.type !== 'cash.closed') return;
  const { counter, day } = event.body as CashClosedBody;
  // The first close of a day stands, whatever a log from elsewhere says later.
  prepared(db, 'INSERT OR IGNORE INTO cash_day VALUES (?, ?, ?)').run(
    counter,
    day,
    JSON.stringify(event.body),
  );
}
