import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyStore } from '../../src-main/store/verify.ts';
import { openTestCounter, temporaryFolder } from '../support/counter.ts';

const cuts = 12;

/** Lets a counter receive until it has acknowledged `receipts`, then kills it mid-stream. */
function receiveUntilKilled(folder: string, receipts: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '..', 'support', 'intakeStream.ts'), folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.split('\n').length > receipts + 1) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', () => {
      // The last line may be cut: it was not acknowledged to anyone.
      const lines = text.slice(0, text.lastIndexOf('\n')).split('\n').slice(1);
      resolve(lines);
    });
  });
}

test(`I1, I2, I3: killed ${cuts} times in the middle of intakes, every acknowledged receipt is there once`, async () => {
  const folder = temporaryFolder();
  const acknowledged: string[] = [];
  for (let cut = 0; cut < cuts; cut += 1)
    acknowledged.push(...(await receiveUntilKilled(folder, 3 + cut * 5)));
  expect(acknowledged.length).toBeGreaterThan(cuts * 3);

  const { counter } = await openTestCounter({ folder });
  const { db } = counter.services;
  const rows = db.prepare('SELECT id, code FROM dossier').all() as { id: string; code: string }[];
  const kept = new Map(rows.map(({ id, code }) => [id, code]));
  for (const line of acknowledged) {
    const [id = '', code] = line.split(' ');
    expect(kept.get(id)).toBe(code);
  }
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  expect(await verifyStore(db)).toMatchObject({ ok: true });
  counter.close();
}, 180_000);
