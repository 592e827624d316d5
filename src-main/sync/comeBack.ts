import type { CertifiedBody } from '../../src-shared/dossier/events.ts';
import type { LoggedEvent } from '../../src-shared/sync/bytes.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';
import type { WriteDb } from '../store/brands.ts';
import { certificationSeries, raiseNumber } from '../store/numbers.ts';
import { prepared } from '../store/schema.ts';
import { arrived } from './setAside.ts';

/** What this counter wrote as the device it was, and the ward has after all. */
export function comeBack(
  db: WriteDb,
  { id, device }: WireCommit,
  events: readonly LoggedEvent[],
  now: string,
): void {
  if (prepared(db, 'SELECT 1 FROM former_device WHERE id = ?').get(device) === undefined) return;
  arrived(db, id, now);
  for (const event of events) raiseNumbers(db, event);
}

/** Numbers this counter gave, and had forgotten: they stand on paper (I2). */
function raiseNumbers(db: WriteDb, { type, body }: LoggedEvent): void {
  if (type !== 'dossier.certified') return;
  for (const { register, year, number } of (JSON.parse(body) as CertifiedBody).entries)
    raiseNumber(db, certificationSeries(register), year, number);
}
