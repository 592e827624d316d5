import type { DrawnBlock, DrawnDocument, PlainDocument } from '../../src-shared/document/document.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { PageFailure } from '../../src-shared/slip/printJob.ts';
import { fromBase64 } from '../viewer/base64.ts';
import type { Picture } from '../viewer/picture.ts';
import { laid } from './laid.ts';

/** Small print stays sharp, and a page of a scan is a tenth of what it would be without loss. */
const jpegQuality = 0.92;

const refused = (error: PageFailure) => ({ ok: false, error }) as const;

/** Every page of a PDF as a data: address; `onPage` is told of each. */
async function pagesOf(base64: string, onPage: () => void): Promise<Result<string[], PageFailure>> {
  const { openPdf } = await import('../viewer/pdfPicture.ts');
  const opened = await openPdf(fromBase64(base64), { intent: 'print' });
  if (!opened.ok)
    return refused(opened.error.code === 'attachment.passwordNeeded' ? 'paper.pdfLocked' : 'paper.pdfBroken');
  try {
    return ok(await drawn(opened.value, onPage));
  } catch {
    return refused('paper.pdfBroken');
  } finally {
    opened.value.close();
  }
}

async function drawn(picture: Picture, onPage: () => void): Promise<string[]> {
  const canvas = document.createElement('canvas');
  const pages: string[] = [];
  for (let page = 1; page <= picture.pages; page += 1) {
    const { width, turn } = laid(await picture.sizeOf(page));
    await picture.draw(canvas, page, width, turn);
    pages.push(canvas.toDataURL('image/jpeg', jpegQuality));
    onPage();
  }
  return pages;
}

/** The document with each PDF in it as pictures of its pages. */
export async function drawDocument(
  { blocks, ...document }: PlainDocument,
  onPage: () => void,
): Promise<Result<DrawnDocument, PageFailure>> {
  const set: DrawnBlock[] = [];
  for (const block of blocks) {
    if (block.kind !== 'pdf') {
      set.push(block);
      continue;
    }
    const pages = await pagesOf(block.base64, onPage);
    if (!pages.ok) return pages;
    set.push(...pages.value.map((source) => ({ kind: 'picture' as const, source })));
  }
  return ok({ ...document, blocks: set });
}
