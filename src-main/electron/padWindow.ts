import { type BrowserWindow, screen } from 'electron';
import type { Calls } from './calls.ts';
import { padPlace } from './displays.ts';
import { makeWindow, openPage } from './windows.ts';

export interface PadWindow {
  /** Lets the window close with the app; until then it stays. */
  release(): void;
}

/** Keeps the pad on the second display for as long as there is one, or in a window beside a windowed counter. */
export function keepPadWindow(calls: Calls, windowed: boolean): PadWindow {
  let pad: BrowserWindow | null = null;
  let released = false;

  const place = () => {
    const where = padPlace(screen.getAllDisplays(), screen.getPrimaryDisplay().id, windowed);
    if (!where) {
      pad?.destroy();
      pad = null;
      return;
    }
    if (pad) return void (where.fullScreen && pad.setBounds(where.area));
    const window = makeWindow('pad', { ...where.area, useContentSize: true, kiosk: where.fullScreen });
    window.on('close', (event) => {
      if (!released) event.preventDefault();
    });
    window.once('closed', () => {
      if (pad === window) pad = null;
    });
    calls.admit(window, 'pad');
    openPage(window, 'pad');
    pad = window;
  };

  place();
  screen.on('display-added', place);
  screen.on('display-removed', place);
  screen.on('display-metrics-changed', place);
  return {
    release: () => {
      released = true;
    },
  };
}
