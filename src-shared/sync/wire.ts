import { z } from 'zod';
import { digestsLimit, rangeSize } from './digest.ts';

const uuid = z.uuid();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const position = z.int().min(0);
/** No database of the ward's kind holds a NUL. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\0]*$/);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** An event on its way: its place in the chain follows from the commit, and its hash is taken anew on arrival. */
export const wireEvent = z.object({
  id: uuid,
  stream: text(100),
  type: text(100),
  v: z.int().min(1),
  at: text(40),
  actor: text(100),
  /** JSON, as it was hashed. */
  body: z.string().refine(isJson),
});

/** Events that happened together, whole or not at all; all of one stream. */
export const wireCommit = z.object({
  id: uuid,
  device: uuid,
  first_seq: z.int().min(1),
  base: text(300),
  head: hash,
  signature: text(100),
  events: z.array(wireEvent).min(1).max(100),
  /** Base64 of the key its dossier's personal data are sealed under, with the commit that made it. */
  key: text(60).nullable(),
});
export type WireCommit = z.infer<typeof wireCommit>;

/**
 * What the ward made of a commit. `accepted` and `flagged` are in the state, the second with a task for a
 * person; `rejected` is not, and has one; `held` waits for the task of an earlier one of its dossier.
 */
export const commitStatus = z.enum(['accepted', 'flagged', 'rejected', 'held']);
export type CommitStatus = z.infer<typeof commitStatus>;

/** One line of the ward's log: a commit that came in, or one taken in or turned down later. */
export const wireEntry = z.object({
  position,
  commitId: uuid,
  device: uuid,
  /** Its place in the chain of its device. */
  firstSeq: z.int().min(1),
  status: commitStatus,
  /** The rule that forbids it, a code of the message table; null where accepted. */
  code: z.string().nullable(),
  /** With the first entry of a commit, except to the device that wrote it. */
  commit: wireCommit.nullable(),
});
export type WireEntry = z.infer<typeof wireEntry>;

export const wireDevice = z.object({
  id: uuid,
  publicKey: z.string().max(200),
  /** Short name in codes, e.g. `Q2`. */
  counter: z.string().max(10),
  name: z.string().max(100),
});
export type WireDevice = z.infer<typeof wireDevice>;

/** The largest number of commits in one push or pull. */
export const batchLimit = 500;

export const pushRequest = z.object({ commits: z.array(wireCommit).min(1).max(batchLimit) });
export type PushRequest = z.infer<typeof pushRequest>;

export const pushReply = z.object({
  /** In the order of the commits that were taken in; shorter than the request where `stopped` says why. */
  outcomes: z.array(
    z.object({
      id: uuid,
      firstSeq: z.int().min(1),
      status: commitStatus,
      code: z.string().nullable(),
      position,
    }),
  ),
  /** `sync.gap`, `sync.forked`, `sync.payloadMismatch`, `sync.badCommit`; nothing after that commit was looked at. */
  stopped: z.object({ id: uuid, code: z.string(), headSeq: z.int().min(0) }).nullable(),
});
export type PushReply = z.infer<typeof pushReply>;

export const pullRequest = z.object({
  after: position,
  limit: z.int().min(1).max(batchLimit),
  /** The own commits too: for a device that starts over with an empty store. */
  own: z.boolean(),
});
export type PullRequest = z.infer<typeof pullRequest>;

export const pullReply = z.object({
  entries: z.array(wireEntry),
  /** Last position of the ward; the caller is level with it when its cursor is there. */
  last: position,
  /** Of the ward's settings: what it decided for its counters. A server of the release before has none. */
  revision: z.int().min(0).default(0),
  /** Of every device with a commit in `entries`. */
  devices: z.array(wireDevice),
  /** Instant by the server's clock, to show how far the device's is out. */
  now: z.string(),
});
export type PullReply = z.infer<typeof pullReply>;

const range = z.int().min(0);

/** Digests of `count` ranges from `from` on, of the log as it was at `upTo`. */
export const digestRequest = z.object({
  from: range,
  count: z.int().min(1).max(digestsLimit),
  upTo: position,
});
export type DigestRequest = z.infer<typeof digestRequest>;

export const digestReply = z.object({
  digests: z.array(hash).max(digestsLimit),
  /** Last position of the ward; one before `upTo` has lost what it told of. */
  last: position,
});
export type DigestReply = z.infer<typeof digestReply>;

export const linesRequest = z.object({ range, upTo: position });
export type LinesRequest = z.infer<typeof linesRequest>;

/** How a commit stands at a position, and where to find the commit itself. */
export const wireLine = z.object({
  position,
  commitId: uuid,
  device: uuid,
  firstSeq: z.int().min(1),
  head: hash,
  status: commitStatus,
  code: z.string().nullable(),
  /** Of the entry the commit goes along with. */
  firstPosition: position,
});
export type WireLine = z.infer<typeof wireLine>;

export const linesReply = z.object({ lines: z.array(wireLine).max(rangeSize) });
export type LinesReply = z.infer<typeof linesReply>;

export const enrolRequest = z.object({
  code: text(40),
  device: uuid,
  publicKey: text(200),
  name: text(100).min(1),
  /** What the device has written so far: a ward that knows more of it has met a restored or cloned disk. */
  seq: z.int().min(0),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;

export const enrolReply = z.object({ ward: z.string(), wardName: z.string(), counter: z.string() });
export type EnrolReply = z.infer<typeof enrolReply>;
