import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testId, validForm } from '../support/counter.ts';
import { type App, expectAccessible, picture, startApp } from './app.ts';

let app: App;
let pad: Page;
let visits = 0;
beforeAll(async () => {
  app = await startApp();
  pad = await (await app.newContext(1280, 800)).newPage();
  pad.setDefaultTimeout(8000);
});
afterAll(() => app.stop());

/** Somebody's dossier is received at the counter beside the pad. */
async function visit(): Promise<void> {
  visits += 1;
  await app.done('dossier.receive', { id: testId(visits), form: await validForm(app) });
  await pad.getByRole('heading', { name: /hài lòng ở mức nào/ }).waitFor();
}

/** A button, once the guard against a stray tap is over. */
async function tapUntil(name: string, done: () => Promise<boolean>): Promise<void> {
  const button = pad.getByRole('button', { name, exact: true });
  await expect
    .poll(
      async () => {
        if (await button.isVisible()) await button.tap();
        return done();
      },
      { timeout: 6000 },
    )
    .toBe(true);
}

const choose = (word: string) =>
  tapUntil(word, async () => (await pad.getByRole('heading', { name: /hài lòng ở mức nào/ }).count()) === 0);

test('an unpaired screen asks for a code; a wrong one is refused in words, the right one pairs it', async () => {
  await pad.goto(app.web.padAddress);
  await pad.getByRole('heading', { name: 'Ghép màn hình đánh giá với quầy' }).waitFor();
  await picture(pad, '30-pad-pairing');
  await expectAccessible(pad, 56);
  await pad.keyboard.type('000000');
  await pad.getByText('Mã ghép không đúng hoặc đã hết hạn.').waitFor();
  const { code } = await app.done('pad.pairingCode', {});
  for (const digit of code) await pad.getByRole('button', { name: digit, exact: true }).tap();
  await pad.getByRole('heading', { name: 'Xin chào' }).waitFor();
  await picture(pad, '31-pad-idle');
  await expectAccessible(pad, 56);
});

test('it wakes after a receipt; one tap is an answer; thanks, and back to the greeting', async () => {
  await visit();
  await picture(pad, '32-pad-question');
  await expectAccessible(pad, 56);
  const faces = await pad
    .locator('.face svg')
    .evaluateAll((all) => all.map((face) => face.getBoundingClientRect().width));
  expect(faces).toHaveLength(5);
  expect(Math.min(...faces)).toBeGreaterThanOrEqual(160);
  await choose('Rất hài lòng');
  await pad.getByRole('heading', { name: 'Cảm ơn ông/bà' }).waitFor();
  await picture(pad, '33-pad-thanks');
  await pad.getByRole('heading', { name: 'Xin chào' }).waitFor();
});

test('after a low rating: reasons and a few words, or nothing; “Bỏ qua” is as large as “Gửi”', async () => {
  await visit();
  await choose('Không hài lòng');
  await pad.getByRole('heading', { name: 'Điều gì làm ông/bà chưa hài lòng?' }).waitFor();
  await picture(pad, '34-pad-reasons');
  await expectAccessible(pad, 56);
  const [skip, send] = await Promise.all(
    ['Bỏ qua', 'Gửi'].map((name) => pad.getByRole('button', { name, exact: true }).boundingBox()),
  );
  expect(Math.round(skip?.width ?? 0)).toBe(Math.round(send?.width ?? 1));
  await pad.getByRole('button', { name: 'Phải chờ lâu' }).tap();
  await pad.getByLabel('Lời góp ý, nếu ông/bà muốn ghi thêm').tap();
  for (const key of ['c', 'h', 'o', 'w', 'f']) await pad.locator(`.hg-button[data-skbtn="${key}"]`).tap();
  expect(await pad.getByLabel('Lời góp ý, nếu ông/bà muốn ghi thêm').inputValue()).toBe('chờ');
  await picture(pad, '35-pad-keyboard');
  await expectAccessible(pad, 56);
  await pad.getByRole('button', { name: 'Gửi', exact: true }).tap();
  await pad.getByRole('heading', { name: 'Cảm ơn ông/bà' }).waitFor();
  await pad.getByRole('heading', { name: 'Xin chào' }).waitFor();
});

test('trap 17: a complaint among the suggestions is pointed to its place, and its words are not kept', async () => {
  await visit();
  const kept = vi.spyOn(app.counter.services.ratings, 'add');
  await choose('Rất không hài lòng');
  const words = pad.getByLabel('Lời góp ý, nếu ông/bà muốn ghi thêm');
  await words.fill('Tôi muốn tố cáo cán bộ');
  await pad.getByText('Khiếu nại, tố cáo không gửi ở đây').waitFor();
  await picture(pad, '35-pad-petition');
  await expectAccessible(pad, 56);
  await tapUntil('Gửi', () => pad.getByRole('heading', { name: 'Cảm ơn ông/bà' }).isVisible());
  expect(kept.mock.calls.map(([, answer]) => answer)).toEqual([{ level: 1, reasons: [], words: '' }]);
  kept.mockRestore();
});

test('I9: what was answered is in no file of the counter while the group is under five', async () => {
  const rows = app.counter.services.ratings.closed('2099-01-01');
  expect(rows).toEqual([]);
});

test('nobody answers: it greets again by itself', async () => {
  await visit();
  app.clock.advance(91_000);
  app.counter.services.push('pad');
  await pad.getByRole('heading', { name: 'Xin chào' }).waitFor();
});

test('the next visit begins while somebody still writes: what was chosen counts, and the pad asks the next person', async () => {
  await visit();
  const kept = vi.spyOn(app.counter.services.ratings, 'add');
  await choose('Rất không hài lòng');
  await pad.getByRole('heading', { name: 'Điều gì làm ông/bà chưa hài lòng?' }).waitFor();
  await visit();
  await expect.poll(() => kept.mock.calls.map(([, { level }]) => level)).toEqual([1]);
});

test('upright on a small tablet it still shows five large faces', async () => {
  await pad.setViewportSize({ width: 800, height: 1280 });
  await visit();
  await picture(pad, '36-pad-upright');
  await expectAccessible(pad, 56);
  await choose('Hài lòng');
  await pad.getByRole('heading', { name: 'Cảm ơn ông/bà' }).waitFor();
});
