import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { messageFor } from '../../src-shared/text/messages.ts';
import { voiceFolders } from '../pages.ts';
import { defaultDataFolder } from '../paths.ts';
import { type OpenedCounter, openCounter } from '../services/openCounter.ts';
import { type AppArguments, readArguments } from './appArguments.ts';
import { openSession, registerScheme } from './appSession.ts';
import { answerCalls } from './calls.ts';
import { screenNames } from './displays.ts';
import { lockDownChromium, lockDownContents } from './lockDown.ts';
import { osSealer } from './osSealer.ts';
import { keepScreenWindows } from './screenWindows.ts';
import { sealedKeyBox } from './sealedKeyBox.ts';
import { sheetsOut } from './sheetsOut.ts';
import { slipPrinter } from './slipPrinter.ts';
import { openSlipWindow } from './slipWindow.ts';
import { makeWindow, openPage } from './windows.ts';

const given = readArguments(process.argv.slice(1), app.isPackaged);

function start(options: AppArguments): void {
  const dataFolder = resolve(options.dataFolder ?? defaultDataFolder());
  keepChromiumInside(dataFolder);
  lockDownChromium();
  registerScheme();
  if (!app.requestSingleInstanceLock()) {
    console.error(messageFor({ code: 'store.inUse' }));
    app.exit(1);
    return;
  }
  let counterWindow: BrowserWindow | null = null;
  app.on('second-instance', () => {
    if (counterWindow?.isMinimized()) counterWindow.restore();
    counterWindow?.focus();
  });
  lockDownContents();
  const begin = async () => {
    await app.whenReady();
    const folders = {
      renderer: join(app.getAppPath(), 'dist', 'renderer'),
      voice: voiceFolders(dataFolder, join(app.getAppPath(), 'assets')),
    };
    for (const surface of ['counter', 'print', ...screenNames] as const) openSession(surface, folders);
    const counter = await openOrAsk(dataFolder, options);
    if (counter) counterWindow = showScreens(counter, options);
    else app.exit(1);
  };
  begin().catch((error: unknown) => {
    logBug(error);
    dialog.showErrorBox('Quầy Một Cửa', messageFor({ code: 'api.internal' }));
    app.exit(1);
  });
}

/** Chromium's files lie in the data folder too: one app per data folder, and nothing left elsewhere. */
function keepChromiumInside(dataFolder: string): void {
  const folder = join(dataFolder, 'electron');
  try {
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  } catch {
    // A folder that cannot be written is reported when the store is opened.
  }
}

const clockFrom = (file: string | null) => () =>
  file === null ? new Date() : new Date(readFileSync(file, 'utf8').trim());

/** Opens the store; what stands in the way is told in Vietnamese and can be tried again. */
async function openOrAsk(dataFolder: string, options: AppArguments): Promise<OpenedCounter | null> {
  const paper = {
    window: openSlipWindow(),
    deviceName: options.printer,
    pdfFolder: options.pdfFolder ?? app.getPath('documents'),
  };
  const keys = sealedKeyBox(dataFolder, await osSealer(), (message) => console.warn(message));
  for (;;) {
    const opened = await openCounter({
      dataFolder,
      assetsFolder: join(app.getAppPath(), 'assets'),
      keys,
      printer: slipPrinter(paper),
      sheets: sheetsOut(paper),
      clock: clockFrom(options.clockFile),
      random: randomBytes,
      cipher: !options.unencryptedStore,
      online: true,
    });
    if (opened.ok) return opened.value;
    const message = messageFor(opened.error);
    console.error(message);
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Quầy Một Cửa',
      message,
      buttons: ['Thử lại', 'Thoát'],
      cancelId: 1,
    });
    if (response !== 0) return null;
  }
}

function showScreens(counter: OpenedCounter, options: AppArguments): BrowserWindow {
  const { window: windowed, surface } = options;
  const calls = answerCalls(counter);
  const window = makeWindow(surface, { width: 1280, height: 800, useContentSize: true, kiosk: !windowed });
  calls.admit(window, surface);
  openPage(window, surface, true);
  const screens = keepScreenWindows(calls, windowed, options.screens);
  window.once('closed', () => app.quit());
  app.once('before-quit', () => screens.release());
  app.once('will-quit', () => counter.close());
  return window;
}

/** A bug's place is logged, never its words, which could hold people's data. */
function logBug(error: unknown): void {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const places = lines.filter((line) => /^\s+at /.test(line)).slice(0, 6);
  console.error(`bug: ${error instanceof Error ? error.name : 'unknown'}`, places.join('\n'));
}

// The store is whole after every transaction, so a counter that goes on is safer for the people in front
// of it than one that closes.
process.on('uncaughtException', logBug);
process.on('unhandledRejection', logBug);
if (given.ok) start(given.value);
else {
  console.error(messageFor(given.error));
  app.exit(2);
}
