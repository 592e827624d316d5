import { type Kysely, sql } from 'kysely';

interface Row {
  readonly ward: string;
  readonly stream: string;
  readonly events: string;
}

interface Event {
  readonly type: string;
  readonly body: string;
}

/** Counters of this release may have sent feedback to a ward that did not know it yet: its numbers and its destroyed keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What the public page reads of feedback, without looking through every dossier of the ward.
  await sql`CREATE INDEX commit_log_feedback ON commit_log (ward, stream, position)
    WHERE stream LIKE 'feedback:%'`.execute(db);
  const { rows } = await sql<Row>`SELECT ward, stream, events FROM commit_log
    WHERE stream LIKE 'feedback:%' AND status IN ('accepted', 'flagged') ORDER BY position`.execute(db);
  // Read here, not by the database: its JSON knows no NUL, which a body may hold.
  for (const { ward, stream, events } of rows)
    for (const { type, body } of JSON.parse(events) as Event[]) {
      const { code } = (JSON.parse(body) ?? {}) as { readonly code?: unknown };
      if (type === 'feedback.received' && typeof code === 'string' && !code.includes('\0'))
        await sql`INSERT INTO paper_number (ward, number, stream) VALUES (${ward}, ${code}, ${stream})
          ON CONFLICT DO NOTHING`.execute(db);
      if (type === 'feedback.keyDestroyed')
        await sql`UPDATE dossier_key SET key = NULL WHERE ward = ${ward} AND stream = ${stream}`.execute(db);
    }
}
