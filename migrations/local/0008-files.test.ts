import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0008'));

/** A store of the release before with two files attached, the second not sent yet, and what is due after it. */
async function dueIn(meta: string) {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, before)).toMatchObject({ ok: true });
  const event = (seq: number, type: string, body: object) =>
    `(${seq}, 'e${seq}', 'c${seq}', 'dossier:d1', '${type}', 1, 't', 'q', ${seq}, 'nv', '${JSON.stringify(body)}', '', 'h${seq}')`;
  db.value.exec(
    `INSERT INTO event VALUES ${event(1, 'dossier.attached', { hash: 'a' })}, ${event(2, 'dossier.attached', { hash: 'a' })},
       ${event(3, 'dossier.attached', {})}, ${event(4, 'dossier.paused', { hash: 'x' })}, ${event(5, 'dossier.attached', { hash: 'b' })};
     INSERT INTO commit_log (id, device, first_seq, last_seq, base, head, signature)
       VALUES ('c5', 'q', 5, 5, '{}', 'h', 's');
     INSERT INTO outbox (device, first_seq) VALUES ('q', 5);
     ${meta}`,
  );
  expect(await migrate(db.value)).toMatchObject({ ok: true });
  const due = db.value.prepare('SELECT dossier, hash, lost, retry_at FROM file_due').raw().all();
  db.value.close();
  return due;
}

test('a counter of a ward looks after every file it knows; what is to be sent goes after its own', async () => {
  expect(await dueIn(`INSERT INTO meta VALUES ('wardId', 'w')`)).toEqual([['d1', 'a', null, 0]]);
});

test('a counter on its own has nothing to look after', async () => {
  expect(await dueIn('')).toEqual([]);
});
