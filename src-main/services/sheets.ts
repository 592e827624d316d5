import type { SheetPrintJob } from '../../src-shared/slip/printJob.ts';
import type { PrintResult } from './host.ts';

export type SaveResult =
  | { readonly outcome: 'saved'; readonly savedTo: string }
  | { readonly outcome: 'failed' }
  /** The window has to save by itself. */
  | { readonly outcome: 'atBrowser' };

/** `name` of the file without its ending, for a PDF. */
export interface SheetTarget {
  readonly target: 'printer' | 'pdf';
  readonly name: string;
}

/** Lists on A4 and files, where the hosts differ: beside the slips' `Printer`. */
export interface Sheets {
  print(job: SheetPrintJob, to: SheetTarget): Promise<PrintResult>;
  /** Saves beside earlier files, never over one. */
  save(name: string, content: Uint8Array): Promise<SaveResult>;
}

/** A browser prints and saves by itself. */
export const browserSheets: Sheets = {
  print: async () => ({ outcome: 'atBrowser' }),
  save: async () => ({ outcome: 'atBrowser' }),
};
