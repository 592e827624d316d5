import type { BrowserWindow } from 'electron';
import { type SheetPrintJob, type SheetSize, sheetSize } from '../../src-shared/slip/printJob.ts';
import type { Printer, PrintResult } from '../services/host.ts';
import { inInches, inMicrons, paperFor, savePdf, slipFile } from './paper.ts';
import { openSlipWindow } from './slipWindow.ts';
import { within } from './within.ts';

/** A driver that says nothing for this long will not (its callback sometimes never comes). */
const printingPatience = 30_000;
const listingPatience = 10_000;

const failed = (failure: string): PrintResult => ({ outcome: 'failed', failure });

export interface PrinterOptions {
  /** The system's name of the printer; null for its default one. */
  readonly deviceName: string | null;
  readonly pdfFolder: string;
}

/** Prints slips silently, or saves them as PDF. Says it is printed when the system has taken the page. */
export function slipPrinter({ deviceName, pdfFolder }: PrinterOptions): Printer {
  const slips = openSlipWindow();
  return {
    async print({ target, ...job }) {
      const file = fileOf(job);
      if (target === 'pdf' && file === null) return failed('print.paperOnly');
      const size = sheetSize(job);
      const result = await slips.withSlip(job, (window) =>
        target === 'pdf' && file !== null
          ? toPdf(window, size, file, pdfFolder)
          : toPaper(window, size, deviceName),
      );
      return result ?? failed('print.failed');
    },
  };
}

/** The name its PDF gets; null for what may not become a file. */
const fileOf = (job: SheetPrintJob) => ('document' in job ? job.document.file : slipFile(job.slip));

async function toPdf(
  { webContents }: BrowserWindow,
  size: SheetSize,
  file: string,
  folder: string,
): Promise<PrintResult> {
  const paper = paperFor(size);
  const content = await within(
    webContents.printToPDF({
      pageSize: inInches(paper),
      landscape: paper.landscape,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      preferCSSPageSize: true,
      printBackground: true,
    }),
    printingPatience,
  );
  if (!content) return failed('print.timeout');
  try {
    return { outcome: 'printed', savedTo: await savePdf(folder, file, content) };
  } catch {
    return failed('print.cannotSave');
  }
}

async function toPaper(
  { webContents }: BrowserWindow,
  size: SheetSize,
  deviceName: string | null,
): Promise<PrintResult> {
  const printers = (await within(webContents.getPrintersAsync(), listingPatience)) ?? [];
  const known = deviceName === null ? printers.length > 0 : printers.some(({ name }) => name === deviceName);
  if (!known) return failed('print.noPrinter');
  const paper = paperFor(size);
  const printing = new Promise<PrintResult>((resolve) => {
    webContents.print(
      {
        silent: true,
        printBackground: true,
        ...(deviceName === null ? {} : { deviceName }),
        pageSize: inMicrons(paper),
        landscape: paper.landscape,
        margins: { marginType: 'none' },
      },
      (good) => resolve(good ? { outcome: 'printed', savedTo: null } : failed('print.failed')),
    );
  });
  return (await within(printing, printingPatience)) ?? failed('print.timeout');
}
