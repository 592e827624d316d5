import { setImmediate } from 'node:timers/promises';
import { sealedSize } from '../../src-shared/attachment/limits.ts';
import type { AttachedBody } from '../../src-shared/dossier/events.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { type FileRef, filesOf, pieceBytes } from '../../src-shared/sync/fileWire.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';
import type { Attachments } from '../store/attachments.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { storeFailure } from '../store/failures.ts';
import { isOfFiles } from '../store/files.ts';
import { fileSettled, isDue, nextDue, putOff } from '../store/filesDue.ts';
import { dossierStream, readState } from '../store/project.ts';
import type { FileClient } from './client.ts';

export interface FilesDeps {
  readonly db: WriteDb;
  readonly attachments: Attachments;
  readonly client: FileClient;
  readonly clock: () => Date;
  /** True once the store is about to close: nothing is read or written after that. */
  readonly stopped?: () => boolean;
  /** Commits wait for files: a round is wanted. */
  readonly needed?: () => void;
  /** A file that a commit waited for is where it belongs, or does not come. */
  readonly released?: () => void;
  /** A file has come from the ward. */
  readonly came?: () => void;
}

/** What the exchange of commits asks of the files. */
export interface FileGate {
  /**
   * How many of these commits, from the first on, can go now. A commit waits until its files are at the
   * ward, and those after it with it; of a file that is lost or broken here nobody waits.
   */
  sendable(commits: readonly WireCommit[]): number;
  /** The ward lost what it had acknowledged: its files perhaps too. */
  forget(): void;
}

export interface FileSync extends FileGate {
  /**
   * Brings every file to where it belongs: to the ward those that commits wait for, then what is due either
   * way. Stops at the first failure of the line, which says nothing about the file.
   */
  round(): Promise<Result<void>>;
}

/** Failures that pass, or have nothing to do with the file: the commit waits on. */
const ofTheLine: ReadonlySet<string> = new Set([
  'sync.offline',
  'sync.badAnswer',
  'sync.serverFault',
  'sync.tooMany',
  'sync.replayed',
  'sync.notEnrolled',
  'sync.wrongCertificate',
  'sync.badAddress',
]);

const changedOnTheWay: ReadonlySet<string> = new Set([
  'sync.fileUnknown',
  'sync.fileWrongHash',
  'sync.fileIncomplete',
]);

const lostCodes: ReadonlySet<string> = new Set(['attachment.missing', 'attachment.altered']);

/** A file that neither counter nor ward has, or that a server of an earlier release cannot take. */
const againAfterMs = 60 * 60 * 1000;

const never = () => false;
const keyOf = ({ dossier, hash }: FileRef) => `${dossier} ${hash}`;

export function createFiles(deps: FilesDeps): FileSync {
  const { db, clock, stopped = never } = deps;
  const atWard = new Set<string>();
  let waiting = new Map<string, FileRef>();

  const mayGo = (file: FileRef) => atWard.has(keyOf(file)) || isDue(db, file) || !wantedFile(db, file);
  /** What became of it, written down. A file that is put off keeps no commit waiting. */
  const conclude = (file: FileRef, done: Result<void>): void => {
    const code = done.ok ? null : done.error.code;
    if (code === null) fileSettled(db, file);
    else putOff(db, file, lostCodes.has(code) ? code : null, clock().getTime() + againAfterMs);
    if (!waiting.delete(keyOf(file))) return;
    if (code === null) atWard.add(keyOf(file));
    deps.released?.();
  };
  return {
    sendable(commits) {
      const lacking = commits.map((commit) => filesOf(commit).filter((file) => !mayGo(file)));
      waiting = new Map(lacking.flat().map((file) => [keyOf(file), file]));
      if (waiting.size > 0) deps.needed?.();
      const first = lacking.findIndex((files) => files.length > 0);
      return first < 0 ? commits.length : first;
    },
    forget: () => atWard.clear(),
    async round() {
      for (;;) {
        if (stopped()) return fail('sync.offline');
        const [first] = waiting.values();
        const file = first ?? nextDue(db, clock().getTime());
        if (!file) return ok(undefined);
        const done = await settleTwice(deps, file).catch(faultOf);
        if (stopped()) return fail('sync.offline');
        if (!done.ok && ofTheLine.has(done.error.code)) return done;
        conclude(file, done);
      }
    },
  };
}

