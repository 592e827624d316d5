import { join } from 'node:path';
import { type WorkingCalendar, workingCalendar } from '../../src-shared/calendar/types.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { transact } from '../store/transact.ts';
import { readJson } from './profiles.ts';

/** The working calendar that ships. Fails with assets.corrupt. */
export const loadCalendar = (assetsFolder: string): Result<WorkingCalendar> =>
  readJson(join(assetsFolder, 'calendar', 'vn-public.json'), workingCalendar);

/**
 * The calendar this counter works by: the ward's own where it reaches as far as the one that ships, or
 * farther (a year announced since, a closure after a storm). Fails with assets.corrupt.
 */
export function calendarOf(db: ReadDb, assetsFolder: string): Result<WorkingCalendar> {
  const shipped = loadCalendar(assetsFolder);
  const kept = getMeta(db, 'calendar');
  if (!shipped.ok || kept === null) return shipped;
  const own = workingCalendar.parse(JSON.parse(kept));
  return ok(own.confirmedThrough >= shipped.value.confirmedThrough ? own : shipped.value);
}

/**
 * Keeps a newly announced calendar. Dates already given stay until somebody counts the provisional ones
 * again. Fails with assets.corrupt, calendar.sameVersion, calendar.shorter.
 */
export function importCalendar(db: WriteDb, file: string, current: WorkingCalendar): Result<WorkingCalendar> {
  const read = readJson(file, workingCalendar);
  if (!read.ok) return read;
  if (read.value.version === current.version)
    return fail('calendar.sameVersion', { version: current.version });
  if (read.value.confirmedThrough < current.confirmedThrough)
    return fail('calendar.shorter', { through: current.confirmedThrough });
  return transact(db, () => {
    setMeta(db, 'calendar', JSON.stringify(read.value));
    return read;
  });
}
