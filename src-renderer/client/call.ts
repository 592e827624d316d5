import type { Call, PushTopic } from '../../src-shared/contract/index.ts';
import { type Failure, fail, type Result } from '../../src-shared/result.ts';

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

type Watcher = (failure: Failure | null) => void;
const watchers = new Set<Watcher>();

/** Tells how every call ended, for what concerns the whole window: lost sign-in, main out of reach. */
export function watchCalls(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

async function ask(channel: string, input: unknown): Promise<Result<unknown>> {
  try {
    return await (window.quay ? window.quay.call(channel, input) : overHttp(`/api/${channel}`, input));
  } catch {
    return fail('client.unreachable');
  }
}

/** Calls the main process; everything that goes wrong is a failure with a code, never an exception. */
export const call: Call = async (channel, input) => {
  const answer = await ask(channel, input);
  for (const watcher of watchers) watcher(answer.ok ? null : answer.error);
  return answer as Result<never>;
};

/** Turns this browser into the counter's pad, or its citizens' screen. */
export const pair = (code: string, screen: 'pad' | 'lobby'): Promise<Result<unknown>> =>
  overHttp('/pair', { code, screen });

const topics: readonly PushTopic[] = ['dossiers', 'pad', 'queue', 'session', 'settings', 'sync'];
const listeners = new Set<(topic: string) => void>();
let listening = false;

/** One stream for the whole window: a browser allows few connections to one host. */
function listen(): void {
  if (listening) return;
  listening = true;
  const tell = (topic: string) => {
    for (const listener of listeners) listener(topic);
  };
  if (window.quay) return void window.quay.onPush(tell);
  const events = new EventSource('/api/events');
  events.onmessage = ({ data }) => tell(String(data));
  // What was pushed while the line was down is unknown: everything is read again.
  let wasOpen = false;
  events.onopen = () => {
    if (wasOpen) for (const topic of topics) tell(topic);
    wasOpen = true;
  };
}

/** Tells when something is to be read again; answers how to stop. */
export function onPush(listener: (topic: string) => void): () => void {
  listen();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
