import type { Media } from '../../src-shared/attachment/media.ts';
import { type SettingKind, wardSetting } from '../../src-shared/sync/settings.ts';
import type { KeptSetting, Manager, OfferedSetting, SettingTx } from '../storage.ts';
import type { Queries } from './queries.ts';

interface SettingRow {
  readonly revision: string;
  readonly kind: SettingKind;
  readonly key: string;
  readonly body: string | null;
  readonly at: string;
  readonly by: string;
}

type OfferRow = Omit<SettingRow, 'revision' | 'by'> & { readonly device: string; readonly counter: string };

export const instant = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const setting = ({ kind, key, body }: Pick<SettingRow, 'kind' | 'key' | 'body'>) =>
  wardSetting.parse({ kind, key, body: body === null ? null : JSON.parse(body) });

const kept = (row: SettingRow): KeptSetting => ({
  revision: Number(row.revision),
  at: row.at,
  by: row.by,
  setting: setting(row),
});

const offered = (row: OfferRow): OfferedSetting => ({
  device: row.device,
  counter: row.counter,
  at: row.at,
  setting: setting(row),
});

const columns = `revision, kind, key, body, ${instant('at')} AS at, changed_by AS by`;
const newest = `SELECT DISTINCT ON (kind, key) * FROM setting WHERE ward = $1`;
const offerColumns = `o.device, d.counter, o.kind, o.key, o.body, ${instant('o.at')} AS at`;

export async function lastRevision(client: Queries, ward: string): Promise<number> {
  const { rows } = await client.query('SELECT last_revision AS last FROM ward WHERE ward = $1', [ward]);
  return Number((rows as { last: string }[])[0]?.last ?? 0);
}

/** One ward's settings within an open transaction. */
export function settingsOn(client: Queries, ward: string): SettingTx {
  const rows = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await client.query(text, [ward, ...values])).rows as T[];
  return {
    settingsAfter: async (revision, kinds, limit) =>
      (
        await rows<SettingRow>(
          `SELECT ${columns} FROM setting s WHERE ward = $1 AND revision > $2 AND kind = ANY ($4::text[])
             AND NOT EXISTS (SELECT 1 FROM setting n WHERE n.ward = $1 AND n.kind = s.kind AND n.key = s.key
               AND n.revision > s.revision)
           ORDER BY revision LIMIT $3`,
          [revision, limit, kinds],
        )
      ).map(kept),
    settings: async (kind) =>
      (
        await rows<SettingRow>(
          `SELECT ${columns} FROM (${newest} AND kind = $2 ORDER BY kind, key, revision DESC) s
           WHERE body IS NOT NULL ORDER BY key`,
          [kind],
        )
      ).map(kept),
    setting: async ({ kind, key }) =>
      (
        await rows<SettingRow>(
          `SELECT ${columns} FROM setting WHERE ward = $1 AND kind = $2 AND key = $3 ORDER BY revision DESC LIMIT 1`,
          [kind, key],
        )
      ).map(kept)[0] ?? null,
    lastRevision: () => lastRevision(client, ward),
    changeSettings: async (settings, by, now) => {
      const last = await lastRevision(client, ward);
      await rows(
        `INSERT INTO setting (ward, revision, kind, key, body, at, changed_by)
         SELECT $1, $2 + n, k, i, b, $6, $7
         FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS x (k, i, b, n)`,
        [
          last,
          settings.map(({ kind }) => kind),
          settings.map(({ key }) => key),
          settings.map(({ body }) => (body === null ? null : JSON.stringify(body))),
          now,
          by,
        ],
      );
      await rows('UPDATE ward SET last_revision = $2 WHERE ward = $1', [last + settings.length]);
      await rows(`SELECT pg_notify('ward_changes', $1 || ' settings')`);
    },
    formContent: async (hash) => {
      const [found] = await rows<{ media: Media; size: string }>(
        'SELECT media, bytes AS size FROM form_file WHERE ward = $1 AND hash = $2 AND media IS NOT NULL',
        [hash],
      );
      return found ? { media: found.media, size: Number(found.size) } : null;
    },
    counterOf: async (device) =>
      (await rows<{ counter: string }>('SELECT counter FROM device WHERE ward = $1 AND id = $2', [device]))[0]
        ?.counter ?? '',
    offer: async (device, { kind, key, body }, now) => {
      await rows(
        `INSERT INTO offered_setting (ward, device, kind, key, body, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (ward, device, kind, key) DO UPDATE SET body = $5, at = $6, settled_at = NULL
           WHERE offered_setting.body <> $5`,
        [device, kind, key, JSON.stringify(body), now],
      );
    },
    offers: async () =>
      (
        await rows<OfferRow>(
          `SELECT ${offerColumns} FROM offered_setting o JOIN device d ON d.ward = $1 AND d.id = o.device
           WHERE o.ward = $1 AND o.settled_at IS NULL ORDER BY o.at, o.kind, o.key`,
        )
      ).map(offered),
    settleOffer: async (device, { kind, key }, now) =>
      (
        await rows<OfferRow>(
          `UPDATE offered_setting o SET settled_at = $5 FROM device d
           WHERE o.ward = $1 AND o.device = $2 AND o.kind = $3 AND o.key = $4 AND o.settled_at IS NULL
             AND d.ward = $1 AND d.id = o.device
           RETURNING ${offerColumns}`,
          [device, kind, key, now],
        )
      ).map(offered)[0] ?? null,
    manager: async (name) =>
      (
        await rows<Manager>(
          `SELECT name, password, failed, ${instant('locked_until')} AS "lockedUntil"
           FROM manager WHERE ward = $1 AND name = $2`,
          [name],
        )
      )[0] ?? null,
    saveManager: async ({ name, password, failed, lockedUntil }) => {
      await rows(
        `INSERT INTO manager (ward, name, password, failed, locked_until) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (ward, name) DO UPDATE SET password = $3, failed = $4, locked_until = $5`,
        [name, password, failed, lockedUntil],
      );
    },
    addSession: async (token, name, expiresAt) => {
      await rows('INSERT INTO manager_session (ward, token, name, expires_at) VALUES ($1, $2, $3, $4)', [
        token,
        name,
        expiresAt,
      ]);
    },
    sessionOf: async (token, now) =>
      (
        await rows<{ name: string }>(
          'SELECT name FROM manager_session WHERE ward = $1 AND token = $2 AND expires_at > $3',
          [token, now],
        )
      )[0]?.name ?? null,
    endSession: async (token) => {
      await rows('DELETE FROM manager_session WHERE ward = $1 AND token = $2', [token]);
    },
  };
}
