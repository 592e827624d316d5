import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, expectAccessible, picture, startApp } from './app.ts';

let app: App;
let lobby: Page;
beforeAll(async () => {
  app = await startApp();
  lobby = await (await app.newContext(1080, 1920)).newPage();
  lobby.setDefaultTimeout(8000);
});
afterAll(() => app.stop());

const tap = (name: string | RegExp) => lobby.getByRole('button', { name }).first().tap();
const sizes = [
  [1080, 1920],
  [1920, 1080],
  [800, 1280],
] as const;

test('an unpaired screen asks for its own code: that of the pad does not let it in', async () => {
  await lobby.goto(app.web.lobbyAddress);
  await lobby.getByRole('heading', { name: 'Ghép màn hình này với quầy' }).waitFor();
  await picture(lobby, 'lobby-pairing');
  await expectAccessible(lobby, 56);
  const pad = await app.done('pad.pairingCode', {});
  await lobby.keyboard.type(pad.code);
  await lobby.getByText('Mã ghép không đúng hoặc đã hết hạn.').waitFor();
  const { code, lobby: address } = await app.done('queue.pairingCode', {});
  expect(address).toBe(app.web.lobbyAddress);
  await lobby.keyboard.type(code);
  await lobby.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
});

/** Every page worth a look, from a fresh first page. */
const tour: readonly (readonly [string, () => Promise<void>])[] = [
  ['home', async () => {}],
  ['event', () => tap(/^Sinh con/)],
  ['procedure', () => tap('Đăng ký khai sinh')],
  [
    'fields',
    async () => {
      await tap('Làm lại từ đầu');
      await tap('Thủ tục theo lĩnh vực');
    },
  ],
  ['field', () => tap(/^Hộ tịch/)],
  [
    'progress',
    async () => {
      await tap('Làm lại từ đầu');
      await tap('Hồ sơ của tôi đang ở bước nào?');
    },
  ],
  [
    'search',
    async () => {
      await tap('Làm lại từ đầu');
      await tap('Tìm thủ tục');
      await lobby.getByRole('button', { name: 'Xóa' }).waitFor();
    },
  ],
  [
    'contact',
    async () => {
      await tap('Làm lại từ đầu');
      await tap('Góp ý');
    },
  ],
];

test.each(sizes)(
  '%i × %i: every page, text size and contrast is readable and large enough to touch',
  async (width, height) => {
    await lobby.setViewportSize({ width, height });
    for (const [text, contrast] of [
      ['A chữ vừa', false],
      ['A++ chữ rất to', false],
      ['A+ chữ to', true],
    ] as const) {
      await lobby.reload();
      await lobby.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
      await tap(text);
      if (contrast) await tap('Tương phản');
      for (const [name, go] of tour) {
        await go();
        await lobby.locator(`.lobby[data-page="${name}"]`).waitFor();
        await picture(lobby, `lobby-${width}-${text.split(' ')[0]}-${name}`);
        await expectAccessible(lobby, 56);
        expect(await lobby.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    }
  },
);
