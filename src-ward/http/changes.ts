import type { ServerResponse } from 'node:http';
import { Client } from 'pg';

/** Tells counters that there is something new, whichever server took it in. */
export interface Changes {
  /** Keeps the answer open until the counter hangs up; a line for each position. */
  follow(ward: string, answer: ServerResponse): void;
  close(): Promise<void>;
}

const heartbeatMs = 20_000;

/** Listens on a connection of its own; when that breaks, counters are hung up on and come again. */
export async function followChanges(url: string): Promise<Changes> {
  const open = new Map<ServerResponse, string>();
  const hangUp = () => {
    for (const answer of open.keys()) answer.end();
    open.clear();
  };
  let closed = false;
  let client = await listen();

  async function listen(): Promise<Client> {
    const made = new Client({ connectionString: url });
    made.on('notification', ({ payload }) => {
      const [ward, position] = (payload ?? '').split(' ');
      for (const [answer, of] of open) if (of === ward) answer.write(`data: ${position}\n\n`);
    });
    made.on('error', () => {
      hangUp();
      const again = () =>
        void listen().then(
          (next) => {
            client = next;
          },
          () => setTimeout(again, 1000).unref(),
        );
      if (!closed) setTimeout(again, 1000).unref();
    });
    await made.connect();
    await made.query('LISTEN ward_changes');
    return made;
  }

  const heartbeat = setInterval(() => {
    for (const answer of open.keys()) answer.write(':\n\n');
  }, heartbeatMs);
  heartbeat.unref();
  return {
    follow(ward, answer) {
      answer.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      answer.write(':\n\n');
      open.set(answer, ward);
      answer.on('close', () => open.delete(answer));
    },
    async close() {
      closed = true;
      clearInterval(heartbeat);
      hangUp();
      await client.end();
    },
  };
}
