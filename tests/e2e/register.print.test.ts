import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src-shared/contract/register.ts';
import type { RegisterLine } from '../../src-shared/register/line.ts';
import { registerTexts } from '../../src-shared/register/texts.ts';
import { buildRegister } from '../../src-shared/slip/buildRegister.ts';
import type { SheetPrintJob } from '../../src-shared/slip/printJob.ts';
import { buildReportSheet } from '../../src-shared/slip/reportSheet.ts';
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

/** Opens slip.html the way Electron does, prints it and reads the paper back. */
async function paperOf(job: SheetPrintJob, name: string): Promise<PdfPage[]> {
  const page = await desk.browser.newPage();
  try {
    await page.addInitScript((handed) => {
      Object.defineProperty(window, 'quayPrint', { value: { job: () => Promise.resolve(handed) } });
    }, job);
    await page.goto(`${desk.origin}/slip.html`);
    await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
    const folder = process.env.QUAY_PICTURES;
    const path = folder && join(folder, `${name}.pdf`);
    return (await readPdf(await page.pdf({ preferCSSPageSize: true, ...(path ? { path } : {}) }))).pages;
  } finally {
    await page.close();
  }
}

const printed = (count: number): Promise<PdfPage[]> =>
  paperOf(
    {
      register: buildRegister({
        texts,
        forms: shippedForms('2025'),
        ward: demoWard(),
        scope: { from: '2026-11-01', to: '2026-11-30', field: 'Hộ tịch', counter: '', otherAgency: false },
        volume: '2026',
        lines: Array.from({ length: count }, (_, i) => line(i + 1)),
        madeAt: '2026-11-30T16:05',
      }),
    },
    `register-${count}`,
  );

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

const report: Report = {
  from: '2026-11-01',
  to: '2026-11-30',
  lookedAt: '2026-11-30T16:05',
  standing: {
    broughtForward: 12,
    received: 1480,
    resolved: 1465,
    inProgress: 20,
    stopped: 1,
    withdrawn: 6,
    refused: 3,
    guided: 41,
  },
  lateness: { early: 1200, onTime: 236, late: 29, openOverdue: 1, rescheduled: 9, paused: 4 },
  reasons: [{ reason: 'otherAgency', results: 29, apologies: 9 }],
  apologies: { made: 10, tooLate: 1 },
  secondDelays: [],
  extraPapers: [
    {
      officer: 'Y Moan Êñuôl',
      procedureName: 'Đăng ký lại khai sinh',
      attempted: 2,
      volunteered: 1,
      thirdRounds: 0,
      papers: null,
    },
  ],
  firstTime: [
    { procedureCode: '1.004873', procedureName: 'Đăng ký lại khai sinh', received: 1480, right: 1332 },
  ],
};

test('a report on the same paper: figures with their words, the line of 2 %, no name of a paper', async () => {
  const sheet = buildReportSheet(report, { forms: shippedForms('2025'), ward: demoWard() });
  const pages = await paperOf({ report: sheet }, 'report');
  expectSize(pages, 297, 210);
  const text = words(pages);
  expectInOrder(text, [
    'TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ',
    'Từ ngày 01/11/2026 đến ngày 30/11/2026',
    'Tiếp nhận trong kỳ 1.480',
    'nhiều nhất 2 %',
    '2,05 %',
    'Lý do quá hạn',
    'Chờ cơ quan phối hợp 29 9',
    'chỉ lãnh đạo xem',
    'Cộng 1.480 1.332 90 %',
  ]);
  expect(text).not.toContain('Mẫu số');
  expect(text).not.toContain('Trễ hẹn lần hai');
});
