import assert from 'node:assert/strict';
import { inInches, paperFor } from '../../src-main/electron/paper.ts';
import { openLibrary } from '../../src-main/services/library.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { readPdf } from '../e2e/pdf.ts';
import { formPdf, pagelessPdf } from '../support/sampleFiles.ts';
import type { StartedApp } from './app.ts';
import { check } from './checks.ts';
import { type Shoot, searchBox } from './dayAtCounter.ts';

const procedure = '1.004873';
const title = 'Tờ khai mười trang';

type Standing = typeof globalThis & { printedPdf?: string };

const sheet = {
  pageSize: inInches(paperFor('a4')),
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
  preferCSSPageSize: true,
};

/** In main, a printer that keeps as PDF what it is handed. */
const standInPrinter = ({ app }: StartedApp) =>
  app.evaluate(({ webContents }, size) => {
    for (const contents of webContents.getAllWebContents()) {
      const printer = { name: 'PDF', displayName: 'PDF', description: '', options: {} };
      contents.getPrintersAsync = async () => [printer];
      contents.print = (_options, done) => {
        void contents.printToPDF(size).then((pdf) => {
          (globalThis as Standing).printedPdf = pdf.toString('base64');
          done?.(true, '');
        });
      };
    }
  }, sheet);

/** Blank forms on the intake: a PDF is looked at and printed without leaving the app. */
export async function checkLibrary(started: StartedApp, data: string, shoot: Shoot): Promise<void> {
  const { app, counter } = started;
  const library = openLibrary(data);
  const add = (name: string, content: Uint8Array) =>
    assert.ok(library.add(procedure, { title: name, kind: 'blank', content }, new Date()).ok);
  const print = (name: string) => counter.getByRole('button', { name: `In ${name}` }).click();
  await check('a form of the library is looked at inside the app', async () => {
    add(title, formPdf(10));
    add('Tệp hỏng', pagelessPdf());
    await searchBox(counter).fill(procedure);
    await counter.getByRole('option').first().click();
    await counter.locator('.library summary').click();
    await counter.getByRole('button', { name: `Xem ${title}` }).click();
    await counter.getByText('Trang 1/10').waitFor();
    await shoot(counter, 'library-view');
    await counter.keyboard.press('Escape');
  });
  await check('its printing tells what is wrong: no printer, a broken file', async () => {
    await print(title);
    await counter.getByText(messageFor({ code: 'paper.noPrinter' })).waitFor();
    await print('Tệp hỏng');
    await counter.getByText(messageFor({ code: 'paper.pdfBroken' })).waitFor();
    await shoot(counter, 'library-broken');
  });
  await check('ten pages of a PDF go to the printer as ten sheets of A4, each a picture', async () => {
    await standInPrinter(started);
    await print(title);
    await counter.getByText('Đã in.', { exact: true }).waitFor();
    const printed = await app.evaluate(() => (globalThis as Standing).printedPdf ?? '');
    const bytes = Buffer.from(printed, 'base64');
    const { pages } = await readPdf(bytes);
    assert.equal(pages.length, 10);
    for (const { width, height } of pages)
      assert.ok(Math.abs(width - 210) < 0.5 && Math.abs(height - 297) < 0.5, `${width} × ${height}`);
    const pictures = bytes.toString('latin1').match(/\/Subtype \/Image\b/g) ?? [];
    assert.equal(pictures.length, 10);
  });
}
