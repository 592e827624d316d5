import { fail, ok, type Result } from '../src-shared/result.ts';
import type { PushReply } from '../src-shared/sync/wire.ts';
import { decideBatches, type SignedBatch } from './decide.ts';
import type { WardStorage } from './storage.ts';

/** Commits in one transaction: those who come after it do not wait for long. */
const mostCommits = 1000;

interface Waiting {
  readonly batch: SignedBatch;
  readonly resolve: (reply: Result<PushReply>) => void;
  readonly reject: (error: unknown) => void;
}

/** Takes a batch of a ward in; answers only what is durable. Fails with sync.notEnrolled. */
export type Pushes = (ward: string, batch: SignedBatch) => Promise<Result<PushReply>>;

/**
 * One write of a ward at a time, and in it everything that came in during the one before: a transaction costs
 * the same for one counter and for many. What waits here holds no connection.
 */
export function pushesTo(storage: WardStorage, hash: (bytes: Uint8Array) => string): Pushes {
  const lines = new Map<string, Waiting[]>();

  const write = (ward: string, batches: readonly SignedBatch[]) =>
    storage.write(ward, async (tx) => {
      const view = await tx.view(batches);
      const members = batches.filter(({ device }) => view.heads.get(device)?.revoked === false);
      const received = decideBatches(view, members, hash);
      await tx.keep(received);
      return new Map(received.map(({ reply }, i) => [members[i]?.device, reply]));
    });

  async function takeIn(ward: string, group: readonly Waiting[]): Promise<void> {
    try {
      const batches = group.map(({ batch }) => batch);
      const replies = await write(ward, batches);
      for (const { batch, resolve } of group) {
        const reply = replies.get(batch.device);
        resolve(reply ? ok(reply) : fail('sync.notEnrolled'));
      }
    } catch (error) {
      const [only] = group;
      if (only && group.length === 1) return only.reject(error);
      // What one of them cannot have written must not keep the others out.
      for (const one of group) await takeIn(ward, [one]);
    }
  }

  async function drain(ward: string, line: Waiting[]): Promise<void> {
    while (line.length > 0) await takeIn(ward, nextOf(line));
    lines.delete(ward);
  }

  return (ward, batch) =>
    new Promise((resolve, reject) => {
      const line = lines.get(ward);
      const one = { batch, resolve, reject };
      if (line) return void line.push(one);
      const made = [one];
      lines.set(ward, made);
      void drain(ward, made);
    });
}

/** Takes from the front of a line what goes together: of each device one batch, which is decided on the one before. */
function nextOf(line: Waiting[]): Waiting[] {
  const devices = new Set<string>();
  let commits = 0;
  const goes = ({ batch }: Waiting): boolean => {
    if (devices.has(batch.device)) return false;
    devices.add(batch.device);
    commits += batch.commits.length;
    return devices.size === 1 || commits <= mostCommits;
  };
  const group = line.filter(goes);
  const stays = line.filter((one) => !group.includes(one));
  line.splice(0, line.length, ...stays);
  return group;
}
