import { type Kysely, sql } from 'kysely';

const statements = [
  // The register's pages, counts and choices come from this index alone; it does not change after receipt.
  `DROP INDEX dossier_accepted`,
  `CREATE INDEX dossier_accepted ON dossier (accepted_at, agency, field, counter)
    WHERE accepted_at IS NOT NULL`,

  // How and when a dossier left the books, and since when it is paused: filled from the log on the next opening.
  `ALTER TABLE dossier ADD COLUMN closed_as TEXT`,
  `ALTER TABLE dossier ADD COLUMN closed_at TEXT`,
  `ALTER TABLE dossier ADD COLUMN paused_at TEXT`,
  `DELETE FROM meta WHERE name = 'projection'`,
  // Every figure of a period is a stretch of one of these: 100,000 dossiers are counted and none is read.
  `CREATE INDEX dossier_closed ON dossier (closed_as, closed_at, accepted_at, due_date, due_at, paused_at)
    WHERE accepted_at IS NOT NULL`,
  `CREATE INDEX dossier_rescheduled ON dossier (closed_at, accepted_at, punctuality) WHERE rescheduled = 1`,
  `CREATE INDEX dossier_first_time ON dossier (accepted_at, procedure_code, supplements)
    WHERE accepted_at IS NOT NULL`,
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
