import type { SlipLayout } from '../contract/slip.ts';
import type { DocumentPaper, PlainDocument } from '../document/document.ts';
import type { Slip } from './slip.ts';

/** What the printing page is handed, by Electron's print preload or by the counter window. */
export type SheetPrintJob =
  | { readonly slip: Slip; readonly layout: SlipLayout }
  | { readonly document: PlainDocument };

/** Every sheet a printer can be asked for. */
export type SheetSize = SlipLayout | DocumentPaper;

export const sheetSize = (job: SheetPrintJob): SheetSize =>
  'document' in job ? job.document.paper : job.layout;

/** What the print preload puts on the printing page's window as `quayPrint`. */
export interface QuayPrint {
  job(): Promise<SheetPrintJob>;
}
