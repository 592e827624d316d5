import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisterLine } from '../../src-shared/register/line.ts';
import { registerTexts } from '../../src-shared/register/texts.ts';
import { buildRegister } from '../../src-shared/slip/buildRegister.ts';
import type { SheetPrintJob } from '../../src-shared/slip/printJob.ts';
import { type PdfPage, readPdf } from './pdf.ts';
import { expectInOrder, expectSize, openSlipDesk, type SlipDesk, words } from './slipDesk.ts';
import { demoWard, shippedForms } from './slipSample.ts';

let desk: SlipDesk;
beforeAll(async () => {
  desk = await openSlipDesk();
});
afterAll(() => desk?.close());

const texts = registerTexts.parse(
  JSON.parse(readFileSync(new URL('../../assets/registers/register.json', import.meta.url), 'utf8')),
);

const line = (n: number): RegisterLine => ({
  id: String(n),
  number: String(n),
  code: n % 3 === 0 ? `000.00.BD.H08-261120-${String(n).padStart(4, '0')}` : `TAM-Q1-261120-${n}`,
  procedure: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  sets: 1,
  applicant: n % 2 === 0 ? "Rơ Châm H'Bơ" : 'Đặng Thị Ngọc Ưởng',
  contact: 'Số 12/3 hẻm 5, tổ dân phố 7, phường Minh Họa; 0905123456',
  agency: 'Ủy ban nhân dân phường Minh Họa',
  accepted: '2026-11-20',
  due: '2026-11-26',
  returned: n % 2 === 0 ? '2026-11-25' : null,
  how: 'Trực tiếp tại quầy',
  note: n % 3 === 0 ? '' : 'Mã tạm',
});

async function printed(count: number, browser: Browser = desk.browser): Promise<PdfPage[]> {
  const sheet = buildRegister({
    texts,
    forms: shippedForms('2025'),
    ward: demoWard(),
    scope: { from: '2026-11-01', to: '2026-11-30', field: 'Hộ tịch', counter: '', otherAgency: false },
    volume: '2026',
    lines: Array.from({ length: count }, (_, i) => line(i + 1)),
    madeAt: '2026-11-30T16:05',
  });
  const page = await browser.newPage();
  try {
    const job: SheetPrintJob = { register: sheet };
    await page.addInitScript((handed) => {
      Object.defineProperty(window, 'quayPrint', { value: { job: () => Promise.resolve(handed) } });
    }, job);
    await page.goto(`${desk.origin}/slip.html`);
    await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
    const folder = process.env.QUAY_PICTURES;
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      ...(folder ? { path: `${folder}/register-${count}.pdf` } : {}),
    });
    if (folder) {
      await page.setViewportSize({ width: 1123, height: 794 });
      await page.screenshot({ path: `${folder}/register-sheet-${count}.png` });
    }
    return (await readPdf(pdf)).pages;
  } finally {
    await page.close();
  }
}

test('the register on A4 lying: titled by ward and period, thirteen columns, words as typed', async () => {
  const pages = await printed(3);
  expect(pages).toHaveLength(1);
  expectSize(pages, 297, 210);
  const text = words(pages);
  expectInOrder(text, [
    'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA',
    'SỔ THEO DÕI HỒ SƠ',
    'Từ ngày 01/11/2026 đến ngày 30/11/2026',
    'Quyển số: 2026',
    'Lĩnh vực: Hộ tịch',
    'STT',
    'Mã hồ sơ',
    'Cơ quan chủ trì giải quyết',
    'Nhận và trả kết quả',
    'Ghi chú',
    'Ngày nhận hồ sơ',
    'Đặng Thị Ngọc Ưởng',
    "Rơ Châm H'Bơ",
    '25/11/2026',
    'Tổng số: 3 hồ sơ',
    'Bản in minh họa, không có giá trị pháp lý.',
  ]);
  // UNVERIFIED: it must not call itself the form.
  expect(text).not.toContain('Mẫu số');
  expect(pages[0]?.fonts.every((font) => /Tinos/.test(font))).toBe(true);
});

test('a long register goes on over sheets: headings on each, every line once, sheets numbered', async () => {
  const pages = await printed(60);
  expect(pages.length).toBeGreaterThan(2);
  expectSize(pages, 297, 210);
  for (const [i, { text }] of pages.entries()) {
    const said = text.replace(/\s+/g, ' ');
    if (i < pages.length - 1 || said.includes('TAM-')) expect(said).toContain('Tên thủ tục hành chính');
    expect(said).toContain(`Trang ${i + 1}/${pages.length}`);
  }
  const codes =
    words(pages)
      .replace(/\s/g, '')
      .match(/-261120-\d{4}/g) ?? [];
  expect(codes.length).toBe(20);
});
