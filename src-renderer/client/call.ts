import type { Call } from '../../src-shared/contract/index.ts';
import { fail, type Result } from '../../src-shared/result.ts';

interface Bridge {
  call(channel: string, input: unknown): Promise<Result<unknown>>;
  onPush(listener: (topic: string) => void): () => void;
}

declare global {
  interface Window {
    /** Put there by the window's preload in Electron; absent in a browser. */
    readonly quay?: Bridge;
  }
}

async function overHttp(path: string, input: unknown): Promise<Result<unknown>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Result<unknown>;
  } catch {
    return fail('client.unreachable');
  }
}

/** Calls the main process; everything that goes wrong is a failure with a code, never an exception. */
export const call: Call = async (channel, input) => {
  try {
    const answer = window.quay ? window.quay.call(channel, input) : overHttp(`/api/${channel}`, input);
    return (await answer) as Result<never>;
  } catch {
    return fail('client.unreachable');
  }
};

/** Turns this browser into the counter's pad. */
export const pairPad = (code: string): Promise<Result<unknown>> => overHttp('/pair', { code });

const listeners = new Set<(topic: string) => void>();
let listening = false;

/** One stream for the whole window: a browser allows few connections to one host. */
function listen(): void {
  if (listening) return;
  listening = true;
  const tell = (topic: string) => {
    for (const listener of listeners) listener(topic);
  };
  if (window.quay) window.quay.onPush(tell);
  else new EventSource('/api/events').onmessage = ({ data }) => tell(String(data));
}

/** Tells when something is to be read again; answers how to stop. */
export function onPush(listener: (topic: string) => void): () => void {
  listen();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
