import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { certificateIn } from '../../src-ward/certificate.ts';
import type { WardServer } from '../../src-ward/http/server.ts';
import { type OpenWard, openWard } from '../../src-ward/open.ts';
import { postmasterOf, startEmbedded } from '../../src-ward/pg/embedded.ts';

export interface TestDatabase {
  /** Where all of its files lie. */
  readonly folder: string;
  /** A database of its own in the one server of the test file. */
  fresh(): Promise<string>;
  stop(): Promise<void>;
}

/** As the power does; one that is not running, or was stopped, stays as it is. */
export function killPostgres(folder: string): void {
  const postmaster = postmasterOf(folder);
  try {
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** A real PostgreSQL under a temporary folder. */
export async function startPostgres(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'quay-ward-'));
  process.once('exit', () => killPostgres(folder));
  const server = await startEmbedded(folder);
  let made = 0;
  return {
    folder,
    async fresh() {
      made += 1;
      const client = new Client({ connectionString: server.url });
      await client.connect();
      await client.query(`CREATE DATABASE t${made}`);
      await client.end();
      return server.url.replace(/postgres$/, `t${made}`);
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface TestWard {
  readonly open: OpenWard;
  readonly id: string;
  readonly app: WardServer;
  readonly url: string;
  readonly fingerprint: string;
  /** Of its certificate. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A ward server on a database, over TLS on the loopback; `like` comes up again where another one stood. */
export async function startWard(
  database: string,
  clock = () => new Date(),
  like: TestWard | null = null,
  { log = null, patienceMs }: { log?: NodeJS.WritableStream | null; patienceMs?: number } = {},
): Promise<TestWard> {
  const open = await openWard(database, clock);
  const id = await open.wardId('Phường thử');
  const folder = like?.folder ?? mkdtempSync(join(tmpdir(), 'quay-cert-'));
  const certificate = await certificateIn(folder, new Date());
  const app = await open.serve(certificate, log, id, patienceMs);
  const url = await app.listen({ host: '127.0.0.1', port: like ? Number(new URL(like.url).port) : 0 });
  const { fingerprint } = certificate;
  return { open, id, app, url, folder, fingerprint, stop: () => open.close() };
}
