import type { WriteDb } from '../../src-main/store/brands.ts';

// What bad disks, and people with a tool, do to a counter's store.

/** Does something to a table of the log that its triggers forbid. */
function behindGuards(db: WriteDb, table: 'event' | 'commit_log', work: () => void): void {
  const guards = db
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`)
    .all(table) as { name: string; sql: string }[];
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  work();
  for (const { sql } of guards) db.exec(sql);
}

export interface Kept {
  readonly id: string;
  readonly device: string;
  readonly first_seq: number;
  readonly last_seq: number;
}

/** Commits of other devices that are here, in the order they were taken in. */
export const othersCommits = (db: WriteDb, own: string): Kept[] =>
  db
    .prepare(
      `SELECT c.id, c.device, c.first_seq, c.last_seq FROM commit_log c
       JOIN event e ON e.device = c.device AND e.seq = c.first_seq WHERE c.device <> ? ORDER BY e.position`,
    )
    .all(own) as Kept[];

/** A commit is gone with its events and its standing; what was made of it in other tables stays. */
export function dropCommit(db: WriteDb, { id, device, first_seq, last_seq }: Kept): void {
  behindGuards(db, 'event', () =>
    db.prepare('DELETE FROM event WHERE device = ? AND seq BETWEEN ? AND ?').run(device, first_seq, last_seq),
  );
  behindGuards(db, 'commit_log', () =>
    db.prepare('DELETE FROM commit_log WHERE device = ? AND first_seq = ?').run(device, first_seq),
  );
  db.prepare('DELETE FROM commit_status WHERE commit_id = ?').run(id);
}

/** The last event of a commit, and so its head, is another one. */
export function alterCommit(db: WriteDb, { device, first_seq, last_seq }: Kept): void {
  behindGuards(db, 'event', () =>
    db
      .prepare(
        `UPDATE event SET hash = iif(hash LIKE 'f%', '0', 'f') || substr(hash, 2) WHERE device = ? AND seq = ?`,
      )
      .run(device, last_seq),
  );
  behindGuards(db, 'commit_log', () =>
    db
      .prepare(
        `UPDATE commit_log SET head = iif(head LIKE 'f%', '0', 'f') || substr(head, 2) WHERE device = ? AND first_seq = ?`,
      )
      .run(device, first_seq),
  );
}
