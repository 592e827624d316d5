import { type BrowserWindow, ipcMain } from 'electron';
import { type PageFailure, type PagePrintJob, pageFailures } from '../../src-shared/slip/printJob.ts';
import type { PrintResult } from '../services/host.ts';
import { ipc } from './channels.ts';
import { failed } from './paperOut.ts';
import { isTopAppFrame } from './senders.ts';
import { loadPage, makeWindow } from './windows.ts';

/** The page draws a slip in well under a second; a cold start on a slow PC, or a page of a PDF, takes a few. */
const drawingPatience = 15_000;

export interface SlipWindow {
  /**
   * Draws the job in the hidden window and hands the window to `use`; one job at a time. Failed,
   * without `use`, when the page did not get job and fonts drawn.
   */
  withSlip(job: PagePrintJob, use: (window: BrowserWindow) => Promise<PrintResult>): Promise<PrintResult>;
}

interface Drawing {
  readonly job: PagePrintJob;
  /** It is still at it. */
  onSign(): void;
  end(failure: PageFailure | null): void;
}

/** The page's own word for what went wrong, if it is one of them. */
const known = (failure: unknown): PageFailure =>
  pageFailures.find((one) => one === failure) ?? 'print.pageFailed';

/** The hidden window the slips are drawn in: made at the first print, used again, empty in between. */
export function openSlipWindow(): SlipWindow {
  let window: BrowserWindow | null = null;
  let current: Drawing | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const isOurs = (event: Electron.IpcMainEvent | Electron.IpcMainInvokeEvent) =>
    window !== null && event.sender === window.webContents && isTopAppFrame(event.senderFrame);
  ipcMain.handle(ipc.printJob, (event) => (isOurs(event) ? (current?.job ?? null) : null));
  ipcMain.on(ipc.printDrawing, (event) => {
    if (isOurs(event)) current?.onSign();
  });
  ipcMain.on(ipc.printEnd, (event, failure: unknown) => {
    if (isOurs(event)) current?.end(failure === null ? null : known(failure));
  });

  const windowNow = () => {
    if (window && !window.isDestroyed() && !window.webContents.isCrashed()) return window;
    window?.destroy();
    window = makeWindow('print', { width: 1200, height: 900, skipTaskbar: true, focusable: false });
    return window;
  };

  /** Why the job could not be drawn; null when it stands there. */
  const drawn = (shown: BrowserWindow, job: PagePrintJob) =>
    new Promise<PageFailure | null>((resolve) => {
      const { webContents } = shown;
      const end = (failure: PageFailure | null) => {
        clearTimeout(timer);
        webContents.off('render-process-gone', lost);
        resolve(failure);
      };
      const lost = () => end('print.pageFailed');
      const timer = setTimeout(lost, drawingPatience);
      current = { job, onSign: () => timer.refresh(), end };
      webContents.once('render-process-gone', lost);
      loadPage(shown, 'print').catch(lost);
    });

  const draw: SlipWindow['withSlip'] = async (job, use) => {
    const page = windowNow();
    try {
      const failure = await drawn(page, job);
      return failure === null ? await use(page) : failed(failure);
    } finally {
      current = null;
      // A person's slip does not stay in a window nobody looks at.
      await page.loadURL('about:blank').catch(() => page.destroy());
    }
  };

  return {
    withSlip(job, use) {
      const mine = last.then(() => draw(job, use));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
