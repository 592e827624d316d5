import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfPage {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** In the order of the document, one line per line of print, NFC. */
  readonly text: string;
  /** Names of the fonts embedded for this page, e.g. `AAAAAA+Tinos-Bold`. */
  readonly fonts: readonly string[];
}

const millimetres = (points: number): number => Math.round((points / 72) * 25.4 * 10) / 10;

/** Reads a PDF as a person would: sizes of paper and the words on it. */
export async function readPdf(bytes: Uint8Array): Promise<{ pages: PdfPage[] }> {
  // pdf.js takes its input over and refuses a Buffer: it gets a plain copy.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    await page.getOperatorList();
    const names = new Set(items.flatMap((item) => ('fontName' in item ? [item.fontName] : [])));
    pages.push({
      width: millimetres(right - left),
      height: millimetres(top - bottom),
      text: items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .normalize('NFC'),
      fonts: [...names].map((name) => (page.commonObjs.get(name) as { name: string }).name),
    });
  }
  await task.destroy();
  return { pages };
}
