import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testId, validForm } from '../support/counter.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let pad: Page;
let devtools: CDPSession;
let visits = 0;
beforeAll(async () => {
  app = await startApp();
  pad = await (await app.newContext(1080, 1920)).newPage();
  pad.setDefaultTimeout(8000);
  await pad.goto(app.web.padAddress);
  const { code } = await app.done('pad.pairingCode', {});
  for (const digit of code) await pad.getByRole('button', { name: digit, exact: true }).tap();
  await pad.getByRole('heading', { name: 'Xin chào' }).waitFor();
  devtools = await pad.context().newCDPSession(pad);
});
afterAll(() => app.stop());

const words = () => pad.getByLabel('Lời góp ý, nếu ông/bà muốn ghi thêm');
const key = (name: string) => pad.locator(`.hg-button[data-skbtn="${name}"]`);

/** A new person gives a low rating and goes to the box for words. */
async function write(): Promise<void> {
  visits += 1;
  await app.done('dossier.receive', { id: testId(visits), form: await validForm(app) });
  await pad.getByRole('heading', { name: /hài lòng ở mức nào/ }).waitFor();
  const low = pad.getByRole('button', { name: 'Không hài lòng', exact: true });
  await expect
    .poll(async () => {
      if (await low.isVisible()) await low.tap();
      return words().isVisible();
    })
    .toBe(true);
  await expect
    .poll(async () => {
      if ((await key('{hide}').count()) === 0) await words().tap();
      return key('{hide}').count();
    })
    .toBe(1);
}

/** A finger presses one key, a good while after the one before. */
async function press(name: string, at: number): Promise<void> {
  const box = await key(name).boundingBox();
  if (!box) throw new Error(`no key ${name}`);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints, timestamp: at });
  await devtools.send('Input.dispatchTouchEvent', {
    type: 'touchEnd',
    touchPoints: [],
    timestamp: at + 0.05,
  });
}

let clock = Date.now() / 1000;
/** What a person types: keys of the letters, `^` shift, `<…>` a named key. Each press 0.3 s after the other. */
async function type(keys: string): Promise<void> {
  for (const [name] of keys.matchAll(/<\w+>|./gu)) {
    clock += 0.3;
    const named = name.replace(/^<(\w+)>$/, '{$1}');
    await press({ '^': '{shift}', ' ': '{space}' }[named] ?? named, clock);
  }
}
const typed = async (keys: string) => {
  await type(keys);
  return words().inputValue();
};

const sizes = [
  { width: 1080, height: 1920, keys: "^Row ^Chaam ^H'^Bow", name: "Rơ Châm H'Bơ" },
  { width: 1920, height: 1080, keys: '^Kpaw ^Klowng', name: 'Kpă Klơng' },
  { width: 800, height: 1280, keys: '^Y ^Moan ^Ee<other>ñ<abc>uool', name: 'Y Moan Êñuôl' },
];

test.each(sizes)('at $width × $height a finger types $name', async ({ width, height, keys, name }) => {
  await pad.setViewportSize({ width, height });
  await write();
  expect(await typed(keys)).toBe(name);
  for (const page of ['{other}', '{123}', '{abc}']) {
    // No key looks pressed once the finger is off.
    await expect.poll(() => pad.locator('.hg-activeButton, .hg-button:active').count()).toBe(0);
    await picture(pad, `39-keyboard-${width}x${height}-${page.replace(/\W/g, '')}`);
    await expectAccessible(pad, 56);
    const near = await pad.locator('.hg-button').evaluateAll((buttons) => {
      const boxes = buttons.map((button) => button.getBoundingClientRect());
      const between = (a: DOMRect, b: DOMRect) =>
        Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
      return boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => between(a, b)));
    });
    expect(Math.min(...near), 'between two keys').toBeGreaterThanOrEqual(7.5);
    const outside = await pad.locator('.hg-button').evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { left, right, bottom } = button.getBoundingClientRect();
        const inside = left >= 0 && right <= innerWidth && bottom <= innerHeight;
        return inside && button.scrollWidth <= button.clientWidth ? [] : [button.textContent];
      }),
    );
    expect(outside, 'keys cut off').toEqual([]);
    const field = await words().boundingBox();
    const keyboard = await pad.locator('.keyboard').boundingBox();
    expect((field?.y ?? 0) + (field?.height ?? 0), 'the words stay in sight').toBeLessThan(keyboard?.y ?? 0);
    await type(page.replace('{', '<').replace('}', '>'));
  }
});

test('Telex and VNI are changed on the keyboard; letters of other peoples and the tone keys need neither', async () => {
  await write();
  expect(await typed('hoas ')).toBe('hóa ');
  await type('<method>');
  expect(await typed('hoas hoa1 ')).toBe('hóa hoas hóa ');
  await words().fill('');
  expect(await typed('<other>fjwz<abc> thuy<other><hoi>')).toBe('fjwz thủy');
});

test('a leader sets at the counter how the screens type and speak; the next person finds them so', async () => {
  const page = await app.openCounterPage();
  await signInByTouch(page, 'Trần Quốc Bảo');
  await page.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
  await page.getByRole('button', { name: /Màn hình cho người dân/ }).click();
  for (const choice of ['VNI', 'Kiểu mới: hoà, khoẻ, thuỷ', 'Tắt tiếng']) {
    await page.getByText(choice, { exact: true }).tap();
    await expect.poll(() => page.getByRole('radio', { name: choice }).isChecked()).toBe(true);
  }
  await picture(page, '40-screens');
  await expectAccessible(page);
  await page.context().close();
  await write();
  expect(await typed('hoa2 d9u7o72ng<other><abc>')).toBe('hoà đường');
  expect(await pad.getByRole('button', { name: 'Kiểu gõ VNI, đổi sang Telex' }).count()).toBe(1);
});

test('a mute ward offers no voice', async () => {
  visits += 1;
  await app.done('dossier.receive', { id: testId(visits), form: await validForm(app) });
  await pad.getByRole('heading', { name: /hài lòng ở mức nào/ }).waitFor();
  expect(await pad.getByRole('button', { name: 'Nghe câu hỏi' }).count()).toBe(0);
});

test('a trembling or resting finger types one letter, a deliberate second press another', async () => {
  await write();
  await pad.clock.install();
  const box = await key('n').boundingBox();
  const touchPoints = [{ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 }];
  const touch = (kind: 'touchStart' | 'touchEnd', at: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type: kind,
      touchPoints: kind === 'touchStart' ? touchPoints : [],
      timestamp: at,
    });
  clock += 1;
  await touch('touchStart', clock);
  // The press is seen before the finger leaves, and typed once however long it rests.
  expect(await pad.locator('.hg-activeButton').textContent()).toBe('n');
  expect(await words().inputValue()).toBe('n');
  await pad.clock.runFor(900);
  await touch('touchEnd', clock + 0.9);
  expect(await words().inputValue()).toBe('n');
  for (const bounce of [1, 1.05, 1.1]) {
    await touch('touchStart', clock + bounce);
    await touch('touchEnd', clock + bounce + 0.02);
  }
  expect(await words().inputValue()).toBe('nn');
});
