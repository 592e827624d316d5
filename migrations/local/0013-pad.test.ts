import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { refillDerived } from '../../src-main/store/project.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0013'));

test('visits are counted by counter: those of a visit, from the log as it stands', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, before)).toMatchObject({ ok: true });
  const put = db.value.prepare(
    `INSERT INTO event (id, commit_id, stream, type, v, at, device, seq, actor, body, prev, hash)
     VALUES (?, 'c', ?, ?, 1, '2026-11-20T02:00:00.000Z', ?, ?, '', ?, '', '')`,
  );
  const opened = {
    code: 'HD-Q1-261120-0001',
    procedure: { code: '', effectiveFrom: '', name: '', field: '' },
  };
  const refused = { slipId: 's', number: { volume: '2026', number: 1 }, at: '', officer: '', ground: '' };
  for (const [n, device] of ['a', 'a', 'b'].entries()) {
    put.run(`o${n}`, `dossier:${n}`, 'dossier.opened', device, 2 * n + 1, JSON.stringify(opened));
    put.run(`r${n}`, `dossier:${n}`, 'dossier.refused', device, 2 * n + 2, JSON.stringify(refused));
  }
  db.value.exec(`INSERT INTO visit_day VALUES ('2026-11-20', 'refusal', 3)`);
  expect(await migrate(db.value)).toMatchObject({
    ok: true,
    value: expect.arrayContaining(['0013-pad']),
  });
  db.value.transaction(() => refillDerived(db.value)).immediate();
  expect(db.value.prepare('SELECT * FROM visit_day ORDER BY device').raw().all()).toEqual([
    ['a', '2026-11-20', 'refusal', 2],
    ['b', '2026-11-20', 'refusal', 1],
  ]);
  const plan = db.value
    .prepare(
      `EXPLAIN QUERY PLAN SELECT sum(visits) FROM visit_day
       WHERE device IN (SELECT ? UNION ALL SELECT id FROM former_device) AND kind = ? AND day BETWEEN ? AND ?`,
    )
    .all('a', 'refusal', '2026-11-01', '2026-11-30')
    .map((row) => (row as { detail: string }).detail)
    .join();
  expect(plan).toMatch(/SEARCH visit_day USING PRIMARY KEY \(device=\? AND day>\?/);
  db.value.close();
});
