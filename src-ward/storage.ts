import type { Received, WardView } from '../src-shared/sync/receive.ts';
import type { WireCommit, WireDevice, WireEntry } from '../src-shared/sync/wire.ts';

/** A counter that belongs to a ward, or did. */
export interface EnrolledDevice extends WireDevice {
  readonly revoked: boolean;
}

/** What a ward's log can be asked and told within one transaction. */
export interface WardTx {
  device(id: string): Promise<EnrolledDevice | null>;
  addDevice(device: WireDevice): Promise<void>;
  revoke(device: string): Promise<void>;
  /** What deciding a batch of a device needs of the log. */
  view(device: string, commits: readonly WireCommit[]): Promise<WardView>;
  /** Writes down what was decided. */
  keep(received: Received): Promise<void>;
  /** Entries after a position in order, with their commits but for those of `without`; the keys are those that still are. */
  entries(after: number, limit: number, without: string | null): Promise<readonly WireEntry[]>;
  devices(ids: readonly string[]): Promise<readonly WireDevice[]>;
  lastPosition(): Promise<number>;
}

/** Where the logs of wards are kept. */
export interface WardStorage {
  /** Runs under the ward's lock; durable when it resolves, undone when it throws. */
  write<T>(ward: string, work: (tx: WardTx) => Promise<T>): Promise<T>;
  /** One moment of the ward's log. */
  read<T>(ward: string, work: (tx: WardTx) => Promise<T>): Promise<T>;
}
