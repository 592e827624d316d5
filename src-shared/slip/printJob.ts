import type { SlipLayout } from '../contract/slip.ts';
import type { DocumentPaper, PlainDocument } from '../document/document.ts';
import type { RegisterSheet } from './registerSheet.ts';
import type { ReportSheet } from './reportSheet.ts';
import type { Slip } from './slip.ts';

/** What stands on a paper of a fixed size: a slip, or a plain document. */
export type PaperPrintJob =
  | { readonly slip: Slip; readonly layout: SlipLayout }
  | { readonly document: PlainDocument };

/** Every paper a printer can be asked for. */
export type PaperSize = SlipLayout | DocumentPaper;

export const paperSize = (job: PaperPrintJob): PaperSize =>
  'document' in job ? job.document.paper : job.layout;

/** What goes on over A4 sheets: the register, a report. */
export type SheetPrintJob = { readonly register: RegisterSheet } | { readonly report: ReportSheet };

/** What the printing page is handed, by Electron's print preload or by the counter window. */
export type PagePrintJob = PaperPrintJob | SheetPrintJob;

/** Why the printing page could not draw a job. */
export const pageFailures = ['print.pageFailed', 'paper.pdfBroken', 'paper.pdfLocked'] as const;
export type PageFailure = (typeof pageFailures)[number];

/** What the print preload puts on the printing page's window as `quayPrint`. */
export interface QuayPrint {
  job(): Promise<PagePrintJob>;
}
