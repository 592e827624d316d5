import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SlipLayout } from '../../src-shared/contract/slip.ts';
import { buildReceiptSlip, type ReceiptSource } from '../../src-shared/slip/buildReceipt.ts';
import { readQr } from './readQr.ts';
import { expectInOrder, expectSize, openSlipDesk, type SlipDesk, words } from './slipDesk.ts';
import { person, sampleSource, shippedForms } from './slipSample.ts';

let desk: SlipDesk;

beforeAll(async () => {
  desk = await openSlipDesk();
});
afterAll(() => desk?.close());

const printed = (source: ReceiptSource, layout: SlipLayout) => desk.print(buildReceiptSlip(source), layout);

const order = [
  'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA',
  'Số: 1042',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Minh Họa, ngày 20 tháng 11 năm 2026',
  'Mã hồ sơ: TAM-Q1-261120-0007',
  '(Mã tạm; mã chính thức sẽ được thông báo sau)',
  'Mã tra cứu: K7QX4MPR',
  'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
  "Tiếp nhận hồ sơ của: Rơ Châm H'Bơ",
  'Địa chỉ: Số 12/3 hẻm 5, tổ dân phố 7, phường Minh Họa',
  'Số điện thoại: 0905 123 456',
  'Nội dung yêu cầu giải quyết: Đăng ký lại khai sinh',
  '1. Thành phần hồ sơ nộp gồm:',
  'STT Tên giấy tờ Bản chính/bản sao Số lượng',
  '1 Tờ khai đăng ký lại khai sinh theo mẫu Bản chính 01',
  'Giấy tờ chứng minh nơi cư trú Đã tra cứu CSDL không nộp',
  '2. Số lượng hồ sơ: 01 (bộ)',
  '3. Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc',
  '4. Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 20 tháng 11 năm 2026',
  '5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026',
  '6. Đăng ký nhận kết quả tại:',
  '7. Phí, lệ phí: 8.000 đồng',
  'Vào Sổ theo dõi hồ sơ, Quyển số: 01 Số thứ tự: 1042',
  'NGƯỜI NỘP HỒ SƠ',
  "Rơ Châm H'Bơ",
  'NGƯỜI TIẾP NHẬN HỒ SƠ',
  'Y Moan Êñuôl',
  'Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15',
  'Dấu vết: a3f09c1e',
];

test.each(['2018', '2025'] as const)(
  'Mẫu 01 of %s on A5: one page, the words in the order of the form',
  async (year) => {
    const pages = await printed(sampleSource({ forms: shippedForms(year) }), 'a5');
    expect(pages).toHaveLength(1);
    expectSize(pages, 148, 210);
    expectInOrder(words(pages), order);
  },
);

test.each(['2018', '2025'] as const)(
  'Mẫu 01 of %s twice on one A4 sheet: kept copy, then given copy',
  async (year) => {
    const pages = await printed(sampleSource({ forms: shippedForms(year) }), 'a4x2');
    expect(pages).toHaveLength(1);
    expectSize(pages, 297, 210);
    expectInOrder(words(pages), [
      '(Liên: Lưu)',
      ...order.slice(8),
      '(Liên: Giao người nộp hồ sơ)',
      ...order.slice(8),
    ]);
  },
);

test('a layout not compared with its circular does not call itself the form, on paper', async () => {
  expect(words(await printed(sampleSource(), 'a5'))).not.toMatch(/Mẫu số 01|đối chiếu/);
  const older = await printed(sampleSource({ forms: shippedForms('2018') }), 'a5');
  expect(words(older)).toContain('Mẫu số 01 (TT 01/2018/TT-VPCP)');
});

test('trap 9: every letter comes from an embedded Tinos, highland names and stacked marks included', async () => {
  const name = "Nguyễn Thị Ố Ỡ, Kpă Klơng, Ŏ Ĕ Č, H'Ñuôl";
  const [page] = await printed(sampleSource({ personal: person({ name }) }), 'a5');
  expect(page?.text).toContain(`Tiếp nhận hồ sơ của: ${name}`);
  expect(page?.fonts.length).toBeGreaterThan(0);
  for (const font of page?.fonts ?? []) expect(font).toMatch(/^[A-Z]{6}\+Tinos-(Regular|Bold|Italic)$/);
});

test('trap 10: no phone, no e-mail, no address leave their labels and one page', async () => {
  const pages = await printed(sampleSource({ personal: person({ name: 'Phượng' }) }), 'a5');
  expect(pages).toHaveLength(1);
  expectInOrder(words(pages), [
    'Tiếp nhận hồ sơ của: Phượng',
    'Địa chỉ:',
    'Số điện thoại:',
    'Email:',
    'Nội dung',
  ]);
});