/** Whatever happens to one file here, the others and the commits go on. */
const faultOf = (error: unknown) =>
  fail(storeFailure(error)?.code ?? (isOfFiles(error) ? 'store.diskFault' : 'api.internal'));

/** The file as its dossier refers to it now; null where it does not. */
function wantedFile(db: ReadDb, { dossier, hash }: FileRef): AttachedBody | null {
  const { attachments, dataDestroyed } = readState(db, dossier);
  return dataDestroyed ? null : (attachments.find((attachment) => attachment.hash === hash) ?? null);
}

/** Another counter's version was whole first, or the file was sealed anew while it went: a second try knows. */
async function settleTwice(deps: FilesDeps, file: FileRef): Promise<Result<void>> {
  const done = await settle(deps, file);
  return done.ok || !changedOnTheWay.has(done.error.code) ? done : settle(deps, file);
}

/** One file: gone where it is not wanted, else to the ward if it is whole here, else from the ward. */
async function settle(deps: FilesDeps, file: FileRef): Promise<Result<void>> {
  const { db, attachments } = deps;
  const attached = wantedFile(db, file);
  if (!attached) {
    attachments.changing(file.dossier, () => undefined);
    return ok(undefined);
  }
  const here = await inTurns(attachments.checking(file.dossier, attached), deps).catch(faultOf);
  if (here.ok) return sendFile(deps, file.dossier, attached, here.value);
  if (here.error.code === 'dossier.dataDestroyed' || ofTheLine.has(here.error.code)) return here;
  const fetched = await fetchFile(deps, file, attached);
  // Where the ward has none either, this disk says what became of it.
  return !fetched.ok && fetched.error.code === 'sync.fileUnknown' ? here : fetched;
}

/** Reads a file through a chunk at a time: other calls are answered in between. */
async function inTurns<T>(
  steps: Generator<undefined, Result<T>>,
  { stopped = never }: FilesDeps,
): Promise<Result<T>> {
  for (;;) {
    if (stopped()) return fail('sync.offline');
    const { done, value } = steps.next();
    if (done) return value;
    await setImmediate();
  }
}

async function sendFile(
  { attachments, client, stopped = never }: FilesDeps,
  dossier: string,
  attached: AttachedBody,
  sealedHash: string,
): Promise<Result<void>> {
  const name = attachments.nameOf(dossier, attached.hash);
  if (name === null) return fail('dossier.dataDestroyed');
  const bytes = sealedSize(attached.bytes);
  const begun = await client.beginFile({ stream: dossierStream(dossier), name, hash: sealedHash, bytes });
  if (!begun.ok) return begun;
  const { upload } = begun.value;
  if (upload === null) return ok(undefined);
  for (let { have } = begun.value; have < bytes; ) {
    if (stopped()) return fail('sync.offline');
    const piece = attachments.readSealed(dossier, attached, have, pieceBytes);
    if (!piece.ok) return piece;
    const sent = await client.sendPiece(upload, have, piece.value);
    if (!sent.ok) return sent;
    if (sent.value.have <= have) return fail('sync.badAnswer');
    have = sent.value.have;
  }
  const finished = await client.finishFile({ upload });
  return finished.ok ? ok(undefined) : finished;
}

async function fetchFile(deps: FilesDeps, file: FileRef, attached: AttachedBody): Promise<Result<void>> {
  const { db, attachments, client, stopped = never } = deps;
  const { dossier, hash } = file;
  const stream = dossierStream(dossier);
  const bytes = sealedSize(attached.bytes);
  for (;;) {
    // Taken off or destroyed while a piece was on its way: nothing of it is laid down any more.
    const name = wantedFile(db, file) && attachments.nameOf(dossier, hash);
    const coming = name && attachments.coming(dossier, attached);
    if (!name || !coming) return ok(undefined);
    const at = coming.have();
    if (at >= bytes) {
      const placed = await inTurns(coming.placing(), deps);
      if (placed.ok) deps.came?.();
      return placed;
    }
    const piece = await client.readFile({ stream, name, at });
    if (stopped()) return fail('sync.offline');
    if (!piece.ok) return piece;
    if (wantedFile(db, file)) coming.add(piece.value);
  }
}
