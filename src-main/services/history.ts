import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { HistoryEntry } from '../../src-shared/contract/dossier.ts';
import { isReadable } from '../../src-shared/dossier/eventVersions.ts';
import type { ReadDb } from '../store/brands.ts';
import { all, type EventRow, sqlFor } from '../store/schema.ts';

type Written = Pick<EventRow, 'at' | 'actor' | 'type' | 'v' | 'body' | 'device'>;

/** Events as screens tell them: without what is sealed; of somebody who is not known here, the counter. */
export function historyShown(db: ReadDb): (events: readonly Written[]) => HistoryEntry[] {
  const named = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]));
  const people = named(all(db, sqlFor.selectFrom('staff').select(['id', 'name'])));
  const devices = named(all(db, sqlFor.selectFrom('device').select(['id', 'name'])));
  return (events) =>
    events.map(({ at, actor, type, v, body, device }) => {
      const when = toLocalDateTime(at);
      const who = people.get(actor) ?? (devices.get(device) || actor);
      // Of what a later release wrote nobody here knows what is in it.
      if (!isReadable({ type, v })) return { at: when, actor: who, type: `${type}/${v}`, body: {} };
      const { sealed: _, ...open } = JSON.parse(body) as Record<string, unknown>;
      return { at: when, actor: who, type, body: open };
    });
}
