import type { Media } from '../../src-shared/attachment/media.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { drawnWidth, type Picture } from './picture.ts';

/**
 * Opens a content to be looked at. Fails with attachment.broken when it cannot be, with
 * attachment.passwordNeeded {wrong} for a PDF under a password, and with attachment.viewerFailed, which
 * says nothing of the file, when this browser cannot show PDFs.
 */
export async function openPicture(
  content: Uint8Array<ArrayBuffer>,
  media: string,
  password = '',
): Promise<Result<Picture>> {
  if (media === ('application/pdf' satisfies Media)) {
    try {
      const { openPdf } = await import('./pdfPicture.ts');
      return await openPdf(content, { password });
    } catch {
      return fail('attachment.viewerFailed');
    }
  }
  try {
    return ok(imagePicture(await createImageBitmap(new Blob([content], { type: media }))));
  } catch {
    return fail('attachment.broken', { media });
  }
}

const imagePicture = (bitmap: ImageBitmap): Picture => ({
  pages: 1,
  sizeOf: async () => bitmap,
  async draw(canvas, _page, wanted, turn) {
    const width = Math.min(drawnWidth(bitmap, wanted), bitmap.width);
    const height = Math.max(1, Math.round((width * bitmap.height) / bitmap.width));
    const lying = turn % 2 === 1;
    canvas.width = lying ? height : width;
    canvas.height = lying ? width : height;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.imageSmoothingQuality = 'high';
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate((turn * Math.PI) / 2);
    context.drawImage(bitmap, -width / 2, -height / 2, width, height);
  },
  close: () => bitmap.close(),
});
