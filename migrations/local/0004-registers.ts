import { type Kysely, sql } from 'kysely';

const statements = [
  // The register's pages, counts and choices come from this index alone; it does not change after receipt.
  `DROP INDEX dossier_accepted`,
  `CREATE INDEX dossier_accepted ON dossier (accepted_at, agency, field, counter)`,
  // Everything a report counts, so that 100,000 dossiers are summed without reading one of them.
  `CREATE INDEX dossier_figures ON dossier (
    accepted_at, resolved_at, ended_at, status, punctuality, due_date, due_at, paused_at, rescheduled,
    supplements,
    procedure_code
  ) WHERE accepted_at IS NOT NULL`,
  `CREATE INDEX dossier_case_opened ON dossier (status, opened_at, ended_at, accepted_at)
    WHERE accepted_at IS NULL`,
  // The few kinds of event that reports list one by one. OR, not IN: SQLite sees through the first only.
  `CREATE INDEX event_report ON event (type, at)
    WHERE type = 'dossier.extraPaperAttempted' OR type = 'dossier.paperVolunteered'
      OR type = 'dossier.supplementRequested' OR type = 'dossier.apologised'`,
];

/** What the register and the reports of a period read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
