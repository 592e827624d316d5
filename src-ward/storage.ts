import type { FormFile } from '../src-shared/library/form.ts';
import type { StreamKey } from '../src-shared/sync/page.ts';
import type { Received, WardView } from '../src-shared/sync/receive.ts';
import type { SettingKind, WardSetting } from '../src-shared/sync/settings.ts';
import type { WireCommit, WireDevice, WireEntry, WireLine } from '../src-shared/sync/wire.ts';

/** A counter that belongs to a ward, or did. */
export interface EnrolledDevice extends WireDevice {
  readonly revoked: boolean;
}

/** A one-time code, known by its hash. */
export interface EnrolmentCode {
  readonly hash: string;
  readonly counter: string;
  /** Instant. */
  readonly expiresAt: string;
}

/** Commits of one device, in the order of its chain. */
export interface Batch {
  readonly device: string;
  readonly commits: readonly WireCommit[];
}

/** What deciding batches of several devices needs of the log. */
export interface BatchesView extends Omit<WardView, 'head'> {
  /** Last event of the chain of each device the ward knows. */
  readonly heads: ReadonlyMap<string, WardView['head'] & { readonly revoked: boolean }>;
}

/** What a ward's log can be asked and told within one transaction. */
export interface LogTx {
  device(id: string): Promise<EnrolledDevice | null>;
  devices(): Promise<readonly EnrolledDevice[]>;
  view(batches: readonly Batch[]): Promise<BatchesView>;
  /** Writes down what was decided, of batches of different devices in this order. */
  keep(received: readonly Received[]): Promise<void>;
  /** Entries after a position in order, with their commits but for those of `without`; keys where they still are. */
  entries(after: number, limit: number, without: string | null): Promise<readonly WireEntry[]>;
  lastPosition(): Promise<number>;
  /** Of the ward's settings. */
  lastRevision(): Promise<number>;
  /** How commits stood at `upTo`, for those whose standing is at a position of `from` to `to`. */
  lines(from: number, to: number, upTo: number): Promise<readonly WireLine[]>;
  /** Digests that were kept of these ranges; one is forgotten when a commit of the range comes to stand otherwise. */
  keptDigests(from: number, count: number): Promise<ReadonlyMap<number, string>>;
  keepDigest(range: number, digest: string): Promise<void>;
  /** Keys that still are, of the dossiers with a commit that came in at `from` to `to`. */
  keysBetween(from: number, to: number): Promise<readonly StreamKey[]>;
  /** The packed entries of a page, where they were kept. */
  keptPage(page: number): Promise<Uint8Array | null>;
  keepPage(page: number, content: Uint8Array): Promise<void>;
}

/** Who may speak to the ward at all. */
export interface MemberTx extends LogTx {
  addDevice(device: WireDevice, now: string): Promise<void>;
  revoke(device: string, now: string): Promise<void>;
  addCode(code: EnrolmentCode): Promise<void>;
  /** The code if it is there, unused and not expired; used from now on. */
  useCode(hash: string, now: string): Promise<EnrolmentCode | null>;
  /** Last event of the device's chain that is here. */
  headSeq(device: string): Promise<number>;
  /** True where the number is the device's highest so far, and remembered as such. */
  takeRequest(device: string, number: number): Promise<boolean>;
  lastRequest(device: string): Promise<number>;
}

/** Where the logs of wards are kept. */
export interface WardStorage<Tx = LogTx> {
  /** Runs under the ward's lock; durable when it resolves, undone when it throws. */
  write<T>(ward: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One moment of the ward's log. */
  read<T>(ward: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Each question by itself, without the ward's lock, which a long push may hold. */
  brief<T>(ward: string, work: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface MemberStorage extends WardStorage<MemberTx> {
  /** The ward a one-time code was made for. */
  wardOfCode(hash: string): Promise<string | null>;
}

/** A setting with when and by whom it was changed last. */
export interface KeptSetting {
  readonly revision: number;
  /** Instant. */
  readonly at: string;
  readonly by: string;
  readonly setting: WardSetting;
}

/** What a counter had decided otherwise than the ward. */
export interface OfferedSetting {
  readonly device: string;
  readonly counter: string;
  /** Instant. */
  readonly at: string;
  readonly setting: WardSetting;
}

export interface SettingRef {
  readonly kind: SettingKind;
  readonly key: string;
}

export interface Manager {
  readonly name: string;
  readonly password: string;
  readonly failed: number;
  /** Instant. */
  readonly lockedUntil: string | null;
}

/** What the ward decides for its counters, and who may. */
export interface SettingTx {
  /** Newest of each key of these kinds changed after a revision, by revision; taken away ones too. */
  settingsAfter(revision: number, kinds: readonly string[], limit: number): Promise<readonly KeptSetting[]>;
  /** In force, of one kind, by key. */
  settings(kind: SettingKind): Promise<readonly KeptSetting[]>;
  setting(ref: SettingRef): Promise<KeptSetting | null>;
  lastRevision(): Promise<number>;
  /** Adds one line for each; counters are told. */
  changeSettings(settings: readonly WardSetting[], by: string, now: string): Promise<void>;
  /** What the whole content of a hash is; null where the ward has none. */
  formContent(hash: string): Promise<Pick<FormFile, 'media' | 'size'> | null>;
  /** Short name of a device, e.g. `Q2`. */
  counterOf(device: string): Promise<string>;
  offer(device: string, setting: WardSetting, now: string): Promise<void>;
  offers(): Promise<readonly OfferedSetting[]>;
  settleOffer(device: string, ref: SettingRef, now: string): Promise<OfferedSetting | null>;
  manager(name: string): Promise<Manager | null>;
  saveManager(manager: Manager): Promise<void>;
  addSession(token: string, name: string, expiresAt: string): Promise<void>;
  /** Who a token belongs to, while it stands. */
  sessionOf(token: string, now: string): Promise<string | null>;
  endSession(token: string): Promise<void>;
}

export type SettingStorage = WardStorage<SettingTx>;
