import { type BrowserWindow, screen } from 'electron';
import type { Calls } from './calls.ts';
import { type ScreenName, screenPlaces } from './displays.ts';
import { makeWindow, openPage } from './windows.ts';

export interface ScreenWindows {
  /** Lets the windows close with the app; until then they stay. */
  release(): void;
}

/** Keeps each screen on its display for as long as there is one, or in a window beside a windowed counter. */
export function keepScreenWindows(
  calls: Calls,
  windowed: boolean,
  screens: readonly ScreenName[],
): ScreenWindows {
  const open = new Map<ScreenName, BrowserWindow>();
  let released = false;

  const make = (name: ScreenName, options: Parameters<typeof makeWindow>[1]) => {
    const window = makeWindow(name, options);
    window.on('close', (event) => {
      if (!released) event.preventDefault();
    });
    window.once('closed', () => {
      if (open.get(name) === window) open.delete(name);
    });
    calls.admit(window, name);
    openPage(window, name);
    open.set(name, window);
  };
  const place = () => {
    const places = screenPlaces(screen.getAllDisplays(), screen.getPrimaryDisplay().id, windowed, screens);
    for (const name of screens) {
      const where = places.get(name);
      const window = open.get(name);
      if (!where) {
        open.delete(name);
        window?.destroy();
      } else if (!window) make(name, { ...where.area, useContentSize: true, kiosk: where.fullScreen });
      else if (where.fullScreen) window.setBounds(where.area);
    }
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
