import type { Printer } from '../services/host.ts';
import { paperFor, savePdf } from './paper.ts';
import { failed, toPaper, toPdf } from './paperOut.ts';
import type { SlipWindow } from './slipWindow.ts';

export interface PrinterOptions {
  readonly window: SlipWindow;
  /** The system's name of the printer; null for its default one. */
  readonly deviceName: string | null;
  readonly pdfFolder: string;
}

/** Prints slips silently, or saves them as PDF. Says it is printed when the system has taken the page. */
export const slipPrinter = ({ window, deviceName, pdfFolder }: PrinterOptions): Printer => ({
  async print({ slip, layout, target }) {
    const paper = paperFor(layout);
    const result = await window.withSlip({ slip, layout }, (page) =>
      target === 'pdf'
        ? toPdf(page, paper, (content) => savePdf(pdfFolder, slip, content))
        : toPaper(page, paper, deviceName),
    );
    return result ?? failed('print.failed');
  },
});
