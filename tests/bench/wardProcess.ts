import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fingerprintOf, type WardAddress } from '../../src-main/sync/httpClient.ts';
import { certificateIn } from '../../src-ward/certificate.ts';
import { type OpenWard, openWard } from '../../src-ward/open.ts';

/** A ward server in a process of its own, as it is run in earnest. */
export interface WardProcess {
  readonly id: string;
  readonly address: WardAddress;
  readonly open: OpenWard;
  /** Of its database. */
  readonly database: string;
  stop(): Promise<void>;
}

const command = join(import.meta.dirname, '..', '..', 'src-ward', 'cli', 'ward.ts');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) break;
    if ((await fingerprintOf(url)).ok) return;
    await setTimeout(100);
  }
  throw new Error('the ward server did not start');
}

export async function startWardProcess(database: string): Promise<WardProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'quay-bench-ward-'));
  const open = await openWard(database);
  const id = await open.wardId('Phường thử');
  const { fingerprint } = await certificateIn(folder, new Date());
  const port = await freePort();
  const url = `https://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [command, '--data', folder, '--port', String(port)], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answering(child, url);
  return {
    id,
    address: { url, fingerprint },
    open,
    database,
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : null;
      child.kill('SIGTERM');
      await ended;
      await open.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
