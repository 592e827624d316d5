import { type BrowserWindow, ipcMain } from 'electron';
import type { PagePrintJob } from '../../src-shared/slip/printJob.ts';
import { ipc } from './channels.ts';
import { isTopAppFrame } from './senders.ts';
import { loadPage, makeWindow } from './windows.ts';
import { within } from './within.ts';

/** The page draws a slip in well under a second; a cold start on a slow PC takes a few. */
const drawingPatience = 15_000;

export interface SlipWindow {
  /**
   * Draws the job in the hidden window and hands the window to `use`; one job at a time. Null when the
   * page did not get the slip and its fonts drawn.
   */
  withSlip<T>(job: PagePrintJob, use: (window: BrowserWindow) => Promise<T>): Promise<T | null>;
}

/** The hidden window the slips are drawn in: made at the first print, used again, empty in between. */
export function openSlipWindow(): SlipWindow {
  let window: BrowserWindow | null = null;
  let current: { readonly job: PagePrintJob; readonly drawn: (good: boolean) => void } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const isOurs = (event: Electron.IpcMainEvent | Electron.IpcMainInvokeEvent) =>
    window !== null && event.sender === window.webContents && isTopAppFrame(event.senderFrame);
  ipcMain.handle(ipc.printJob, (event) => (isOurs(event) ? (current?.job ?? null) : null));
  ipcMain.on(ipc.printReady, (event, good: unknown) => {
    if (isOurs(event)) current?.drawn(good === true);
  });

  const windowNow = () => {
    if (window && !window.isDestroyed() && !window.webContents.isCrashed()) return window;
    window?.destroy();
    window = makeWindow('print', { width: 1200, height: 900, skipTaskbar: true, focusable: false });
    return window;
  };

  async function draw<T>(job: PagePrintJob, use: (window: BrowserWindow) => Promise<T>): Promise<T | null> {
    const page = windowNow();
    const drawing = new Promise<boolean>((resolve) => {
      current = { job, drawn: resolve };
      loadPage(page, 'print').catch(() => resolve(false));
      page.webContents.once('render-process-gone', () => resolve(false));
    });
    try {
      return (await within(drawing, drawingPatience)) ? await use(page) : null;
    } finally {
      current = null;
      // A person's slip does not stay in a window nobody looks at.
      await page.loadURL('about:blank').catch(() => page.destroy());
    }
  }

  return {
    withSlip(job, use) {
      const mine = last.then(() => draw(job, use));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