test('the fullest ordinary slip is still one page: organisation, other submitter, post, provisional, reprint', async () => {
  const personal = person({
    kind: 'organisation',
    name: 'CÔNG TY TNHH MỘT THÀNH VIÊN Ố Ỡ',
    representative: 'Lê A',
  });
  const submitter = {
    ...personal.submitter,
    sameAsApplicant: false,
    name: 'Kpă Klơng',
    authority: 'giấy ủy quyền số 12',
  };
  const source = sampleSource({
    personal: {
      ...personal,
      submitter,
      postalAddress: 'Số 1 đường Trần Hưng Đạo, phường Minh Họa, tỉnh Gia Lai',
    },
    channel: 'post',
    resultChannel: 'post',
    due: { date: '2027-01-05', at: '17:00', provisional: true },
    reprint: 2,
  });
  const pages = await printed(source, 'a4x2');
  expect(pages).toHaveLength(1);
  expect(words(pages).split('In lại lần 2')).toHaveLength(3);
});

test.each([
  ['a5', 1],
  ['a4x2', 2],
] as const)(
  '40 papers on %s flow on to further pages: none lost, headings repeated',
  async (layout, times) => {
    const components = Array.from({ length: 40 }, (_, index) => ({
      name: `Giấy tờ thứ ${index + 1}: bản vẽ hiện trạng công trình và thuyết minh kèm theo`,
      state: 'submitted' as const,
      originals: 1,
      copies: index % 3,
    }));
    const pages = await printed(sampleSource({ components }), layout);
    expect(pages.length).toBeGreaterThan(1);
    const text = words(pages);
    for (const { name } of components) expect(text.split(name)).toHaveLength(times + 1);
    for (const page of pages.slice(0, -1)) expect(words([page])).toContain('STT Tên giấy tờ');
    expect(words(pages.slice(-1))).toContain('Dấu vết: a3f09c1e');
  },
);

/** The code as it lies on the paper, with what is printed within two millimetres of it. */
async function pictureOfQr(page: Page): Promise<Buffer> {
  const box = await page.locator('.slip-qr').first().boundingBox();
  if (!box) throw new Error('no code on the slip');
  const around = (2 / 25.4) * 96;
  const { x, y, width, height } = box;
  expect(Math.round((width / 96) * 25.4)).toBe(15);
  const clip = { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around };
  return page.screenshot({ clip });
}

test.each([203, 300, 600])('I2: a scanner reads code and secret off the paper at %i dpi', async (dpi) => {
  const slip = buildReceiptSlip(sampleSource());
  const read = await desk.look(slip, dpi, async (page) => readQr(page, await pictureOfQr(page)));
  expect(read).toBe('QMC1|TAM-Q1-261120-0007|K7QX4MPR');
});

test('a code with a corner torn off is not read as something else', async () => {
  const slip = buildReceiptSlip(sampleSource());
  const read = await desk.look(slip, 300, async (page) => {
    await page.addStyleTag({
      content: '.slip-qr { clip-path: polygon(60% 0, 100% 0, 100% 100%, 0 100%, 0 60%) }',
    });
    return readQr(page, await pictureOfQr(page));
  });
  expect(read).toBeNull();
});

test('a job that is no slip marks the page as failed instead of printing blank paper', async () => {
  const page = await desk.browser.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'quayPrint', { value: { job: () => Promise.resolve({ layout: 'a5' }) } });
  });
  await page.goto(`${desk.origin}/slip.html`);
  await page.waitForSelector('html[data-ready="false"]', { state: 'attached' });
  await page.close();
});

test('browser host: the counter window prints through a hidden frame of slip.html and clears it away', async () => {
  const context = await desk.browser.newContext();
  await context.addInitScript(() => {
    // The dialog of a person's browser: looks at what would be printed, then closes.
    window.print = () => {
      window.parent.document.title = `${document.documentElement.dataset.ready} ${document.body.textContent}`;
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  const page = await context.newPage();
  await page.goto(`${desk.origin}/blank.html`);
  // As text: the test runner would rewrite an import inside a function.
  const frames = await page.evaluate(`(async () => {
    const { printInWindow } = await import('/slips/printInWindow.ts');
    await printInWindow({ slip: ${JSON.stringify(buildReceiptSlip(sampleSource()))}, layout: 'a5' });
    return document.querySelectorAll('iframe').length;
  })()`);
  expect(frames).toBe(0);
  expect(await page.title()).toMatch(/^true .*Rơ Châm H'Bơ.*Dấu vết: a3f09c1e/s);
  await context.close();
});
