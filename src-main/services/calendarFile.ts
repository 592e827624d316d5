import { join } from 'node:path';
import { type WorkingCalendar, workingCalendar } from '../../src-shared/calendar/types.ts';
import type { Result } from '../../src-shared/result.ts';
import { readJson } from './profiles.ts';

/** The working calendar that ships. Fails with assets.corrupt. */
export const loadCalendar = (assetsFolder: string): Result<WorkingCalendar> =>
  readJson(join(assetsFolder, 'calendar', 'vn-public.json'), workingCalendar);
