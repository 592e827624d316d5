import { join } from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, type WebPreferences } from 'electron';
import { partitions, type Surface } from './appSession.ts';
import { type Page, pageUrl } from './appUrl.ts';
import type { ScreenName } from './displays.ts';
import { reviveAfterCrash } from './lockDown.ts';

const pages: Readonly<Record<Surface, Page>> = {
  counter: 'index.html',
  pad: 'pad.html',
  lobby: 'lobby.html',
  display: 'display.html',
  print: 'slip.html',
};

/** The session (by its partition) and the preload of a surface; everything else is closed. */
const preferences = (surface: Surface): WebPreferences => ({
  partition: partitions[surface],
  preload: join(__dirname, 'preload', `${surface === 'display' ? 'lobby' : surface}.cjs`),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Chromium fetches dictionaries from the network and underlines Vietnamese.
  spellcheck: false,
  devTools: !app.isPackaged,
  // The citizens' screens go back to idle by their own timers, also behind another window.
  backgroundThrottling: surface === 'counter',
});

const titles: Readonly<Record<Surface, string>> = {
  counter: 'Quầy Một Cửa',
  pad: 'Quầy Một Cửa: đánh giá',
  lobby: 'Quầy Một Cửa: sảnh',
  display: 'Quầy Một Cửa: gọi số',
  print: 'Quầy Một Cửa: in phiếu',
};

export const loadPage = (window: BrowserWindow, surface: Surface): Promise<void> =>
  window.loadURL(pageUrl(pages[surface]));

/** A window of a surface, still empty: whoever makes it says first who it is, then loads its page. */
export function makeWindow(surface: Surface, options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: titles[surface],
    icon: join(app.getAppPath(), 'assets', 'icons', 'icon.png'),
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    show: false,
    ...options,
    webPreferences: preferences(surface),
  });
  window.removeMenu();
  return window;
}

/** Loads the surface's page, shows the window when it is drawn (`focus`: with the keys and the scanner), and brings it back after a crash. */
export function openPage(window: BrowserWindow, surface: 'counter' | ScreenName, focus = false): void {
  const load = () => {
    loadPage(window, surface).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      console.error(`window ${surface}: page not loaded (${code})`);
    });
  };
  window.once('ready-to-show', () => (focus ? window.show() : window.showInactive()));
  reviveAfterCrash(window.webContents, surface, load);
  load();
}
