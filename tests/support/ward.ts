import { createHash } from 'node:crypto';
import { signatureVerifier } from '../../src-main/store/deviceKey.ts';
import { createSync } from '../../src-main/sync/sync.ts';
import { createWard } from '../../src-ward/ward.ts';
import { memoryStorage } from '../simulation/memoryStorage.ts';
import type { TestCounter } from './counter.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ward = 'w';

export interface TestWard {
  /** The counter belongs to the ward from now on. */
  join(counter: TestCounter, name: string): Promise<void>;
  /** One round of sync, which must go through. */
  round(counter: TestCounter): Promise<void>;
}

/** A ward server in memory, reached without a network. */
export function openTestWard(): TestWard {
  const storage = memoryStorage();
  const clock = () => new Date('2026-11-20T02:00:00.000Z');
  const server = createWard(storage, { clock, hash, verifier: signatureVerifier });
  return {
    async join({ counter: { services } }, name) {
      const { device: id, deviceKey } = services;
      const { publicKey } = deviceKey;
      await storage.write(ward, (tx) => tx.addDevice({ id, publicKey, counter: name, name }));
    },
    async round({ counter: { services } }) {
      const { db, device } = services;
      const client = {
        push: (request: Parameters<typeof server.push>[2]) => server.push(ward, device, request),
        pull: (request: Parameters<typeof server.pull>[2]) => server.pull(ward, device, request),
        page: (request: Parameters<typeof server.page>[2]) => server.page(ward, device, request),
        digests: (request: Parameters<typeof server.digests>[2]) => server.digests(ward, device, request),
        lines: (request: Parameters<typeof server.lines>[2]) => server.lines(ward, device, request),
      };
      const done = await createSync({ db, device, client, clock: services.clock }).round();
      if (!done.ok) throw new Error(done.error.code);
      services.push('dossiers');
      services.push('sync');
    },
  };
}

/** What the running exchange tells, set by the test. */
export function setSync(
  { counter: { services } }: TestCounter,
  state: Partial<ReturnType<typeof services.sync.state>> = {},
): { retries: number; changes: number; comparisons: number } {
  const count = { retries: 0, changes: 0, comparisons: 0 };
  const joined = { enrolled: true, lastContact: '2026-11-20T02:05:00.000Z', failure: null, skewMs: 0 };
  const sync: typeof services.sync = {
    state: () => ({ ...joined, ...state }),
    retry: () => {
      count.retries += 1;
    },
    compare: () => {
      count.comparisons += 1;
    },
    changed: () => {
      count.changes += 1;
    },
  };
  Object.assign(services, { sync });
  services.push('sync');
  return count;
}
