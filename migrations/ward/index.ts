import type { Migration } from 'kysely/migration';
import * as wardLog from './0001-ward-log.ts';
import * as comparedAndLoaded from './0002-compared-and-loaded.ts';
import * as settings from './0003-settings.ts';
import * as files from './0004-files.ts';
import * as ratings from './0005-ratings.ts';
import * as forms from './0006-forms.ts';
import * as ratingCodes from './0007-rating-codes.ts';
import * as feedback from './0008-feedback.ts';

/** Every migration of the ward server's database, by name, in order. */
export const wardMigrations: Readonly<Record<string, Migration>> = {
  '0001-ward-log': wardLog,
  '0002-compared-and-loaded': comparedAndLoaded,
  '0003-settings': settings,
  '0004-files': files,
  '0005-ratings': ratings,
  '0006-forms': forms,
  '0007-rating-codes': ratingCodes,
  '0008-feedback': feedback,
};
