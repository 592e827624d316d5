import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SlipLayout } from '../../src-shared/contract/slip.ts';
import type { PlainDocument } from '../../src-shared/document/document.ts';
import type { PaperPrintJob } from '../../src-shared/slip/printJob.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import { launchBrowser } from './chromium.ts';
import { type PdfPage, readPdf } from './pdf.ts';
import { serveRenderer } from './serveRenderer.ts';

export interface SlipDesk {
  readonly browser: Browser;
  readonly origin: string;
  /** Opens slip.html the way Electron does, prints it and reads the paper back. */
  print(slip: Slip, layout: SlipLayout): Promise<PdfPage[]>;
  printDocument(document: PlainDocument): Promise<PdfPage[]>;
  /** Looks at slip.html as a printer of so many dots to the inch would lay it down. */
  look<T>(slip: Slip, dpi: number, use: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openSlipDesk(): Promise<SlipDesk> {
  const [browser, site] = await Promise.all([launchBrowser(), serveRenderer()]);
  async function show<T>(job: PaperPrintJob, dpi: number, use: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage({ deviceScaleFactor: dpi / 96 });
    try {
      await page.addInitScript((handed) => {
        Object.defineProperty(window, 'quayPrint', { value: { job: () => Promise.resolve(handed) } });
      }, job);
      await page.goto(`${site.origin}/slip.html`);
      await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
      return await use(page);
    } finally {
      await page.close();
    }
  }
  return {
    browser,
    origin: site.origin,
    print: (slip, layout) => show({ slip, layout }, 96, toPdf),
    printDocument: (document) => show({ document }, 96, toPdf),
    look: (slip, dpi, use) => show({ slip, layout: 'a5' }, dpi, use),
    async close() {
      site.close();
      await browser.close();
    },
  };
}

const toPdf = async (page: Page): Promise<PdfPage[]> =>
  (await readPdf(await page.pdf({ preferCSSPageSize: true }))).pages;

/** Line ends are the printer's; words and their order are the form's. */
export const words = (pages: readonly PdfPage[]): string =>
  pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

export function expectInOrder(text: string, phrases: readonly string[]): void {
  let from = 0;
  for (const phrase of phrases) {
    const at = text.indexOf(phrase, from);
    expect(at, `"${phrase}" after position ${from} of: ${text}`).toBeGreaterThanOrEqual(from);
    from = at + phrase.length;
  }
}

/** Millimetres. */
export function expectSize(pages: readonly PdfPage[], width: number, height: number): void {
  for (const page of pages) {
    // Chromium rounds paper to whole points, 0.35 mm.
    expect(Math.abs(page.width - width)).toBeLessThan(0.5);
    expect(Math.abs(page.height - height)).toBeLessThan(0.5);
  }
}
