import type { Surface } from '../../src-shared/contract/define.ts';
import type { PushTopic } from '../../src-shared/contract/index.ts';
import type { Result } from '../../src-shared/result.ts';
import type { PaperPrintJob } from '../../src-shared/slip/printJob.ts';

/** What differs between Electron and the browser host; everything else is the same counter. */
export type PrintJob = PaperPrintJob & { readonly target: 'printer' | 'pdf' };

/**
 * `failure` is a stable code: print.noPrinter, print.failed, print.timeout, print.cannotSave, print.paperOnly,
 * or why the page could not be drawn (PageFailure).
 */
export type PrintResult =
  | { readonly outcome: 'printed'; readonly savedTo: string | null }
  | { readonly outcome: 'failed'; readonly failure: string }
  /** The window has to print by itself and a person tells what came out. */
  | { readonly outcome: 'atBrowser' };

export interface Printer {
  /** The host cannot print by itself: each print is `atBrowser`. */
  readonly byWindow?: boolean;
  print(job: PrintJob): Promise<PrintResult>;
}

/** Keys beside the store: sealed by the operating system in Electron, a 0600 file in the browser host. */
export interface KeyBox {
  /** Null when there is none yet. Throws only when it is there and cannot be opened. */
  read(): Promise<Uint8Array | null>;
  write(content: Uint8Array): Promise<void>;
}

/** One window or browser tab: what it may call, and who is signed in there. Kept in main, never told by the caller. */
export interface Connection {
  readonly surface: Exclude<Surface, 'manage'>;
}

/** The running counter behind either host. */
export interface Counter {
  connect(surface: Connection['surface']): Connection;
  /** Never throws: unknown channel, wrong surface, wrong shape and bugs all come back as failures. */
  call(connection: Connection, channel: string, input: unknown): Promise<Result<unknown>>;
  onPush(listener: (topic: PushTopic) => void): () => void;
  close(): void;
}
