import type { SlipLayout } from '../contract/slip.ts';
import type { Slip } from './slip.ts';

/** What the printing page is handed, by Electron's print preload or by the counter window. */
export interface SlipPrintJob {
  readonly slip: Slip;
  readonly layout: SlipLayout;
}

/** What the print preload puts on the printing page's window as `quayPrint`. */
export interface QuayPrint {
  job(): Promise<SlipPrintJob>;
}
