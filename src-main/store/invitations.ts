import type { VisitKind } from '../../src-shared/rating/answer.ts';
import type { ReadDb } from './brands.ts';
import type { Ratings } from './ratings.ts';
import { prepared } from './schema.ts';

interface Counter {
  readonly db: ReadDb;
  readonly device: string;
  readonly ratings: Pick<Ratings, 'codes'>;
}

/**
 * How many people this counter asked after visits of a kind: those the pad asked and, where nobody stood there,
 * those who were handed a code. Both days included.
 */
export const invitationsOf = (
  { db, device, ratings }: Counter,
  visit: VisitKind,
  from: string,
  to: string,
): number =>
  Number(
    prepared(
      db,
      `SELECT coalesce(sum(visits), 0) FROM visit_day
       WHERE device IN (SELECT ? UNION ALL SELECT id FROM former_device) AND kind = ? AND day BETWEEN ? AND ?`,
    )
      .pluck()
      .get(device, visit, from, to),
  ) + ratings.codes.handed(visit, from, to);
