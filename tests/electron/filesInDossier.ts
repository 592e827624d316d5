import assert from 'node:assert/strict';
import { faxPdf, jpeg, pdf } from '../support/sampleFiles.ts';
import type { StartedApp } from './app.ts';
import { check } from './checks.ts';
import type { Shoot } from './dayAtCounter.ts';

/** On the page of a dossier: files go in, and are looked at without leaving the app. */
export async function checkFiles({ counter }: StartedApp, shoot: Shoot): Promise<void> {
  const darkPixels = () =>
    counter.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.picture-room canvas');
      const { data } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      let dark = 0;
      for (let at = 0; at < data.length; at += 4)
        if (Number(data[at]) + Number(data[at + 1]) < 200) dark += 1;
      return dark;
    });
  await check('files chosen by hand go into the dossier', async () => {
    await counter.getByLabel('Chọn tệp đính kèm').setInputFiles([
      { name: 'ảnh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg()) },
      { name: 'đơn.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) },
      { name: 'quét.pdf', mimeType: 'application/pdf', buffer: Buffer.from(faxPdf()) },
    ]);
    await counter.getByRole('heading', { name: 'Tệp đính kèm (3)' }).waitFor();
  });
  for (const name of ['ảnh.jpg', 'đơn.pdf', 'quét.pdf'])
    await check(`${name} is looked at inside the app`, async () => {
      await counter.getByRole('button', { name: `Xem ${name}` }).click();
      await counter.getByRole('img', { name: `${name}, trang 1` }).waitFor();
      const deadline = AbortSignal.timeout(10_000);
      while ((await darkPixels()) === 0 && !deadline.aborted) await counter.waitForTimeout(50);
      await shoot(counter, `file-${name}`);
      assert.ok((await darkPixels()) > 0, 'nothing is drawn');
      await counter.keyboard.press('Escape');
      await counter.getByRole('dialog').waitFor({ state: 'detached' });
    });
}
