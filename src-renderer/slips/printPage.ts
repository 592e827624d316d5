import type { PageFailure, PagePrintJob } from '../../src-shared/slip/printJob.ts';

/** Between the printing page and the window that framed it, same origin only. */
export type PrintPageMessage =
  | { readonly quayPrint: 'ready' }
  | { readonly quayPrint: 'job'; readonly job: PagePrintJob }
  /** Said of each page of a PDF and each picture, which take their time. */
  | { readonly quayPrint: 'drawing' }
  | { readonly quayPrint: 'rendered' }
  | { readonly quayPrint: 'failed'; readonly failure: PageFailure };

/** The message, if it is one of ours. */
export function printPageMessage(data: unknown): PrintPageMessage | null {
  return typeof data === 'object' && data !== null && 'quayPrint' in data ? (data as PrintPageMessage) : null;
}
