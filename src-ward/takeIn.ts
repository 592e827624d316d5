import { fail, ok, type Result } from '../src-shared/result.ts';
import { signedBytes } from '../src-shared/sync/chain.ts';
import { readExport } from '../src-shared/sync/exportFile.ts';
import type { Received } from '../src-shared/sync/receive.ts';
import { batchLimit, type CommitStatus, type WireCommit } from '../src-shared/sync/wire.ts';
import type { checker } from './crypto.ts';
import { decideBatches } from './decide.ts';
import type { WardStorage } from './storage.ts';

/** A commit that came in and is a task for a person, or waits behind one. */
export interface TakenTask {
  /** Its place in the chain of its device. */
  readonly firstSeq: number;
  /** Instant by the device's clock. */
  readonly at: string;
  readonly status: Exclude<CommitStatus, 'accepted'>;
  readonly code: string;
}

export interface TakenIn {
  /** Name of the counter the file is of. */
  readonly counter: string;
  readonly accepted: number;
  /** Commits the ward knew already. */
  readonly there: number;
  readonly tasks: readonly TakenTask[];
}

interface TakeInTools {
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string;
  readonly checker: typeof checker;
}

/** Why a file stops where a push would, said to whoever stands at the server. */
const refusals: Readonly<Record<string, string>> = {
  'sync.gap': 'takeIn.gap',
  'sync.forked': 'takeIn.forked',
  'sync.payloadMismatch': 'takeIn.forked',
  'sync.badCommit': 'takeIn.badCommit',
};

/** Undoes what of the file was written before it. */
class Stopped extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Takes in what a counter exported because it cannot send it any more, by the rules of a push, whether its
 * device still belongs to the ward or not; all of the file or nothing, and a second time nothing more.
 * Fails with takeIn.badFile, takeIn.stranger, takeIn.altered, takeIn.badCommit, takeIn.gap, takeIn.forked.
 */
export async function takeInExport(
  storage: WardStorage,
  { hash, checker: checkerOf }: TakeInTools,
  ward: string,
  text: string,
): Promise<Result<TakenIn>> {
  const read = readExport(text, hash);
  if (!read) return fail('takeIn.badFile');
  const { device: id, commits } = read.content;
  try {
    return await storage.write(ward, async (tx) => {
      const device = await tx.device(id);
      if (!device) return fail('takeIn.stranger');
      const genuine = checkerOf(device.publicKey);
      if (!genuine(read.bytes, read.signature)) return fail('takeIn.altered');
      const signed = (wire: WireCommit) => genuine(signedBytes(wire), wire.signature);
      const came: Came[] = [];
      for (let from = 0; from < commits.length; from += batchLimit) {
        const batch = commits.slice(from, from + batchLimit);
        const one = [{ device: id, commits: batch, signed }];
        const decided = decideBatches(await tx.view(one), one, hash);
        for (const received of decided) {
          const { stopped } = received.reply;
          if (stopped) throw new Stopped(refusals[stopped.code] ?? 'takeIn.badCommit');
          came.push(...cameOf(batch, received));
        }
        await tx.keep(decided);
      }
      return ok(summed(device.counter, came));
    });
  } catch (error) {
    if (error instanceof Stopped) return fail(error.code);
    throw error;
  }
}

interface Came {
  readonly isNew: boolean;
  readonly firstSeq: number;
  readonly at: string;
  readonly status: CommitStatus;
  readonly code: string | null;
}

function cameOf(batch: readonly WireCommit[], { taken, reply }: Received): Came[] {
  const isNew = new Set(taken.map(({ commit }) => commit.id));
  return reply.outcomes.map(({ id, firstSeq, status, code }, i) => ({
    isNew: isNew.has(id),
    firstSeq,
    at: batch[i]?.events[0]?.at ?? '',
    status,
    code,
  }));
}

function summed(counter: string, came: readonly Came[]): TakenIn {
  const fresh = came.filter(({ isNew }) => isNew);
  return {
    counter,
    accepted: fresh.filter(({ status }) => status === 'accepted').length,
    there: came.length - fresh.length,
    tasks: fresh.flatMap(({ firstSeq, at, status, code }) =>
      status === 'accepted' ? [] : [{ firstSeq, at, status, code: code ?? '' }],
    ),
  };
}
