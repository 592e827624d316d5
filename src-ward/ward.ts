import { fail, ok, type Result } from '../src-shared/result.ts';
import { signedOf, type Verifier } from '../src-shared/sync/chain.ts';
import { positionsOf } from '../src-shared/sync/digest.ts';
import type { PageRequest } from '../src-shared/sync/page.ts';
import type {
  DigestReply,
  DigestRequest,
  LinesReply,
  LinesRequest,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
} from '../src-shared/sync/wire.ts';
import { digestsOf } from './digests.ts';
import { pageOf } from './pages.ts';
import { pushesTo } from './pushes.ts';
import type { EnrolledDevice, LogTx, WardStorage } from './storage.ts';

export interface WardTools {
  readonly clock: () => Date;
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string;
  /** Checks signatures of one public key. */
  readonly verifier: (publicKey: string) => Verifier;
}

/** What the ward server does for its counters, whatever carries the requests and wherever the log lies. */
export interface Ward {
  /** Takes commits in; answers only what is durable. Fails with sync.notEnrolled. */
  push(ward: string, device: string, request: PushRequest): Promise<Result<PushReply>>;
  /** The log after a position. Fails with sync.notEnrolled. */
  pull(ward: string, device: string, request: PullRequest): Promise<Result<PullReply>>;
  /** A full page of the log, packed. Fails with sync.notEnrolled, api.badInput for a page that is not full. */
  page(ward: string, device: string, request: PageRequest): Promise<Result<Uint8Array>>;
  /** What the log is compared by. Fails with sync.notEnrolled. */
  digests(ward: string, device: string, request: DigestRequest): Promise<Result<DigestReply>>;
  /** What a range that differs holds. Fails with sync.notEnrolled. */
  lines(ward: string, device: string, request: LinesRequest): Promise<Result<LinesReply>>;
}

export function createWard(storage: WardStorage, { clock, hash, verifier }: WardTools): Ward {
  const takeIn = pushesTo(storage, hash);
  return {
    async push(ward, id, { commits }) {
      const device = await storage.brief(ward, (tx) => enrolled(tx, id));
      if (!device) return fail('sync.notEnrolled');
      if (commits.some((commit) => commit.device !== id)) return fail('sync.notYours');
      // Before the lock, which everybody else waits for: a device's key never changes.
      const verify = verifier(device.publicKey);
      const good = await signedOf(commits, () => verify);
      return takeIn(ward, { device: id, commits, signed: (wire) => good.has(wire) });
    },
    pull: (ward, id, { after, limit, own }) =>
      storage.read(ward, async (tx) => {
        if (!(await enrolled(tx, id))) return fail('sync.notEnrolled');
        const entries = await tx.entries(after, limit, own ? null : id);
        const writers = new Set(entries.map(({ device }) => device));
        const devices = (await tx.devices()).filter(({ id: writer }) => writers.has(writer));
        return ok({
          entries: [...entries],
          devices: devices.map(({ revoked: _, ...device }) => device),
          last: await tx.lastPosition(),
          revision: await tx.lastRevision(),
          now: clock().toISOString(),
        });
      }),
    page: async (ward, id, { page }) => {
      const known = await storage.brief(ward, (tx) => enrolled(tx, id));
      if (!known) return fail('sync.notEnrolled');
      const content = await pageOf(storage, ward, page);
      return content ? ok(content) : fail('api.badInput');
    },
    digests: async (ward, id, request) => {
      const known = await storage.brief(ward, (tx) => enrolled(tx, id));
      return known ? ok(await digestsOf(storage, ward, request, hash)) : fail('sync.notEnrolled');
    },
    lines: (ward, id, { range, upTo }) =>
      storage.read(ward, async (tx) => {
        if (!(await enrolled(tx, id))) return fail('sync.notEnrolled');
        const { from, to } = positionsOf(range);
        return ok({ lines: [...(await tx.lines(from, to, upTo))] });
      }),
  };
}

async function enrolled(tx: LogTx, id: string): Promise<EnrolledDevice | null> {
  const device = await tx.device(id);
  return device && !device.revoked ? device : null;
}
