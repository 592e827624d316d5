import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { HistoryEntry } from '../../src-shared/contract/dossier.ts';
import { dossierOf, isDossier } from '../store/project.ts';
import { prepared } from '../store/schema.ts';
import { eventsOf, type Named } from '../sync/refused.ts';
import { historyShown } from './history.ts';
import type { Services } from './services.ts';

interface Written {
  readonly commitId: string;
  readonly dossierId: string | null;
  readonly code: string;
  readonly at: string;
  readonly device: string;
  readonly own: boolean;
  readonly what: HistoryEntry[];
}

/** A commit as screens tell it: of which dossier, by which counter, and what it did. */
export function writtenShown(services: Services): (commit: Named) => Written {
  const { db } = services;
  const shown = historyShown(db);
  const text = (query: string, value: string) =>
    (prepared(db, query).pluck().get(value) as string | undefined) ?? null;
  return (commit) => {
    const { commit_id: commitId, device, stream } = commit;
    const events = eventsOf(db, commit);
    const id = isDossier(stream) ? dossierOf(stream) : '';
    const code = text('SELECT coalesce(official_code, code) FROM dossier WHERE id = ?', id);
    const own = device === services.device;
    return {
      commitId,
      dossierId: code === null ? null : id,
      code: code ?? '',
      at: toLocalDateTime(events[0]?.at ?? ''),
      device: own ? services.counter.name : (text('SELECT name FROM device WHERE id = ?', device) ?? ''),
      own,
      what: shown(events),
    };
  };
}
