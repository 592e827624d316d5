/** What the counter's work sees of the running exchange with the ward server; nothing here waits (I6). */
export interface SyncPort {
  state(): SyncState;
  /** Tries again now, whatever the last failure was. */
  retry(): void;
  /** Compares the whole log with the ward's soon, as happens every hour by itself. */
  compare(): void;
  /** Something was written down that is to be sent soon. */
  changed(): void;
}

export interface SyncState {
  /** False while the counter belongs to no ward server. */
  readonly enrolled: boolean;
  /** Instant of the server's last answer. */
  readonly lastContact: string | null;
  /** Code the last round ended with, e.g. sync.offline, or what comparing the logs left to a person; null where all is well. */
  readonly failure: string | null;
  /** Milliseconds this machine's clock is ahead of the server's. */
  readonly skewMs: number | null;
}

/** A counter without a ward server: it works alone, and keeps what it writes to send one day. */
export const aloneSync: SyncPort = {
  state: () => ({ enrolled: false, lastContact: null, failure: null, skewMs: null }),
  retry: () => {},
  compare: () => {},
  changed: () => {},
};

/** A counter whose store belongs to a ward that does not know this machine, as after a recovery of its keys. */
export const leftSync: SyncPort = {
  ...aloneSync,
  state: () => ({ enrolled: false, lastContact: null, failure: 'sync.notEnrolled', skewMs: null }),
};
