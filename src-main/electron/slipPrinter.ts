import { type PaperPrintJob, paperSize } from '../../src-shared/slip/printJob.ts';
import type { Printer } from '../services/host.ts';
import { paperFor, savePdf, slipFile } from './paper.ts';
import { failed, toPaper, toPdf } from './paperOut.ts';
import type { SlipWindow } from './slipWindow.ts';

export interface PrinterOptions {
  readonly window: SlipWindow;
  /** The system's name of the printer; null for its default one. */
  readonly deviceName: string | null;
  readonly pdfFolder: string;
}

/** The name its PDF gets; null for what may not become a file. */
const fileOf = (job: PaperPrintJob) => ('document' in job ? job.document.file : slipFile(job.slip));

/** Pages that are pictures, and may be many. */
const isForm = (job: PaperPrintJob) =>
  'document' in job && job.document.blocks.some(({ kind }) => kind === 'pdf');

/** Prints silently, or saves as PDF. Says it is printed when the system has taken the page. */
export const slipPrinter = ({ window, deviceName, pdfFolder }: PrinterOptions): Printer => ({
  async print({ target, ...job }) {
    const file = fileOf(job);
    if (target === 'pdf' && file === null) return failed('print.paperOnly');
    const paper = paperFor(paperSize(job));
    return window.withSlip(job, (page) =>
      target === 'pdf' && file !== null
        ? toPdf(page, paper, (content) => savePdf(pdfFolder, file, content))
        : toPaper(page, paper, deviceName, isForm(job)),
    );
  },
});
