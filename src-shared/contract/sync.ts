import { z } from 'zod';
import { due } from '../calendar/types.ts';
import { personalData } from '../dossier/intake.ts';
import { dossierStatus } from '../dossier/words.ts';
import { command, query } from './define.ts';
import { historyEntry } from './dossier.ts';
import { savedFile } from './register.ts';

/** alone: no ward server; attention: something that no waiting puts right. */
export const syncState = z.enum(['alone', 'synced', 'waiting', 'offline', 'attention']);

export const syncStatus = z.object({
  state: syncState,
  /** Commits to be sent. */
  waiting: z.int(),
  /** Commits a person has to look at: tasks of every counter, and what was set aside here. */
  openTasks: z.int(),
  /** Instant of the last contact with the server. */
  since: z.string().nullable(),
  /** How far the clocks of machine and server are apart, where that is more than two minutes. */
  skewMinutes: z.int().nullable(),
  /** Code the last try ended with. */
  failure: z.string().nullable(),
});
export type SyncStatus = z.infer<typeof syncStatus>;

/** Events that were written together, by whom and where. */
export const written = z.object({
  commitId: z.string(),
  /** Null for what is about no dossier. */
  dossierId: z.string().nullable(),
  /** Of the dossier; empty where there is none. */
  code: z.string(),
  /** Local date-time. */
  at: z.string(),
  /** Counter it was written at. */
  device: z.string(),
  /** Whether that is this one. */
  own: z.boolean(),
  what: z.array(historyEntry),
});

export const syncItem = written.extend({
  state: z.enum(['waiting', 'rejected', 'held', 'flagged']),
  reason: z.string().nullable(),
});
export type SyncItem = z.infer<typeof syncItem>;

export const conflictRow = written.extend({
  /** flagged: it is in the dossier, and somebody has to look; rejected: it is left out. */
  status: z.enum(['flagged', 'rejected']),
  reason: z.string(),
});
export type ConflictRow = z.infer<typeof conflictRow>;

export const conflictDetail = conflictRow.extend({
  /** Instant at which somebody settled it. */
  settledAt: z.string().nullable(),
  /** The dossier as it stands without what is left out; null where none is here. */
  ward: z
    .object({
      status: dossierStatus,
      procedureName: z.string(),
      applicantName: z.string(),
      appointment: due.nullable(),
      holder: z.string(),
      personal: personalData.nullable(),
      /** What happened to it by the ward's log, newest first, without this commit. */
      history: z.array(historyEntry),
    })
    .nullable(),
  /** What the commit says of people, where it says anything. */
  tried: personalData.nullable(),
  /** Other dossiers with the code of this one, where that is the reason. */
  sameCode: z.array(z.object({ id: z.string(), applicantName: z.string() })),
  /** Left out with it, until it is settled. */
  held: z.array(written),
});
export type ConflictDetail = z.infer<typeof conflictDetail>;

const page = z.object({ limit: z.int().min(1).max(200), offset: z.int().min(0) });
const commitId = z.uuid();
const nothing = z.object({});

export const syncContract = {
  'sync.status': query('counter', nothing, syncStatus),
  /** What the ward server has not taken in, newest first; `waiting`: without what is a task of its own. */
  'sync.items': query(
    'counter',
    page.extend({ waiting: z.boolean() }),
    z.object({ rows: z.array(syncItem), total: z.int() }),
  ),
  /** Fails with sync.notEnrolled. */
  'sync.retry': command('counter', nothing, nothing),
  /** Compares the whole log with the ward's, as happens every hour by itself. Fails with sync.notEnrolled, role.administratorOnly. */
  'sync.compare': command('manage', nothing, nothing),
  /** What waits, signed, as a file for the server. Fails with sync.nothingWaits, sync.badLog, file.cannotSave. */
  'sync.export': command('manage', nothing, savedFile),
  /** Open tasks, newest first. */
  'conflict.list': query('counter', page, z.object({ rows: z.array(conflictRow), total: z.int() })),
  /** Fails with sync.unknownConflict. */
  'conflict.get': query('counter', z.object({ commitId }), conflictDetail),
  /**
   * Ends a task, here and at every counter. Fails with sync.unknownConflict, sync.alreadySettled,
   * role.counterOnly.
   */
  'conflict.settle': command('counter', z.object({ commitId, choice: z.enum(['drop', 'retry']) }), nothing),
} as const;
