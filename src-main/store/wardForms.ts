import type { WardForm } from '../../src-shared/library/form.ts';
import type { SettingOf } from '../../src-shared/sync/settings.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { prepared } from './schema.ts';

// The ward's blank forms and samples as this counter knows them; their contents lie beside the store.

const formsIn = (bodies: unknown[]) => (bodies as string[]).map((body) => JSON.parse(body) as WardForm);

export const wardForms = (db: ReadDb): WardForm[] =>
  formsIn(prepared(db, 'SELECT body FROM ward_form WHERE body IS NOT NULL ORDER BY key').pluck().all());

export const wardFormsOf = (db: ReadDb, procedure: string): WardForm[] =>
  formsIn(
    prepared(db, `SELECT body FROM ward_form WHERE body IS NOT NULL AND key >= ? || '/' AND key < ? || '0'`)
      .pluck()
      .all(procedure, procedure),
  );

/** As the ward has decided it. */
export const writeWardForm = (db: WriteDb, { key, body }: SettingOf<'form'>): unknown =>
  prepared(
    db,
    'INSERT INTO ward_form (key, body) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET body = excluded.body',
  ).run(key, body && JSON.stringify(body));

/** As this counter has offered it; what the ward has decided about it stands. */
export const addOfferedForm = (db: WriteDb, form: WardForm): unknown =>
  prepared(db, 'INSERT OR IGNORE INTO ward_form (key, body) VALUES (?, ?)').run(
    settingOf('form', form).key,
    JSON.stringify(form),
  );
