import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { HistoryEntry } from '../../src-shared/contract/dossier.ts';
import type { ReadDb } from '../store/brands.ts';
import { all, type EventRow, sqlFor } from '../store/schema.ts';

type Written = Pick<EventRow, 'at' | 'actor' | 'type' | 'body' | 'device'>;

/** Events as screens tell them: without what is sealed; of somebody who is not known here, the counter. */
export function historyShown(db: ReadDb): (events: readonly Written[]) => HistoryEntry[] {
  const named = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]));
  const people = named(all(db, sqlFor.selectFrom('staff').select(['id', 'name'])));
  const devices = named(all(db, sqlFor.selectFrom('device').select(['id', 'name'])));
  return (events) =>
    events.map(({ at, actor, type, body, device }) => {
      const { sealed: _, ...open } = JSON.parse(body) as Record<string, unknown>;
      const who = people.get(actor) ?? (devices.get(device) || actor);
      return { at: toLocalDateTime(at), actor: who, type, body: open };
    });
}
