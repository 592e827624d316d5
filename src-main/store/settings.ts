import { nothingShown } from '../../src-shared/rating/shown.ts';
import { type BodyOf, settingOf, type WardSetting } from '../../src-shared/sync/settings.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { getMeta, setMeta } from './meta.ts';
import { prepared } from './schema.ts';
import { writeWardForm } from './wardForms.ts';

/**
 * What this counter decided while it worked alone, to be offered to the ward it joins. A demonstration's
 * people and name are nobody's decision, and what ships is everywhere.
 */
export function localSettings(db: ReadDb): WardSetting[] {
  const bodies = (sql: string) => prepared(db, sql).pluck().all() as string[];
  const calendar = getMeta(db, 'calendar');
  const shown = getMeta(db, 'padShown');
  return [
    ...(
      prepared(db, `SELECT origin, body FROM procedure_version WHERE origin <> 'shipped'`).all() as {
        origin: 'imported' | 'ward';
        body: string;
      }[]
    ).map(({ origin, body }) => settingOf('procedure', { origin, version: JSON.parse(body) })),
    ...bodies('SELECT body FROM ward_profile').flatMap((body) => {
      const profile = JSON.parse(body) as BodyOf<'profile'>;
      return profile.demonstration ? [] : [settingOf('profile', profile)];
    }),
    ...(calendar === null ? [] : [settingOf('calendar', JSON.parse(calendar))]),
    ...(shown === null ? [] : [settingOf('pad', JSON.parse(shown))]),
    ...(
      prepared(db, 'SELECT id, name, role, pin FROM staff WHERE demo_pin IS NULL').all() as BodyOf<'person'>[]
    ).map((person) => settingOf('person', person)),
  ];
}

/** Writes what the ward decided over what this counter had; inside `transact`. */
export function applySettings(db: WriteDb, settings: readonly WardSetting[]): void {
  for (const setting of settings) apply(db, setting);
  leaveDemonstration(db);
}

function apply(db: WriteDb, setting: WardSetting): void {
  switch (setting.kind) {
    case 'procedure': {
      const [origin, code, from] = setting.key.split('/');
      prepared(db, 'DELETE FROM procedure_version WHERE origin = ? AND code = ? AND effective_from = ?').run(
        origin,
        code,
        from,
      );
      if (setting.body === null) return;
      const { version } = setting.body;
      prepared(
        db,
        `INSERT INTO procedure_version (code, effective_from, origin, effective_to, body) VALUES (?, ?, ?, ?, ?)`,
      ).run(version.code, version.effectiveFrom, origin, version.effectiveTo, JSON.stringify(version));
      return;
    }
    case 'profile':
      prepared(db, 'DELETE FROM ward_profile WHERE id = ?').run(setting.key);
      if (setting.body !== null)
        prepared(db, 'INSERT INTO ward_profile (id, effective_from, body) VALUES (?, ?, ?)').run(
          setting.key,
          setting.body.effectiveFrom,
          JSON.stringify(setting.body),
        );
      return;
    case 'calendar':
      if (setting.body === null) prepared(db, `DELETE FROM meta WHERE name = 'calendar'`).run();
      else setMeta(db, 'calendar', JSON.stringify(setting.body));
      return;
    case 'person':
      if (setting.body === null) prepared(db, 'DELETE FROM staff WHERE id = ?').run(setting.key);
      // Tries already failed here keep counting: a new PIN from the ward is no way round a lock.
      else
        prepared(
          db,
          `INSERT INTO staff (id, name, role, pin, demo_pin) VALUES (@id, @name, @role, @pin, NULL)
           ON CONFLICT (id) DO UPDATE SET name = @name, role = @role, pin = @pin, demo_pin = NULL`,
        ).run(setting.body);
      return;
    case 'pad':
      setMeta(db, 'padShown', JSON.stringify(setting.body ?? nothingShown));
      return;
    case 'answer':
      // Published by the ward itself; a counter has no use for it.
      return;
    case 'form':
      writeWardForm(db, setting);
      return;
  }
}

/** A demonstration ends when the ward has somebody who can look after this counter, and never before. */
function leaveDemonstration(db: WriteDb): void {
  const own = `SELECT 1 FROM staff WHERE demo_pin IS NULL AND role = 'administrator'`;
  if (getMeta(db, 'ward') !== 'demo' || prepared(db, own).get() === undefined) return;
  prepared(db, 'DELETE FROM staff WHERE demo_pin IS NOT NULL').run();
  setMeta(db, 'ward', 'own');
}
