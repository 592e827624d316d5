import type { Sheets } from '../services/sheets.ts';
import { type Paper, saveBeside } from './paper.ts';
import { toPaper, toPdf } from './paperOut.ts';
import type { PrinterOptions } from './slipPrinter.ts';

/** A4 lying, with the margins of its own style: a list goes on over many sheets. */
const a4: Paper = { width: 210, height: 297, landscape: true, ownMargins: true };

/** Prints lists on the slips' printer, and saves files where its PDF go. */
export const sheetsOut = ({ window, deviceName, pdfFolder }: PrinterOptions): Sheets => ({
  print(job, { target, name }) {
    return window.withSlip(job, (page) =>
      target === 'pdf'
        ? toPdf(page, a4, (content) => saveBeside(pdfFolder, `${name}.pdf`, content))
        : toPaper(page, a4, deviceName),
    );
  },
  async save(name, content) {
    try {
      return { outcome: 'saved', savedTo: await saveBeside(pdfFolder, name, content) };
    } catch {
      return { outcome: 'failed' };
    }
  },
});
