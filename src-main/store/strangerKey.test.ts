import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ok } from '../../src-shared/result.ts';
import { openTestCounter, testId, validForm } from '../../tests/support/counter.ts';
import { rebuildDerived } from './project.ts';
import { transact } from './transact.ts';

test('I6: what was sealed under another key than its dossier’s is shown as unreadable, and stops nothing', async () => {
  const test = await openTestCounter();
  const { db } = test.counter.services;
  await test.done('dossier.receive', { id: testId(1), form: await validForm(test) });
  db.prepare('UPDATE dossier_key SET key = ?').run(randomBytes(32));
  expect(transact(db, () => ok(rebuildDerived(db)))).toMatchObject({ ok: true });
  const detail = await test.done('dossier.get', { id: testId(1) });
  expect(detail.row.applicantName).toBe('');
  test.counter.close();
});
