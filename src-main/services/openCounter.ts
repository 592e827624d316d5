import fs, { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { PushTopic } from '../../src-shared/contract/index.ts';
import type { RandomBytes } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { openAttachments } from '../store/attachments.ts';
import type { WriteDb } from '../store/brands.ts';
import { guardStore, storeFailure } from '../store/failures.ts';
import type { Files } from '../store/files.ts';
import { formFiles } from '../store/formFiles.ts';
import { type KeyRing, newKeyRing, readKeyRing, saveKeyRing } from '../store/keys.ts';
import { lockFolder } from '../store/lock.ts';
import { getMeta } from '../store/meta.ts';
import { backupBeforeMigration, migrate, needsMigration } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import { refillDerived } from '../store/project.ts';
import { openRatings } from '../store/ratings.ts';
import { transact } from '../store/transact.ts';
import { openIdentities } from '../sync/identity.ts';
import { openMembership } from '../sync/membership.ts';
import { calendarOf } from './calendarFile.ts';
import { openCatalogue } from './catalogue.ts';
import { dispatch } from './dispatch.ts';
import { expireDrafts } from './drafts.ts';
import { isDemonstration, prepareWard } from './firstRun.ts';
import { openForms } from './forms.ts';
import type { Counter, KeyBox, Printer } from './host.ts';
import { openLibrary, wardFormsFolder } from './library.ts';
import { openLobby } from './lobby.ts';
import { openNotices } from './notices.ts';
import { offeredForms } from './offeredForms.ts';
import { createPad } from './pad.ts';
import { createTries } from './padHandlers.ts';
import { createPairing, type Pairing } from './pairing.ts';
import { openProfiles } from './profiles.ts';
import { loadWordings } from './registerTexts.ts';
import { createScannerFolder } from './scannerFolder.ts';
import type { Caller, Services, WritableServices } from './services.ts';
import { browserSheets, type Sheets } from './sheets.ts';
import { keepSuggestions } from './suggestions.ts';
import { loadQuestionnaires } from './surveys.ts';
import { createUploads } from './uploads.ts';
import { createVerification } from './verification.ts';

export interface CounterOptions {
  readonly dataFolder: string;
  readonly assetsFolder: string;
  readonly keys: KeyBox;
  readonly printer: Printer;
  /** Left out where the window prints and saves by itself. */
  readonly sheets?: Sheets;
  readonly clock: () => Date;
  readonly random: RandomBytes;
  /** False only where the SQLite at hand has no cipher: the smoke staging, never a packaged app. */
  readonly cipher: boolean;
  /** True for a counter people work at: it exchanges with its ward server. A command on a folder does not. */
  readonly online?: boolean;
  /** Another file system under the attachments, in tests. */
  readonly files?: Files;
}

export interface OpenedCounter extends Counter {
  readonly pairing: Pairing;
  /** For the command line and tests beside the contract. */
  readonly services: Services;
}

export const storeFile = (dataFolder: string): string => join(dataFolder, 'store.db');
export const ratingsFile = (dataFolder: string): string => join(dataFolder, 'ratings.db');
export const attachmentsFolder = (dataFolder: string): string => join(dataFolder, 'attachments');

/**
 * Opens the counter of a data folder: lock, keys, store, migrations, first run, memory. Fails with a
 * store.* code (inUse, readOnly, wrongKey, corrupt, full, keysLost …) or assets.corrupt, and then has
 * changed nothing that was there.
 */
export async function openCounter(options: CounterOptions): Promise<Result<OpenedCounter>> {
  const { dataFolder, assetsFolder, keys, clock, random } = options;
  const lock = guardStore(() => {
    mkdirSync(dataFolder, { recursive: true });
    return lockFolder(join(dataFolder, 'lock.db'));
  });
  if (!lock.ok) return lock;
  const undo: (() => void)[] = [lock.value.release];
  const give = <T extends { readonly ok: false }>(failure: T): T => {
    for (const step of undo.reverse()) step();
    return failure;
  };
  try {
    const ring = await keyRingFor(keys, storeFile(dataFolder), clock, random);
    if (!ring.ok) return give(ring);
    const key = options.cipher ? ring.value.storeKey : null;
    const store = await openAndMigrate(storeFile(dataFolder), key);
    if (!store.ok) return give(store);
    const db = store.value;
    undo.push(() => db.close());
    const ratings = openRatings(ratingsFile(dataFolder), key, random);
    if (!ratings.ok) return give(ratings);
    undo.push(() => ratings.value.close());

    const identities = openIdentities(ring.value, options);
    // After an enrolment that was cut off behind the store's transaction.
    const belongsTo = getMeta(db, 'wardDevice');
    if (belongsTo !== null && belongsTo === ring.value.next?.device) await identities.become(belongsTo);
    const ward = prepareWard({
      db,
      assetsFolder,
      device: identities.now.device,
      publicKey: identities.now.deviceKey.publicKey,
      clock,
      random,
    });
    if (!ward.ok) return give(ward);
    const calendar = calendarOf(db, assetsFolder);
    if (!calendar.ok) return give(calendar);
    const profiles = openProfiles(db, assetsFolder);
    if (!profiles.ok) return give(profiles);
    const wordings = loadWordings(assetsFolder);
    if (!wordings.ok) return give(wordings);
    const questionnaires = loadQuestionnaires(assetsFolder);
    if (!questionnaires.ok) return give(questionnaires);
    const lobby = openLobby(assetsFolder, clock);
    if (!lobby.ok) return give(lobby);
    expireDrafts(db, clock());
    const attachments = openAttachments(db, attachmentsFolder(dataFolder), random, options.files);
    attachments.settle();

    const library = openLibrary(dataFolder);
    const wardFiles = formFiles(options.files ?? fs, wardFormsFolder(dataFolder));

    const listeners = new Set<(topic: PushTopic) => void>();
    const push = (topic: PushTopic) => {
      for (const listener of listeners) listener(topic);
    };
    const sync = openMembership({
      db,
      attachments,
      ratings: ratings.value,
      forms: { files: wardFiles, local: () => offeredForms(library) },
      identities,
      clock,
      random: Math.random,
      news: (what) => {
        if (what.settings) readSettings();
        push('dossiers');
        push('sync');
      },
      online: options.online ?? false,
    });
    const services: WritableServices = {
      db,
      get device() {
        return identities.now.device;
      },
      get deviceKey() {
        return identities.now.deviceKey;
      },
      clock,
      random,
      calendar: calendar.value,
      catalogue: openCatalogue(db, clock),
      profiles: profiles.value,
      ratings: ratings.value,
      attachments,
      uploads: createUploads(clock, random),
      notices: openNotices(dataFolder),
      noticeUploads: createUploads(clock, random),
      scanner: createScannerFolder(clock, dataFolder),
      pad: createPad(clock, random),
      codeTries: createTries(clock),
      pairing: createPairing(clock),
      printer: options.printer,
      library: openForms({ db, library, files: wardFiles, clock }),
      lobby: lobby.value,
      sheets: options.sheets ?? browserSheets,
      wordings: wordings.value,
      questionnaires: questionnaires.value,
      verification: createVerification(storeFile(dataFolder), attachmentsFolder(dataFolder), key, clock),
      sync,
      enrol: sync.enrol,
      storeKey: ring.value.storeKey,
      counter: { ...ward.value.counter },
      demo: ward.value.demo,
      push,
    };
    keepSuggestions(services, toLocalDate(clock().toISOString()));
    /** What the ward has just decided holds from the next call on. */
    function readSettings(): void {
      const calendar = calendarOf(db, assetsFolder);
      const profiles = openProfiles(db, assetsFolder);
      if (calendar.ok) services.calendar = calendar.value;
      if (profiles.ok) services.profiles = profiles.value;
      services.catalogue = openCatalogue(db, clock);
      services.demo = isDemonstration(db);
      push('settings');
    }
    return ok({
      services,
      pairing: services.pairing,
      connect: (surface): Caller => ({ surface, staff: null }),
      call: (connection, channel, input) => dispatch(services, connection as Caller, channel, input),
      onPush(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close() {
        sync.stop();
        services.verification.stop();
        ratings.value.close();
        db.pragma('optimize');
        db.pragma('wal_checkpoint(TRUNCATE)');
        db.close();
        lock.value.release();
      },
    });
  } catch (error) {
    const failure = storeFailure(error);
    if (failure) return give({ ok: false, error: failure });
    give(fail('store.bug'));
    throw error;
  }
}

/** This machine's keys; made on the very first run only, never beside a store that needs lost ones. */
async function keyRingFor(
  box: KeyBox,
  store: string,
  clock: () => Date,
  random: RandomBytes,
): Promise<Result<KeyRing>> {
  const ring = await readKeyRing(box);
  if (!ring.ok) return ring;
  if (ring.value) return ok(ring.value);
  if (existsSync(store)) return fail('store.keysLost');
  const made = newKeyRing(Buffer.from(random(32)).toString('hex'), clock, random);
  await saveKeyRing(box, made);
  return ok(made);
}

/** A migration that fails leaves the store as it was, with a copy beside it, and the counter does not start. */
async function openAndMigrate(file: string, key: string | null): Promise<Result<WriteDb>> {
  const opened = openStore(file, { key });
  if (!opened.ok) return opened;
  if (needsMigration(opened.value)) backupBeforeMigration(opened.value, file);
  const migrated = await migrate(opened.value);
  const filled = migrated.ok
    ? transact(opened.value, () => {
        refillDerived(opened.value);
        return ok(undefined);
      })
    : migrated;
  if (filled.ok) return opened;
  opened.value.close();
  return filled;
}
