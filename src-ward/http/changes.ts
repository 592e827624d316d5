import type { ServerResponse } from 'node:http';
import { Client } from 'pg';
import type { Caller } from './signed.ts';

/** Tells counters that there is something new, whichever server took it in. */
export interface Changes {
  /** Keeps the answer open until either side hangs up, with a line for each position; a device has one. */
  follow(caller: Caller, answer: ServerResponse): void;
  /** Hangs up on a device that no longer belongs to its ward. */
  end(caller: Caller): void;
  close(): Promise<void>;
}

interface Line {
  readonly ward: string;
  readonly answer: ServerResponse;
}

const heartbeatMs = 20_000;
const againMs = 1000;

const nameOf = ({ ward, device }: Caller) => `${ward} ${device}`;

/** Listens on a connection of its own; when that breaks, counters are hung up on and come again. */
export async function followChanges(url: string): Promise<Changes> {
  const lines = new Map<string, Line>();
  const hangUp = (name: string) => {
    lines.get(name)?.answer.end();
    lines.delete(name);
  };
  const hangUpOnAll = () => {
    for (const name of [...lines.keys()]) hangUp(name);
  };
  const tell = (payload: string) => {
    const [ward, position] = payload.split(' ');
    for (const line of lines.values()) if (line.ward === ward) line.answer.write(`data: ${position}\n\n`);
  };
  let closed = false;
  let client: Client | null = await listen();

  async function listen(): Promise<Client> {
    const made = new Client({ connectionString: url, keepAlive: true });
    made.on('notification', ({ channel, payload = '' }) =>
      channel === 'ward_revoked' ? hangUp(payload) : tell(payload),
    );
    let listening = false;
    made.on('error', () => undefined);
    made.on('end', () => {
      if (listening) listenAgain();
    });
    try {
      await made.connect();
      await made.query('LISTEN ward_changes; LISTEN ward_revoked');
    } catch (error) {
      await made.end().catch(() => undefined);
      throw error;
    }
    listening = true;
    return made;
  }

  function listenAgain(): void {
    client = null;
    hangUpOnAll();
    if (closed) return;
    const again = async () => {
      if (closed) return;
      const made = await listen().catch(() => null);
      if (!made) return later();
      if (closed) return made.end();
      client = made;
      // Lines that opened meanwhile have missed what nobody listened to.
      hangUpOnAll();
    };
    const later = () => void setTimeout(() => void again(), againMs).unref();
    later();
  }

  const heartbeat = setInterval(() => {
    for (const { answer } of lines.values()) answer.write(':\n\n');
  }, heartbeatMs);
  heartbeat.unref();
  return {
    follow(caller, answer) {
      const name = nameOf(caller);
      hangUp(name);
      answer.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      answer.write(':\n\n');
      lines.set(name, { ward: caller.ward, answer });
      answer.on('close', () => {
        if (lines.get(name)?.answer === answer) lines.delete(name);
      });
    },
    end: (caller) => hangUp(nameOf(caller)),
    async close() {
      closed = true;
      clearInterval(heartbeat);
      hangUpOnAll();
      await client?.end();
    },
  };
}
