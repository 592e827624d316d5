import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openLibrary } from '../../src-main/services/library.ts';
import { channelNames, contract } from '../../src-shared/contract/index.ts';
import { slipQr } from '../../src-shared/slip/qr.ts';
import { testId, validForm } from '../support/counter.ts';
import { formPdf } from '../support/sampleFiles.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';
import { readQr } from './readQr.ts';
import { scanInto } from './scan.ts';

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
    'ticket',
    async () => {
      await tap('Làm lại từ đầu');
      await tap('Lấy số');
    },
  ],
  [
    'notices',
    async () => {
      await tap('Làm lại từ đầu');
      await tap('Thông báo của phường');
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
    'feedback',
    async () => {
      await tap('Làm lại từ đầu');
      await tap('Góp ý');
    },
  ],
  ['suggest', () => tap(/^Góp ý, không cần ghi tên/)],
  ['letter', () => tap('Tôi muốn được trả lời')],
  ['letterOfficer', () => tap(/^Cách phục vụ/)],
  [
    'letterWords',
    async () => {
      await tap(/^Không nhớ tên/);
      await lobby.getByLabel('Viết bằng tiếng Việt').fill('Chờ ba giờ mà không ai gọi số.');
    },
  ],
  ['letterSender', () => tap('Tiếp')],
  [
    'letterCheck',
    async () => {
      await lobby.getByLabel('Họ và tên').fill('Đặng Thị Hòa');
      await lobby.getByLabel('Địa chỉ').fill('Số 7, tổ 3');
      await tap('Tiếp');
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

const fresh = async (width = 1080, height = 1920) => {
  await lobby.setViewportSize({ width, height });
  await lobby.reload();
  await lobby.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
};

const scan = (text: string) => scanInto(lobby, text);

test('a standing kiosk: everything to touch on the first page lies low enough for a wheelchair', async () => {
  await fresh();
  const tops = await lobby
    .getByRole('button')
    .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().top / window.innerHeight));
  expect(tops.length).toBeGreaterThan(12);
  expect(Math.min(...tops)).toBeGreaterThan(0.3);
});

test('a procedure shows what its forms look like, and a phone takes its papers along', async () => {
  const library = openLibrary(app.folder);
  const now = app.clock.clock();
  library.add('1.001193', { title: 'Tờ khai đăng ký khai sinh', kind: 'blank', content: formPdf(2) }, now);
  await fresh();
  await tap('Tìm thủ tục');
  for (const key of ['k', 'h', 'a', 'i', '{space}', 's', 'i', 'n', 'h'])
    await lobby.locator(`.hg-button[data-skbtn="${key}"]`).tap();
  await tap('Đăng ký khai sinh');
  await lobby.getByRole('heading', { name: 'Mang theo giấy tờ' }).waitFor();
  await expect
    .poll(() => lobby.locator('.lobby-form-picture canvas').evaluate((one: HTMLCanvasElement) => one.width))
    .toBe(360);
  await picture(lobby, 'lobby-procedure-forms');
  await expectAccessible(lobby, 56);
  await tap(/^Tờ khai đăng ký khai sinh/);
  await lobby.getByText('Trang 1/2').waitFor();
  await picture(lobby, 'lobby-form-large');
  await expectAccessible(lobby, 56);
  await tap('Đóng');
  await tap('Làm trên mạng');
  await lobby.getByText('dichvucong.gov.vn').waitFor();
  const qr = await lobby.locator('.slip-qr').screenshot();
  expect(await readQr(lobby, qr)).toContain('Đăng ký khai sinh (1.001193)\nGiấy tờ cần mang:\n- Tờ khai');
});

test('a dossier’s step by scanning its slip from any page; unknown and wrong are told alike', async () => {
  await app.done('dossier.receive', { id: testId(1), form: await validForm(app) });
  const { code, lookupSecret } = JSON.parse(
    app.counter.services.db
      .prepare(`SELECT body FROM event WHERE type = 'dossier.received'`)
      .pluck()
      .get() as string,
  ) as { code: string; lookupSecret: string };
  await fresh();
  // A page just painted may not listen yet: whoever saw nothing holds the slip there again.
  const seen = lobby.getByText('Đã tiếp nhận', { exact: true });
  await expect
    .poll(
      async () => {
        await scan(slipQr({ code, lookupSecret }));
        return seen.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 10_000 },
    )
    .toBe(true);
  const shown = await lobby.locator('.lobby-body').textContent();
  expect(shown).not.toMatch(/Ưởng|hôn nhân|TAM-/);
  await picture(lobby, 'lobby-progress-found');
  await expectAccessible(lobby, 56);
  await tap('Xem hồ sơ khác');
  const say = async (mistaken: { code: string; secret: string }) => {
    await lobby.getByLabel('Mã hồ sơ').fill(mistaken.code);
    await lobby.getByLabel('Mã tra cứu').fill(mistaken.secret);
    await tap('Xem hồ sơ đang ở bước nào');
    await lobby.getByRole('alert').filter({ hasText: 'Không tìm thấy' }).waitFor();
    return lobby.getByRole('alert').textContent();
  };
  expect(await say({ code, secret: 'ABCDEF' })).toBe(
    await say({ code: 'TAM-Q1-261120-9999', secret: 'ABCDEF' }),
  );
  await scan('0123456789012|khong|phai');
  await lobby.getByText('Mã vừa quét không phải mã trên giấy tiếp nhận.').waitFor();
  // On the kiosk's own keyboard nothing is composed to Vietnamese: AW stays AW.
  await lobby.getByLabel('Mã tra cứu').fill('');
  await lobby.getByLabel('Mã tra cứu').tap();
  for (const key of ['a', 'w']) await lobby.locator(`.hg-button[data-skbtn="${key}"]`).tap();
  expect(await lobby.getByLabel('Mã tra cứu').inputValue()).toBe('aw');
});

test('a number is taken, called at the counter, and shown large on the display', async () => {
  const display = await (await app.newContext(1920, 1080)).newPage();
  await display.goto(app.web.displayAddress);
  await display.getByRole('heading', { name: 'Ghép màn hình này với quầy' }).waitFor();
  await display.keyboard.type((await app.done('queue.pairingCode', {})).code);
  await display.getByText('Mời ông/bà lấy số').waitFor();
  await fresh();
  await tap('Lấy số');
  await tap('Lấy số ưu tiên');
  await lobby.getByRole('heading', { name: 'Số của ông/bà' }).waitFor();
  expect(await lobby.locator('.lobby-number').textContent()).toBe('1');
  await picture(lobby, 'lobby-ticket-taken');
  await expectAccessible(lobby, 56);
  await tap('Tôi đã nhớ số');
  await lobby.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
  const counter = await app.openCounterPage();
  await signInByTouch(counter);
  await counter.getByRole('button', { name: 'Gọi số tiếp' }).click();
  await display.getByText('đến quầy 1').waitFor();
  expect(await display.locator('.display-number').textContent()).toBe('1');
  await picture(display, 'lobby-display');
  await expectAccessible(display, 56);
  await display.setViewportSize({ width: 1080, height: 1920 });
  await picture(display, 'lobby-display-upright');
  await picture(counter, 'queue-side');
  await expectAccessible(counter);
  await counter.getByRole('button', { name: 'Vắng' }).click();
  await counter.getByText('Đã chuyển xuống cuối hàng.').waitFor();
  await display.getByText('Mời ông/bà lấy số').waitFor();
  await counter.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
  await counter.locator('.task').getByText('Gọi số', { exact: true }).click();
  await counter.getByRole('heading', { name: 'Gọi số', level: 1 }).waitFor();
  await counter.getByRole('button', { name: 'Thêm quầy số' }).click();
  await counter.getByRole('button', { name: 'Gọi số tiếp' }).click();
  await display.getByText('đến quầy 2').waitFor();
  await picture(counter, 'queue-screen');
  await expectAccessible(counter);
  await display.close();
  await counter.close();
});

test('staff make a notice known; it is read on the lobby screen until it is taken down', async () => {
  const counter = await app.openCounterPage();
  await signInByTouch(counter);
  await counter.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
  await counter.getByRole('button', { name: /^Thông báo cho người dân/ }).click();
  await counter.getByLabel('Tên thông báo').fill('Công khai dự toán ngân sách năm 2026');
  await counter.getByText('Ngân sách, thu chi').click();
  await counter.getByLabel('Hiện từ ngày').fill('01/11/2026');
  await counter.getByLabel('Chọn tệp thông báo').setInputFiles({
    name: 'du-toan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(formPdf(2)),
  });
  await counter.getByText('Đã công khai').waitFor();
  await picture(counter, 'notices-screen');
  await expectAccessible(counter);
  await fresh();
  await lobby.locator('.lobby-news').getByText('Công khai dự toán').waitFor();
  await picture(lobby, 'lobby-home-news');
  await expectAccessible(lobby, 56);
  await tap('Thông báo của phường');
  await tap(/Công khai dự toán/);
  await lobby.getByText('Trang 1/2').waitFor();
  await picture(lobby, 'lobby-notice');
  await expectAccessible(lobby, 56);
  await tap('Đóng');
  await counter.getByRole('button', { name: /^Gỡ Công khai/ }).click();
  await counter.getByRole('button', { name: 'Gỡ', exact: true }).click();
  await lobby.getByText('Hôm nay phường không có thông báo nào.').waitFor();
  await counter.close();
});

test('after 90 seconds it asks, 30 seconds later it has forgotten everything', async () => {
  await lobby.clock.install();
  try {
    await fresh(800, 1280);
    // Nothing was touched: nobody is asked.
    await lobby.clock.runFor(200_000);
    expect(await lobby.getByRole('dialog').count()).toBe(0);
    await tap('A++ chữ rất to');
    await tap('Hồ sơ của tôi đang ở bước nào?');
    await lobby.getByLabel('Mã tra cứu').fill('BIMAT9');
    await lobby.clock.runFor(60_000);
    await lobby.getByRole('heading', { name: 'Hồ sơ của tôi' }).tap();
    await lobby.clock.runFor(89_000);
    expect(await lobby.getByRole('dialog').count()).toBe(0);
    await lobby.clock.runFor(1_000);
    await lobby.getByRole('heading', { name: 'Ông/bà cần thêm thời gian không?' }).waitFor();
    await picture(lobby, 'lobby-still-there');
    await expectAccessible(lobby, 56);
    await tap('Tôi cần thêm thời gian');
    expect(await lobby.getByLabel('Mã tra cứu').inputValue()).toBe('BIMAT9');
    await lobby.clock.runFor(90_000);
    await lobby.getByRole('heading', { name: 'Ông/bà cần thêm thời gian không?' }).waitFor();
    await lobby.clock.runFor(30_000);
    await lobby.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
    expect(await lobby.evaluate(() => document.documentElement.dataset.text)).toBe('0');
    expect(await lobby.evaluate(() => document.documentElement.outerHTML.includes('BIMAT9'))).toBe(false);
    expect(
      await lobby.evaluate(() => localStorage.length + sessionStorage.length + history.length),
    ).toBeLessThanOrEqual(3);
    await tap('Hồ sơ của tôi đang ở bước nào?');
    expect(await lobby.getByLabel('Mã tra cứu').inputValue()).toBe('');
  } finally {
    await lobby.clock.resume();
  }
});

test('D.5: no key, drag, menu, selection, zoom or link of a page leads out, and there is no way to choose a file', async () => {
  await fresh();
  for (const [name, go] of tour) {
    await go();
    await lobby.locator(`.lobby[data-page="${name}"]`).waitFor();
    expect(
      await lobby.locator('a, input[type=file], iframe, form[action], [target], [draggable=true]').count(),
    ).toBe(0);
  }
  await fresh();
  const stopped = await lobby.evaluate(() => {
    const asked = (event: Event) => {
      document.querySelector('h1')?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const bubbles = { bubbles: true, cancelable: true };
    const key = (name: string, more: object = {}) =>
      asked(new KeyboardEvent('keydown', { key: name, ...more, ...bubbles }));
    const ctrl = { ctrlKey: true };
    return {
      menu: asked(new MouseEvent('contextmenu', bubbles)),
      drag: asked(new DragEvent('dragstart', bubbles)),
      drop: asked(new DragEvent('drop', bubbles)),
      select: asked(new Event('selectstart', bubbles)),
      middle: asked(new MouseEvent('auxclick', { button: 1, ...bubbles })),
      wheelZoom: asked(new WheelEvent('wheel', { ctrlKey: true, ...bubbles })),
      ...Object.fromEntries([...'posntwrfhjlud+-0'].map((letter) => [`ctrl ${letter}`, key(letter, ctrl)])),
      devTools: key('I', { ctrlKey: true, shiftKey: true }),
      altLeft: key('ArrowLeft', { altKey: true }),
      ...Object.fromEntries(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12'].map((name) => [name, key(name)])),
    };
  });
  expect(Object.entries(stopped).filter(([, was]) => !was)).toEqual([]);
  const touch = await lobby.evaluate(() => {
    const target = document.querySelector('h1') ?? document.body;
    const at = (identifier: number) => new Touch({ identifier, target, clientX: 9 * identifier, clientY: 9 });
    const pinch = new TouchEvent('touchmove', { touches: [at(1), at(2)], bubbles: true, cancelable: true });
    target.dispatchEvent(pinch);
    return [
      pinch.defaultPrevented,
      getComputedStyle(document.body).touchAction,
      getComputedStyle(target).userSelect,
    ];
  });
  expect(touch).toEqual([true, 'pan-y', 'none']);
  const pages = lobby.context().pages().length;
  const printed = vi.fn();
  await lobby.exposeFunction('tellPrint', printed);
  await lobby.evaluate(() =>
    window.addEventListener('beforeprint', () => (window as unknown as { tellPrint(): void }).tellPrint()),
  );
  for (const keys of [
    'Control+p',
    'Control+n',
    'Control+t',
    'Control+o',
    'Control+s',
    'F1',
    'Control+Shift+i',
  ])
    await lobby.keyboard.press(keys);
  expect(lobby.context().pages()).toHaveLength(pages);
  expect(printed).not.toHaveBeenCalled();
  expect(lobby.url()).toBe(app.web.lobbyAddress);
});

test('I8: from the lobby no other screen’s channel answers, and each try is written down by its name', async () => {
  const log = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const others = channelNames.filter((name) => contract[name].surface !== 'lobby');
  const codes = await lobby.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => {
          const answer = await fetch(`/api/${name}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: 'Đặng Thị Ngọc Ưởng' }),
          });
          return ((await answer.json()) as { error: { code: string } }).error.code;
        }),
      ),
    others,
  );
  expect(new Set(codes)).toEqual(new Set(['api.wrongSurface']));
  expect(log.mock.calls.flat().sort()).toEqual(
    others.map((name) => `call ${name} refused: lobby window`).sort(),
  );
  expect((await lobby.request.get(new URL('/', app.web.lobbyAddress).href)).status()).toBe(403);
  log.mockRestore();
});
