import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { SlipLayout } from '../../src-shared/contract/slip.ts';
import type { SlipPrintJob } from '../../src-shared/slip/printJob.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import { launchBrowser } from './chromium.ts';
import { type PdfPage, readPdf } from './pdf.ts';
import { serveRenderer } from './serveRenderer.ts';

export interface SlipDesk {
  readonly browser: Browser;
  readonly origin: string;
  /** Opens slip.html the way Electron does, prints it and reads the paper back. */
  print(slip: Slip, layout: SlipLayout): Promise<PdfPage[]>;
  close(): Promise<void>;
}

export async function openSlipDesk(): Promise<SlipDesk> {
  const [browser, site] = await Promise.all([launchBrowser(), serveRenderer()]);
  return {
    browser,
    origin: site.origin,
    async print(slip, layout) {
      const page = await browser.newPage();
      try {
        const job: SlipPrintJob = { slip, layout };
        await page.addInitScript((handed) => {
          Object.defineProperty(window, 'quayPrint', { value: { job: () => Promise.resolve(handed) } });
        }, job);
        await page.goto(`${site.origin}/slip.html`);
        await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
        return (await readPdf(await page.pdf({ preferCSSPageSize: true }))).pages;
      } finally {
        await page.close();
      }
    },
    async close() {
      site.close();
      await browser.close();
    },
  };
}

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
