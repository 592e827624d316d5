import type { SlipLayout } from '../contract/slip.ts';
import type { RegisterSheet } from './registerSheet.ts';
import type { ReportSheet } from './reportSheet.ts';
import type { Slip } from './slip.ts';

/** What the printing page is handed, by Electron's print preload or by the counter window. */
export interface SlipPrintJob {
  readonly slip: Slip;
  readonly layout: SlipLayout;
}

/** What goes on over A4 sheets: the register, a report. */
export type SheetPrintJob = { readonly register: RegisterSheet } | { readonly report: ReportSheet };

export type PagePrintJob = SlipPrintJob | SheetPrintJob;

/** What the print preload puts on the printing page's window as `quayPrint`. */
export interface QuayPrint {
  job(): Promise<PagePrintJob>;
}
