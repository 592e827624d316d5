import type { FormFile, WardForm } from '../../src-shared/library/form.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { pieceBytes } from '../../src-shared/sync/fileWire.ts';
import { settingOf, settingsLimit } from '../../src-shared/sync/settings.ts';
import type { WriteDb } from '../store/brands.ts';
import { storeFailure } from '../store/failures.ts';
import { isOfFiles } from '../store/files.ts';
import type { FormFiles } from '../store/formFiles.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { transact } from '../store/transact.ts';
import { addOfferedForm, wardForms } from '../store/wardForms.ts';
import type { FormClient } from './client.ts';
import type { SettingsClient } from './settings.ts';

/** A form this counter kept while it worked alone. */
export interface LocalForm {
  readonly form: WardForm;
  /** Fails where the disk has lost it. */
  content(file: FormFile): Result<Uint8Array>;
}

export interface FormsDeps {
  readonly db: WriteDb;
  readonly local: () => readonly LocalForm[];
  readonly files: FormFiles;
  readonly client: FormClient & Pick<SettingsClient, 'offer'>;
  /** True once the store is about to close: nothing is read or written after that. */
  readonly stopped: () => boolean;
  /** Forms are here that were not. */
  readonly came: () => void;
}

export interface FormSync {
  /**
   * Offers what the counter had before it joined, once; then brings the contents of the ward's forms here.
   * Stops at the first failure of the line; a form that the ward does not give out holds up no other.
   */
  round(): Promise<Result<void>>;
}

export function createForms(deps: FormsDeps): FormSync {
  return {
    async round() {
      const offered = await offerLocal(deps).catch(faultOf);
      return offered.ok ? fetchMissing(deps).catch(faultOf) : offered;
    },
  };
}

const faultOf = (error: unknown): Result<never> =>
  fail(storeFailure(error)?.code ?? (isOfFiles(error) ? 'store.diskFault' : 'api.internal'));

/** The fault lies in what was to be sent or fetched: others go on. */
const isOfForm = (code: string) => /^(attachment|library)\./.test(code) || code === 'sync.formUnknown';

/**
 * What is offered: the counter's own library the first time, and what it had of its ward when it enrols anew.
 * Whole again where the answer was lost, which changes nothing at the ward.
 */
async function offerLocal(deps: FormsDeps): Promise<Result<void>> {
  const { db, files, local, client, stopped } = deps;
  files.claim();
  const state = getMeta(db, 'formsOffered');
  if (state === 'yes') return ok(undefined);
  const sent: WardForm[] = [];
  for (const one of state === null ? local() : fromWard(db, files)) {
    const done = await sendForm(deps, one);
    // A server of an earlier release takes none: they stay this counter's own.
    if (!done.ok && done.error.code === 'api.notFound') return ok(undefined);
    if (done.ok) sent.push(one.form);
    else if (!isOfForm(done.error.code)) return done;
  }
  for (let from = 0; from < sent.length; from += settingsLimit) {
    const settings = sent.slice(from, from + settingsLimit).map((form) => settingOf('form', form));
    const reply = await client.offer({ settings });
    if (!reply.ok) return reply;
  }
  if (stopped()) return fail('sync.offline');
  const kept = transact(db, () => {
    for (const form of sent) addOfferedForm(db, form);
    setMeta(db, 'formsOffered', 'yes');
    return ok(undefined);
  });
  if (kept.ok && sent.length > 0) deps.came();
  return kept;
}

/** What this counter has whole; of what has not come there is nothing to offer. */
const fromWard = (db: WriteDb, files: FormFiles): LocalForm[] =>
  wardForms(db)
    .filter((form) => form.files.every((file) => files.has(file)))
    .map((form) => ({
      form,
      content: (file) => {
        const content = files.read(file);
        return content ? ok(content) : fail('library.changed', { title: form.title });
      },
    }));

async function sendForm(deps: FormsDeps, { form, content }: LocalForm): Promise<Result<void>> {
  const { files } = deps;
  for (const file of form.files) {
    const read = content(file);
    if (!read.ok) return read;
    const sent = await sendFile(deps, file.hash, read.value);
    if (!sent.ok) return sent;
    // What is the ward's from now on is kept with what is the ward's.
    if (files.has(file)) continue;
    files.add(file, read.value.subarray(files.have(file)));
    if (!files.place(file)) return fail('store.diskFault');
  }
  return ok(undefined);
}

async function sendFile(
  { client, stopped }: FormsDeps,
  hash: string,
  content: Uint8Array,
): Promise<Result<void>> {
  const begun = await client.beginForm({ hash, bytes: content.length });
  if (!begun.ok) return begun;
  if (begun.value.whole) return ok(undefined);
  for (let { have } = begun.value; have < content.length; ) {
    if (stopped()) return fail('sync.offline');
    const sent = await client.sendFormPiece(hash, have, content.subarray(have, have + pieceBytes));
    if (!sent.ok) return sent;
    if (sent.value.have <= have) return fail('sync.badAnswer');
    have = sent.value.have;
  }
  const finished = await client.finishForm({ hash });
  return finished.ok ? ok(undefined) : finished;
}

async function fetchMissing(deps: FormsDeps): Promise<Result<void>> {
  const { db, files, stopped } = deps;
  if (stopped()) return fail('sync.offline');
  const wanted = wardForms(db).flatMap((form) => form.files);
  files.keepOnly(wanted);
  for (const file of wanted) {
    if (files.has(file)) continue;
    const done = await fetchFile(deps, file);
    if (!done.ok && !isOfForm(done.error.code)) return done;
  }
  return ok(undefined);
}

async function fetchFile({ files, client, stopped, came }: FormsDeps, file: FormFile): Promise<Result<void>> {
  while (files.have(file) < file.size) {
    const piece = await client.readForm({ hash: file.hash, at: files.have(file) });
    if (stopped()) return fail('sync.offline');
    if (!piece.ok) return piece;
    files.add(file, piece.value);
  }
  if (!files.place(file)) return fail('library.changed');
  came();
  return ok(undefined);
}
