import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly url: string;
  /** Bytes that went up and came down so far. */
  readonly passed: { up: number; down: number };
  /** Lets so many bytes more through in one direction and then breaks every line, as a pulled cable does. */
  cutAfter(way: 'up' | 'down', bytes: number): void;
  close(): void;
}

/** A line to a server that breaks where it is told to, in the middle of whatever passes. */
export async function cuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const passed = { up: 0, down: 0 };
  let cut: { way: 'up' | 'down'; left: number } | null = null;
  const open = new Set<Socket>();

  const pass = (way: 'up' | 'down', chunk: Buffer, to: Socket) => {
    const most = cut?.way === way ? cut.left : chunk.length;
    const through = chunk.subarray(0, most);
    passed[way] += through.length;
    if (cut?.way !== way || through.length < cut.left) {
      if (cut?.way === way) cut.left -= through.length;
      to.write(through);
      return;
    }
    cut = null;
    // What was let through arrives; then the line is dead in both directions.
    to.write(through, () => {
      for (const socket of open) socket.destroy();
    });
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        (socket === near ? far : near).destroy();
      });
    }
    near.on('data', (chunk: Buffer) => pass('up', chunk, far));
    far.on('data', (chunk: Buffer) => pass('down', chunk, near));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    cutAfter: (way, bytes) => {
      cut = { way, left: bytes };
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
