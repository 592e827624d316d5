import { dayAfter } from '../../src-shared/evaluation/period.ts';
import type { RegisterScope } from '../../src-shared/slip/buildRegister.ts';
import type { ReadDb } from './brands.ts';
import { prepared } from './schema.ts';

const book = ({ otherAgency }: Pick<RegisterScope, 'otherAgency'>) =>
  `accepted_at >= :from AND accepted_at < :after AND agency ${otherAgency ? '<>' : '='} ''`;

const both = `(:field = '' OR field = :field) AND (:counter = '' OR counter = :counter)`;

/** What the days of a book hold, by field and counter. */
export const contentsQuery = (scope: Pick<RegisterScope, 'otherAgency'>): string =>
  `SELECT field, counter, count(*) AS lines FROM dossier INDEXED BY dossier_book WHERE ${book(scope)} GROUP BY field, counter`;

/** Ids in the order of the book; the rows themselves are read only for the lines that are shown. */
export const linesQuery = (scope: Pick<RegisterScope, 'otherAgency'>): string =>
  `SELECT row FROM dossier INDEXED BY dossier_accepted WHERE ${book(scope)} AND ${both} ORDER BY accepted_at, row LIMIT :limit OFFSET :offset`;

const bounds = ({ from, to }: RegisterScope) => ({ from, after: dayAfter(to) });

const vietnamese = new Intl.Collator('vi');

/** How many lines a part of the register has, and what else could be chosen in these days. */
export function registerContents(db: ReadDb, scope: RegisterScope) {
  const parts = prepared(db, contentsQuery(scope)).all(bounds(scope)) as {
    field: string;
    counter: string;
    lines: number;
  }[];
  const distinct = (name: 'field' | 'counter') =>
    [...new Set(parts.map((part) => part[name]))].sort(vietnamese.compare);
  const chosen = parts.filter(
    ({ field, counter }) =>
      (scope.field === '' || field === scope.field) && (scope.counter === '' || counter === scope.counter),
  );
  return {
    total: chosen.reduce((sum, { lines }) => sum + lines, 0),
    fields: distinct('field'),
    counters: distinct('counter'),
    /** Of the chosen lines: whether their numbers come from more than one counter's book. */
    manyCounters: new Set(chosen.map(({ counter }) => counter)).size > 1,
  };
}

/** The dossiers of a stretch of the register, by id. */
export function registerIds(db: ReadDb, scope: RegisterScope, limit: number, offset: number): string[] {
  const { field, counter } = scope;
  const rows = prepared(db, linesQuery(scope))
    .pluck()
    .all({ ...bounds(scope), field, counter, limit, offset }) as number[];
  const id = prepared(db, 'SELECT id FROM dossier WHERE row = ?').pluck();
  return rows.map((row) => String(id.get(row)));
}
