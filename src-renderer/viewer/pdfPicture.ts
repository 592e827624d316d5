import './olderChromium.ts';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { drawnWidth, type Picture } from './picture.ts';

/** Worker, decoders and fonts, put there by the build; the page's own policy lets them in and nothing else. */
const folder = new URL('pdf/', document.baseURI).href;
GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.js`;

interface HowToOpen {
  readonly password?: string;
  /** For paper the pages are drawn as the file wants them printed, and in a window nobody sees too. */
  readonly intent?: 'display' | 'print';
}

/** Opens a PDF without its scripts, forms and links: pages to look at. Fails like `openPicture`. */
export async function openPdf(
  content: Uint8Array,
  { password = '', intent = 'display' }: HowToOpen,
): Promise<Result<Picture>> {
  const task = getDocument({
    // The worker takes its input over.
    data: content.slice(),
    password,
    verbosity: 0,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    // The policy forbids WebAssembly; the same decoders as plain script do for a page at a time.
    useWasm: false,
    disableWorkerRendering: true,
  });
  try {
    return ok(pdfPicture(await task.promise, intent, () => void task.destroy()));
  } catch (error) {
    void task.destroy();
    if (error instanceof Error && error.name === 'PasswordException')
      return fail('attachment.passwordNeeded', { wrong: password !== '' });
    return fail('attachment.broken', { media: 'application/pdf' });
  }
}

const pdfPicture = (document: PDFDocumentProxy, intent: 'display' | 'print', close: () => void): Picture => {
  let drawing: { cancel(): void } | null = null;
  return {
    pages: document.numPages,
    async sizeOf(number) {
      const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    async draw(canvas, number, wanted, turn) {
      drawing?.cancel();
      const page = await document.getPage(number);
      const upright = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({
        scale: drawnWidth(upright, wanted) / upright.width,
        rotation: (page.rotate + turn * 90) % 360,
      });
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      const task = page.render({ canvas, viewport, intent });
      drawing = task;
      try {
        await task.promise;
      } catch (error) {
        // A newer look at another page or size has taken over.
        if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error;
      }
    },
    close,
  };
};
