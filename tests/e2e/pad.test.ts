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

/** Nothing of a screen is beyond its edge: a citizen does not scroll. */
async function expectFits(): Promise<void> {
  const over = await pad.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return [scrollHeight - clientHeight, scrollWidth - clientWidth];
  });
  expect(over.map((px) => Math.max(px, 0))).toEqual([0, 0]);
}

const heading = (name: string | RegExp) => pad.getByRole('heading', { name });
const greeting = () => heading('Xin chào').waitFor();

/** Whatever the test before left on the screen. */
async function afresh(): Promise<void> {
  app.clock.advance(91_000);
  await pad.reload();
  await greeting();
}

for (const [width, height] of [
  [1080, 1920],
  [1920, 1080],
  [800, 1280],
  [1024, 768],
] as const)
  test(`at ${width} × ${height} every screen is whole, large and readable`, async () => {
    const look = async (name: string) => {
      await picture(pad, `36-pad-${width}x${height}-${name}`);
      await expectFits();
      await expectAccessible(pad, 56);
    };
    await afresh();
    await pad.setViewportSize({ width, height });
    app.counter.services.db
      .prepare(`INSERT OR REPLACE INTO meta VALUES ('padShown', '{"counter":true,"officer":true}')`)
      .run();
    await visit();
    await pad.getByText('Quầy 1 · Nguyễn Thị Minh Anh').waitFor();
    const faces = await pad
      .locator('.face svg')
      .evaluateAll((all) => all.map((face) => face.getBoundingClientRect().width));
    expect(Math.min(...faces)).toBeGreaterThanOrEqual(160);
    await look('question');
    await choose('Hài lòng');
    await heading('Cảm ơn ông/bà').waitFor();
    await look('thanks');
    await greeting();
    await look('idle');
    await visit();
    await choose('Không hài lòng');
    await heading('Điều gì làm ông/bà chưa hài lòng?').waitFor();
    await tapUntil('Trễ hẹn', () => pad.getByRole('button', { name: 'Trễ hẹn', pressed: true }).isVisible());
    await look('reasons');
    const sizes = await Promise.all(
      ['Bỏ qua', 'Gửi'].map((name) => pad.getByRole('button', { name, exact: true }).boundingBox()),
    );
    const [skip, send] = sizes.map((box) => [Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]);
    expect(skip).toEqual(send);
    await pad.getByLabel('Lời góp ý, nếu ông/bà muốn ghi thêm').tap();
    await pad.locator('.keyboard').waitFor();
    await look('writing');
    await tapUntil('Gửi', () => heading('Cảm ơn ông/bà').isVisible());
    await greeting();
    await visit();
    await tapUntil('Đang vội, đánh giá sau', () => heading('Ghi lại hoặc chụp mã này').isVisible());
    await look('later');
    await tapUntil('Xong', () => heading('Xin chào').isVisible());
    await tapUntil('Tôi có mã đánh giá', () => heading(/Nhập mã đánh giá/).isVisible());
    await look('code');
    await tapUntil('Quay lại', () => heading('Xin chào').isVisible());
  }, 60_000);

test('a face tapped by mistake is chosen again; only the last one counts, and once', async () => {
  await afresh();
  await pad.setViewportSize({ width: 1280, height: 800 });
  await visit();
  const kept = vi.spyOn(app.counter.services.ratings, 'add');
  await choose('Rất không hài lòng');
  await tapUntil('Chọn lại khuôn mặt', () => heading(/hài lòng ở mức nào/).isVisible());
  await choose('Rất hài lòng');
  await tapUntil('Chọn lại khuôn mặt', () => heading(/hài lòng ở mức nào/).isVisible());
  await choose('Hài lòng');
  await greeting();
  expect(kept.mock.calls.map(([, { level }]) => level)).toEqual([4]);
  kept.mockRestore();
});

test('taps that come with or right after the first one change nothing', async () => {
  await visit();
  const kept = vi.spyOn(app.counter.services.ratings, 'add');
  await expect
    .poll(
      async () => {
        // Two fingers, then a trembling one: all in one moment.
        await pad.evaluate(() => {
          const faces = document.querySelectorAll<HTMLElement>('.face');
          for (const at of [4, 0, 4, 0, 1]) faces[at]?.click();
          for (const button of document.querySelectorAll<HTMLElement>('.thanks-more button')) button.click();
        });
        return heading('Cảm ơn ông/bà').count();
      },
      { timeout: 6000 },
    )
    .toBe(1);
  await greeting();
  expect(kept.mock.calls.map(([, { level }]) => level)).toEqual([5]);
  kept.mockRestore();
});

test('in a hurry: the code of the question is typed, or scanned, another day and asks it once', async () => {
  await visit();
  await tapUntil('Đang vội, đánh giá sau', () => heading('Ghi lại hoặc chụp mã này').isVisible());
  const code = (await pad.locator('.later-code').textContent()) ?? '';
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}-N$/);
  await tapUntil('Xong', () => heading('Xin chào').isVisible());
  await tapUntil('Tôi có mã đánh giá', () => heading(/Nhập mã đánh giá/).isVisible());
  const type = async (text: string) => {
    for (const key of text.replaceAll('-', ''))
      await pad.getByRole('button', { name: key, exact: true }).tap();
  };
  // The guard against stray taps is over once the first key is taken.
  await tapUntil('A', () => pad.getByLabel('Đã nhập 1 trong 11 ký tự').isVisible());
  await type('A'.repeat(10));
  await pad.getByText('Mã đánh giá không đúng').waitFor();
  await picture(pad, '37-pad-bad-code');
  await expectAccessible(pad, 56);
  await type(code);
  await heading(/hài lòng ở mức nào/).waitFor();
  await choose('Hài lòng');
  await greeting();
  for (const key of code) await pad.keyboard.press(key);
  await pad.keyboard.press('Enter');
  await pad.getByText('Mã đánh giá không đúng').waitFor();
});

test('a second window on the same counter is asked too; whichever answers, it is one answer', async () => {
  const { code } = await app.done('pad.pairingCode', {});
  const other = await (await app.newContext(800, 1280)).newPage();
  await other.goto(app.web.padAddress);
  await other.getByRole('heading', { name: 'Ghép màn hình đánh giá với quầy' }).waitFor();
  await other.keyboard.type(code);
  await other.getByRole('heading', { name: 'Xin chào' }).waitFor();
  await pad.reload();
  await greeting();
  const kept = vi.spyOn(app.counter.services.ratings, 'add');
  await visit();
  await other.getByRole('heading', { name: /hài lòng ở mức nào/ }).waitFor();
  await choose('Rất hài lòng');
  await expect.poll(() => kept.mock.calls.length, { timeout: 6000 }).toBe(1);
  await other.getByRole('heading', { name: 'Xin chào' }).waitFor();
  expect(kept.mock.calls.map(([, { level }]) => level)).toEqual([5]);
  kept.mockRestore();
  await other.context().close();
});
