import type { Verification as Shown, VerifyReportShown } from '../../src-shared/contract/system.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { ReadDb } from '../store/brands.ts';
import { storeFailure } from '../store/failures.ts';
import { openStoreToRead } from '../store/open.ts';
import { type BadEvent, emptyCopy, type VerifyReport, verifying } from '../store/verify.ts';
import type { Handlers } from './services.ts';

/** A check of the whole register beside the work of the counter; at most one at a time. */
export interface Verification {
  state(): Shown;
  /** Begins a check, or lets the one that runs go on. Fails where the store cannot be read a second time. */
  start(): Result<Shown>;
  /** Gives the store back at once, before the counter closes it. */
  stop(): void;
}

const otherTurn = () => new Promise<void>((resume) => setImmediate(resume));

export function createVerification(
  file: string,
  attachmentsFolder: string,
  key: string | null,
  clock: () => Date,
): Verification {
  let shown: Shown = { progress: null, report: null, failure: null };
  /** What is still to be given back of the check that runs, last taken first. */
  let held: (() => void)[] | null = null;

  const end = () => {
    for (const giveBack of held?.reverse() ?? []) giveBack();
    held = null;
    shown = { ...shown, progress: null };
  };

  async function run(db: ReadDb, mine: (() => void)[]): Promise<void> {
    const copy = await emptyCopy();
    if (held !== mine) return void copy.close();
    const steps = verifying(db, copy, attachmentsFolder);
    // A connection is closed only after the queries that stand open on it.
    mine.push(
      () => void copy.close(),
      () => void steps.return(nothing),
    );
    for (;;) {
      await otherTurn();
      if (held !== mine) return;
      const step = steps.next();
      if (step.done) {
        shown = { ...shown, report: described(db, step.value, clock()) };
        return;
      }
      shown = { ...shown, progress: step.value };
    }
  }

  return {
    state: () => shown,
    start() {
      if (held) return ok(shown);
      const opened = openStoreToRead(file, { key });
      if (!opened.ok) return opened;
      const mine = [opened.value.close];
      held = mine;
      shown = { ...shown, progress: { step: 'file', done: 0, of: 0 }, failure: null };
      void run(opened.value.db, mine)
        .catch((error: unknown) => {
          shown = { ...shown, failure: storeFailure(error)?.code ?? 'api.internal' };
        })
        .finally(() => held === mine && end());
      return ok(shown);
    },
    stop: end,
  };
}

const nothing: VerifyReport = {
  ok: false,
  events: 0,
  commits: 0,
  firstBad: null,
  differing: [],
  quickCheck: '',
  attachments: null,
};

/** The report with the names people know the dossier and the machine by. */
function described(db: ReadDb, report: VerifyReport, now: Date): VerifyReportShown {
  const { firstBad, differing, attachments } = report;
  return {
    ...report,
    at: now.toISOString(),
    differing: [...differing],
    attachments: attachments && { ...attachments, dossiers: [...attachments.dossiers] },
    firstBad: firstBad && named(db, firstBad),
  };
}

function named(db: ReadDb, { stream, ...event }: BadEvent): VerifyReportShown['firstBad'] {
  const text = (query: string, value: string) => String(db.prepare(query).pluck().get(value) ?? '');
  return {
    ...event,
    deviceName: text('SELECT name FROM device WHERE id = ?', event.device),
    code: text('SELECT code FROM dossier WHERE id = ?', stream.replace(/^dossier:/, '')),
  };
}

export const verificationHandlers: Handlers<'store.verify' | 'store.verification'> = {
  'store.verify': ({ services }) => services.verification.start(),
  'store.verification': ({ services }) => ok(services.verification.state()),
};
