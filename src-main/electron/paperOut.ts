import type { BrowserWindow } from 'electron';
import type { PrintResult } from '../services/host.ts';
import { inInches, inMicrons, type Paper } from './paper.ts';
import { within } from './within.ts';

/** A driver that says nothing for this long will not (its callback sometimes never comes). */
const printingPatience = 30_000;
/** Some forty pages of pictures keep an old PC and a good driver busy. */
const formPatience = 180_000;
const listingPatience = 10_000;

export const failed = (failure: string): PrintResult => ({ outcome: 'failed', failure });

/** Silent printing without margins would take the page's own away too. */
const marginType = ({ ownMargins }: Paper) => (ownMargins ? 'default' : 'none');

/** What the window shows as PDF and where `save` put it. */
export async function toPdf(
  { webContents }: BrowserWindow,
  paper: Paper,
  save: (content: Uint8Array) => Promise<string>,
): Promise<PrintResult> {
  const content = await within(
    webContents.printToPDF({
      pageSize: inInches(paper),
      landscape: paper.landscape,
      ...(paper.ownMargins ? {} : { margins: { top: 0, bottom: 0, left: 0, right: 0 } }),
      preferCSSPageSize: true,
      printBackground: true,
    }),
    printingPatience,
  );
  if (!content) return failed('print.timeout');
  try {
    return { outcome: 'printed', savedTo: await save(content) };
  } catch {
    return failed('print.cannotSave');
  }
}

/** What the window shows on the named printer, null for the default one. */
export async function toPaper(
  { webContents }: BrowserWindow,
  paper: Paper,
  deviceName: string | null,
  form = false,
): Promise<PrintResult> {
  const printers = (await within(webContents.getPrintersAsync(), listingPatience)) ?? [];
  const known = deviceName === null ? printers.length > 0 : printers.some(({ name }) => name === deviceName);
  if (!known) return failed('print.noPrinter');
  const printing = new Promise<PrintResult>((resolve) => {
    webContents.print(
      {
        silent: true,
        printBackground: true,
        ...(deviceName === null ? {} : { deviceName }),
        pageSize: inMicrons(paper),
        landscape: paper.landscape,
        margins: { marginType: marginType(paper) },
      },
      (good) => resolve(good ? { outcome: 'printed', savedTo: null } : failed('print.failed')),
    );
  });
  return (await within(printing, form ? formPatience : printingPatience)) ?? failed('print.timeout');
}
