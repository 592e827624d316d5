import { app, Menu, type WebContents } from 'electron';
import { isRefusedKey } from '../../src-shared/refusedKeys.ts';

/** Before app ready: no way of Chromium to leave the page by hand or to reach out by itself. */
export function lockDownChromium(): void {
  // As root, as tests in containers run, Chromium starts only without; a packaged app refuses that switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const name of [
    'disable-pinch',
    'disable-background-networking',
    'disable-component-update',
    'no-pings',
  ])
    app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
}

/** Every window, whoever makes it: it shows the page main loaded into it until main loads another one. */
export function lockDownContents(): void {
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockDown(contents));
}

function lockDown(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (isRefusedKey(input)) event.preventDefault();
  });
  contents.on('login', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event) => event.preventDefault());
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
}

/** Between two tries to bring a crashed page back: a page that dies at once must not burn the machine. */
const pauseAfterCrash = 1000;

/** A page that crashes is loaded again; the draft in it was saved at every field. */
export function reviveAfterCrash(contents: WebContents, name: string, load: () => void): void {
  contents.on('render-process-gone', (_event, { reason }) => {
    console.error(`window ${name}: renderer gone (${reason})`);
    if (reason === 'clean-exit') return;
    setTimeout(() => {
      if (!contents.isDestroyed()) load();
    }, pauseAfterCrash);
  });
}
