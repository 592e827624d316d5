import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { killPostgres } from './postgres.ts';

const root = join(import.meta.dirname, '..', '..');

export interface RunningProcess {
  /** As the power does. */
  kill(): void;
  /** As an administrator does; resolves once it is gone. */
  stop(): Promise<void>;
  /** Resolves once it is gone, however that came. */
  readonly ended: Promise<void>;
}

/** Runs a program until it has said something; each line it says goes to `heard`. Gone at the latest with the tests. */
export function startProcess(
  args: readonly string[],
  isReady: (line: string) => boolean,
  heard: (line: string) => void = () => undefined,
): Promise<RunningProcess> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      process.off('exit', killAtExit);
      resolve();
    }),
  );
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    const errors = textOf(child.stderr);
    eachLine(child.stdout, (line) => {
      heard(line);
      if (isReady(line)) resolve({ kill: () => child.kill('SIGKILL'), stop, ended });
    });
    void ended.then(() => reject(new Error(`${args[0]} ended: ${errors()}`)));
  });
}

/** Whole lines only: the last one may have been cut in the middle. */
function eachLine(stream: ChildProcess['stdout'], heard: (line: string) => void): void {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString('utf8')).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) heard(line);
  });
}

function textOf(stream: ChildProcess['stderr']): () => string {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return () => text;
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );

export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The ward server as `npm run ward` runs it, with the PostgreSQL in its folder. */
export function startWardProcess(data: string, port: number): Promise<RunningProcess> {
  process.once('exit', () => killPostgres(data));
  return startProcess(
    [join('src-ward', 'cli', 'ward.ts'), '--data', data, '--port', String(port), '--name', 'Phường thử'],
    (line) => line.startsWith('Máy chủ phường đang chạy'),
  );
}

/** After so many bytes of one direction the line is dead in both. */
export interface Cut {
  readonly direction: 'up' | 'down';
  readonly after: number;
  /** What else happens in that moment. */
  readonly then?: () => void;
}

export interface Proxy {
  readonly url: string;
  /** Lines that were cut. */
  cuts(): number;
  stop(): Promise<void>;
}

/** A line to a server that breaks as `draw` says for each connection. */
export async function startProxy(target: string, draw: () => Cut | null): Promise<Proxy> {
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((near) => {
    const far = connect(Number(new URL(target).port), '127.0.0.1');
    const cut = draw();
    const sever = () => {
      cuts += 1;
      cut?.then?.();
      near.resetAndDestroy();
      far.resetAndDestroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
    }
    carry(near, far, cut?.direction === 'up' ? cut.after : null, sever);
    carry(far, near, cut?.direction === 'down' ? cut.after : null, sever);
    near.on('close', () => [near, far].map((socket) => open.delete(socket) && socket.destroy()));
    far.on('close', () => near.end());
  });
  const port = await listening(server);
  return {
    url: `https://127.0.0.1:${port}`,
    cuts: () => cuts,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Carries what comes, up to the last byte before the line breaks. */
function carry(from: Socket, to: Socket, after: number | null, sever: () => void): void {
  let left = after ?? Number.POSITIVE_INFINITY;
  from.on('data', (chunk: Buffer) => {
    if (left <= 0) return;
    left -= chunk.length;
    if (left > 0) to.write(chunk);
    else to.write(chunk.subarray(0, chunk.length + left), sever);
  });
  from.on('end', () => to.end());
}
