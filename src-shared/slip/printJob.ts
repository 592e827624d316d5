import type { SlipLayout } from '../contract/slip.ts';
import type { RegisterSheet } from './registerSheet.ts';
import type { Slip } from './slip.ts';

/** What the printing page is handed, by Electron's print preload or by the counter window. */
export interface SlipPrintJob {
  readonly slip: Slip;
  readonly layout: SlipLayout;
}

/** A list on its own paper. */
export interface SheetPrintJob {
  readonly sheet: RegisterSheet;
}

export type PagePrintJob = SlipPrintJob | SheetPrintJob;

/** What the print preload puts on the printing page's window as `quayPrint`. */
export interface QuayPrint {
  job(): Promise<PagePrintJob>;
}
