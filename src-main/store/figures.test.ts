import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierEvent } from '../../src-shared/dossier/events.ts';
import { type Life, life, periodAround } from '../../src-shared/dossier/sample/lives.ts';
import { noDossier } from '../../src-shared/dossier/state.ts';
import { factsOf } from '../../src-shared/evaluation/facts.ts';
import { firstTimeOf } from '../../src-shared/evaluation/firstTime.ts';
import { latenessOf } from '../../src-shared/evaluation/lateness.ts';
import { isBalanced, standingOf } from '../../src-shared/evaluation/standing.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import type { WriteDb } from './brands.ts';
import {
  closedQuery,
  figuresOf,
  firstTimeIn,
  firstTimeQuery,
  openQuery,
  outsideQuery,
  receivedQuery,
  reportedQuery,
  rescheduledQuery,
} from './figures.ts';
import { migrate } from './migrate.ts';
import { openStore } from './open.ts';
import { dossierStream, project } from './project.ts';

async function store(): Promise<WriteDb> {
  const opened = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!opened.ok) throw new Error(opened.error.code);
  await migrate(opened.value);
  return opened.value;
}

let position = 0;

/** Tells the store a whole life, event by event, as appending does. */
function tell(db: WriteDb, dossier: string, { events }: Life, n: number): void {
  const insert = db.prepare(`INSERT INTO event VALUES (?, '', '', ?, ?, 1, ?, 'd', ?, '', ?, '', '')`);
  const stream = dossierStream(dossier);
  let state = noDossier;
  for (const [i, { at, event }] of events.entries()) {
    const { type, body } = told(event, n, i);
    position += 1;
    insert.run(position, stream, type, `${at}:00.000Z`, position, JSON.stringify(body));
    state = project(db, { stream, type, at: `${at}:00.000Z`, actor: '', device: '', body }, state);
  }
}

test('the store sums what a replay of every dossier sums, for any lives, period and moment', async () => {
  const db = await store();
  const moments = fc.constantFrom(
    '2026-11-10T09:00',
    '2026-11-26T17:00',
    '2026-12-20T09:00',
    '2027-02-01T09:00',
  );
  fc.assert(
    fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), periodAround, moments, (lives, of, now) => {
      db.exec(`INSERT INTO dossier_search (dossier_search) VALUES ('delete-all'); DELETE FROM dossier;
        DELETE FROM payment; DELETE FROM payment_part; DELETE FROM certification`);
      for (const [n, lived] of lives.entries()) tell(db, `d${position}`, lived, n);
      const facts = lives.map(({ state }) => factsOf(state));
      const { standing, lateness } = figuresOf(db, of, now);
      expect(standing).toEqual(standingOf(facts, of));
      expect(isBalanced(standing)).toBe(true);
      expect(lateness).toEqual(latenessOf(facts, of, now));
      const byCode = (rows: readonly { procedureCode: string; received: number; right: number }[]) =>
        Object.fromEntries(
          rows.map(({ procedureCode, received, right }) => [procedureCode, [received, right]]),
        );
      expect(byCode(firstTimeIn(db, of))).toEqual(byCode(firstTimeOf(facts, of)));
    }),
    { numRuns: 100 },
  );
  db.close();
});

/** Two dossiers have two codes, and nothing is sealed twice into the same text. */
const told = (event: DossierEvent, n: number, i: number): DossierEvent =>
  event.type === 'dossier.opened' || event.type === 'dossier.received'
    ? ({
        ...event,
        body: { ...event.body, code: `${event.body.code}-${n}`, sealed: `v1.${i}` },
      } as DossierEvent)
    : event;

test('figures are read from their indexes and from no dossier', async () => {
  const db = await store();
  const plan = (query: string) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${query.replace(/[:@]\w+|\?/g, "'2026-11-20'")}`)
      .all()
      .map((row) => (row as { detail: string }).detail)
      .join('; ');
  expect(
    plan(closedQuery).match(/COVERING INDEX dossier_closed \(closed_as=\? AND closed_at>/g),
  ).toHaveLength(4);
  expect(plan(openQuery)).toContain(
    'COVERING INDEX dossier_closed (closed_as=? AND closed_at=? AND accepted_at<?)',
  );
  expect(plan(receivedQuery)).toMatch(/COVERING INDEX \w+ \(accepted_at>\? AND accepted_at<\?\)/);
  expect(plan(rescheduledQuery)).toContain('COVERING INDEX dossier_rescheduled');
  expect(plan(firstTimeQuery)).toContain('COVERING INDEX dossier_accepted (accepted_at>? AND accepted_at<?)');
  expect(plan(outsideQuery)).toMatch(/(COVERING INDEX dossier_case_opened \(status=\?.*){2}/);
  expect(plan(reportedQuery('dossier.apologised'))).toContain(
    'USING INDEX event_report (type=? AND at>? AND at<?)',
  );
  db.close();
});
