import jsqr from 'jsqr';
import type { Page } from 'playwright-core';

/** What a scanner reads in a picture; null where it finds no code. */
export async function readQr(page: Page, png: Buffer): Promise<string | null> {
  // The browser opens its own picture: a decoder wants bare pixels.
  const { width, height, pixels } = await page.evaluate(
    async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const drawing = canvas.getContext('2d');
      if (!drawing) throw new Error('no canvas');
      drawing.drawImage(picture, 0, 0);
      const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
      return { width: picture.width, height: picture.height, pixels: [...data] };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return jsqr.default(Uint8ClampedArray.from(pixels), width, height)?.data ?? null;
}
