import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { messageFor } from '../../src-shared/text/messages.ts';
import { readPdf } from '../e2e/pdf.ts';
import { patience, type StartedApp } from './app.ts';
import { check } from './checks.ts';

export const citizen = { name: 'Đặng Thị Ngọc Ưởng', address: 'Số 12 đường Nguyễn Huệ', phone: '0905123456' };

export type Shoot = (page: Page, name: string) => Promise<void>;

/** Signs in as one of the demonstration ward's people, its receiver where nobody is named, with the PIN its own screen shows. */
export async function signIn(page: Page, role = 'Người tiếp nhận'): Promise<void> {
  const person = page.getByRole('button', { name: new RegExp(role) }).first();
  await person.click();
  const pin = /PIN minh họa (\d{4,})/.exec((await person.textContent()) ?? '')?.[1];
  assert.ok(pin, 'the sign-in screen shows no demonstration PIN');
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: /Đăng nhập/ }).click();
  await searchBox(page).waitFor();
}

export const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Tìm thủ tục hoặc hồ sơ' });

/** Taps a rating until the pad takes it: it ignores taps in the first moments after it lights up. */
async function rate(pad: Page, word: string): Promise<void> {
  const face = pad.getByRole('button', { name: word, exact: true });
  const thanks = pad.getByText('Cảm ơn ông/bà');
  await face.waitFor();
  const deadline = AbortSignal.timeout(patience);
  while (!deadline.aborted && !(await thanks.isVisible())) {
    if (await face.isVisible()) await face.click();
    await thanks.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
  await thanks.waitFor();
}

/** One dossier from the search to the citizen's rating; answers its code. */
export async function checkFirstDossier(
  { counter, pad }: StartedApp,
  pdfFolder: string,
  shoot: Shoot,
): Promise<string> {
  let code = '';
  await check('the officer signs in with the PIN shown', async () => {
    await shoot(counter, 'sign-in');
    await signIn(counter);
    await shoot(counter, 'home');
  });
  await check('a procedure is found by words without marks and opens an intake', async () => {
    await searchBox(counter).fill('xac nhan tinh trang hon nhan');
    await counter.getByRole('option').first().click();
    await counter.getByLabel('Họ và tên').waitFor();
  });
  await check('the dossier is received; with no printer that is said and the dossier stays', async () => {
    await counter.getByLabel('Họ và tên').fill(citizen.name);
    await counter.getByLabel('Địa chỉ', { exact: true }).fill(citizen.address);
    await counter.getByLabel('Điện thoại', { exact: true }).fill(citizen.phone);
    await counter.getByRole('button', { name: 'Đủ giấy tờ bắt buộc' }).click();
    await shoot(counter, 'intake');
    await counter.getByRole('button', { name: /Tiếp nhận và in/ }).click();
    await counter
      .getByText(messageFor({ code: 'print.noPrinter' }))
      .first()
      .waitFor();
    code = /TAM-[A-Z0-9]+-\d{6}-\d{4}/.exec((await counter.locator('body').textContent()) ?? '')?.[0] ?? '';
    assert.notEqual(code, '');
    await shoot(counter, 'received');
  });
  await check('the slip is saved as PDF and its Vietnamese reads back', async () => {
    await counter.getByRole('button', { name: 'Lưu PDF' }).click();
    await counter.getByText('Đã lưu tệp PDF').waitFor();
    assert.deepEqual(readdirSync(pdfFolder), [`Phieu-tiep-nhan-${code}.pdf`]);
    const { pages } = await readPdf(readFileSync(join(pdfFolder, `Phieu-tiep-nhan-${code}.pdf`)));
    const [page] = pages;
    assert.ok(page);
    assert.equal(pages.length, 1);
    assert.ok(
      Math.abs(page.width - 148) < 1 && Math.abs(page.height - 210) < 1,
      `${page.width}×${page.height}`,
    );
    const words = page.text.replace(/\s+/g, ' ');
    for (const expected of [code, citizen.name, citizen.address, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'])
      assert.ok(words.includes(expected), `the slip does not say ${expected}`);
    assert.ok(!words.includes('In lại lần'), 'the first good print is no reprint');
    assert.ok(
      page.fonts.every((font) => font.includes('Tinos')),
      page.fonts.join(' '),
    );
  });
  await check('the privacy notice is saved as PDF, and printed to no printer that is said', async () => {
    await counter.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
    await counter.getByRole('button', { name: 'Dữ liệu cá nhân' }).click();
    await counter.getByRole('button', { name: 'Lưu PDF' }).click();
    await counter.getByText('Đã lưu tệp PDF').waitFor();
    const { pages } = await readPdf(readFileSync(join(pdfFolder, 'Thong-bao-du-lieu-ca-nhan.pdf')));
    assert.match(pages[0]?.text ?? '', /Quyền của ông\/bà/);
    await counter.getByRole('button', { name: 'In thông báo' }).click();
    await counter.getByText(messageFor({ code: 'paper.noPrinter' })).waitFor();
  });
  await check('the pad woke by itself and takes a rating', async () => {
    await pad.getByText('Ông/bà hài lòng ở mức nào').waitFor();
    await shoot(pad, 'pad-awake');
    await rate(pad, 'Rất hài lòng');
    await shoot(pad, 'pad-thanks');
  });
  return code;
}

/** After a restart: the dossier by its code, its name without marks, its phone. */
export async function checkFoundAgain({ counter }: StartedApp, code: string, shoot: Shoot): Promise<void> {
  await check('after a restart nobody is signed in, and the officer signs in again', async () => {
    await counter.getByRole('button', { name: /Đăng nhập/ }).waitFor();
    await signIn(counter);
  });
  for (const words of [code, 'dang thi ngoc uong', citizen.phone.slice(-6)])
    await check(`after a restart the dossier is found by “${words}”`, async () => {
      await searchBox(counter).fill(words);
      await counter.getByRole('option').filter({ hasText: code }).waitFor();
    });
  await check('its page tells who, until when and what happened', async () => {
    await counter.getByRole('option').filter({ hasText: code }).click();
    await counter.getByRole('heading', { name: citizen.name }).waitFor();
    await counter.getByText(/Tiếp nhận hồ sơ, mã/).waitFor();
    await shoot(counter, 'dossier');
  });
  await check('a PDF that cannot be saved is told in Vietnamese', async () => {
    await counter.getByRole('button', { name: 'Lưu PDF' }).click();
    await counter
      .getByText(messageFor({ code: 'print.cannotSave' }))
      .first()
      .waitFor();
  });
}

/** What is for leaders: the register checked in the app, the recovery key to paper and into no file. */
export async function checkLeader({ counter }: StartedApp, shoot: Shoot): Promise<void> {
  await check('a leader has the register checked while the app runs', async () => {
    await counter.getByRole('button', { name: 'Đổi người' }).click();
    await signIn(counter, 'Lãnh đạo');
    await counter.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
    await counter.getByRole('button', { name: 'Kiểm tra sổ' }).click();
    await counter.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
    await counter.getByText(/Sổ nguyên vẹn: \d+ sự kiện/).waitFor();
    await shoot(counter, 'register-checked');
  });
  await check('the recovery key is printed or it is said why not, and cannot be saved', async () => {
    await counter.getByRole('button', { name: 'Trang chủ' }).click();
    await counter.getByRole('button', { name: /In khóa khôi phục/ }).click();
    await counter.getByRole('button', { name: 'In khóa', exact: true }).click();
    await counter.getByText(messageFor({ code: 'paper.noPrinter' })).waitFor();
    assert.equal(await counter.getByRole('button', { name: 'Lưu PDF' }).count(), 0);
  });
}

/** The renderer of the staff window dies: main brings it back, still signed in. */
export async function checkRevival({ app, counter }: StartedApp): Promise<void> {
  await check('a crashed page comes back by itself', async () => {
    const crashed = counter.waitForEvent('crash');
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().endsWith('index.html'))
        ?.webContents.forcefullyCrashRenderer();
    });
    await crashed;
    const state = await app.evaluate(async ({ BrowserWindow }, ms) => {
      const contents = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().endsWith('index.html'),
      )?.webContents;
      if (!contents) return 'no window';
      return new Promise<string>((resolve) => {
        const timer = setTimeout(() => resolve('not loaded again'), ms);
        contents.once('did-finish-load', () => {
          clearTimeout(timer);
          resolve(contents.isCrashed() ? 'crashed' : contents.getURL());
        });
      });
    }, patience);
    assert.equal(state, 'quay://app/index.html');
  });
}
