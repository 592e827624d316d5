import { afterAll, beforeAll, expect, test } from 'vitest';
import { cashDayPaper } from '../../src-shared/document/cashDay.ts';
import type { PlainDocument } from '../../src-shared/document/document.ts';
import { feedbackAddressPaper, feedbackSections } from '../../src-shared/document/feedbackAddress.ts';
import { feedbackAnswerPaper } from '../../src-shared/document/feedbackAnswer.ts';
import { feedbackNote } from '../../src-shared/document/feedbackNote.ts';
import { privacyNotice, privacySections } from '../../src-shared/document/privacy.ts';
import { recoveryPaper } from '../../src-shared/document/recoveryKey.ts';
import { formPdf, lockedPdf, pagelessPdf } from '../support/sampleFiles.ts';
import { expectInOrder, expectSize, openSlipDesk, type SlipDesk, words } from './slipDesk.ts';

let desk: SlipDesk;
beforeAll(async () => {
  desk = await openSlipDesk();
});
afterAll(() => desk?.close());

test('the privacy notice is one A5 page with every heading and word, in Tinos', async () => {
  const pages = await desk.printDocument(privacyNotice('Phường Minh Họa'));
  expect(pages).toHaveLength(1);
  expectSize(pages, 148, 210);
  expectInOrder(words(pages), [
    'Phường Minh Họa',
    'Thông báo về xử lý dữ liệu cá nhân',
    ...privacySections.flat(),
  ]);
  for (const font of pages[0]?.fonts ?? []) expect(font).toContain('Tinos');
});

test('the recovery key is one A5 page whose groups are read off it as they are typed', async () => {
  const key = '01234567-89ABCDEF-01234567-89ABCDEF-01234567-89ABCDEF-01234567-89ABCDEF-0F1E';
  const pages = await desk.printDocument(recoveryPaper('Phường Minh Họa', key));
  expect(pages).toHaveLength(1);
  expectInOrder(words(pages), ['Khóa khôi phục sổ hồ sơ', ...key.split('-'), 'quay recover']);
});

const minhHoa = {
  authority: 'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA',
  place: 'Minh Họa',
  address: 'Số 1 đường Ví Dụ',
  hotline: '0000 000 000',
  email: 'motcua@minhhoa.example',
  website: '',
};

test('the notice of where feedback goes is one A4 page with all the ward has said, and nothing it has not', async () => {
  const pages = await desk.printDocument(feedbackAddressPaper(minhHoa));
  expect(pages).toHaveLength(1);
  expectSize(pages, 210, 297);
  expectInOrder(words(pages), [...feedbackSections.flat(), 'Nơi nhận', minhHoa.address, minhHoa.email]);
  expect(words(pages)).not.toContain('Trang thông tin điện tử:');
});

test('the note of feedback and its answer: the first without a name, the second to whoever sent it', async () => {
  const note = await desk.printDocument(
    feedbackNote('Phường Minh Họa', {
      at: '2026-11-20T02:05:00.000Z',
      code: 'PA-Q1-261120-0001',
      lookupSecret: 'H42ZZ6',
      replyBy: '2026-12-14',
    }),
  );
  expect(note).toHaveLength(1);
  expectSize(note, 148, 210);
  expectInOrder(words(note), ['09:05 20/11/2026', 'PA-Q1-261120-0001', 'H42ZZ6', '14/12/2026']);
  const answer = await desk.printDocument(
    feedbackAnswerPaper(minhHoa, {
      code: 'PA-Q1-261120-0001',
      receivedOn: '2026-11-20',
      sender: { name: "H'Bơ Êñuôl", address: 'Buôn Ky' },
      question: 'Chờ ba giờ.',
      answer: { on: '2026-11-25', number: '', text: 'Đã thêm một quầy.' },
    }),
  );
  expectSize(answer, 210, 297);
  expectInOrder(words(answer), [
    'Số: ……',
    'ngày 25 tháng 11 năm 2026',
    'Kính gửi',
    "Ông/bà H'Bơ Êñuôl",
    'Buôn Ky',
    'Chờ ba giờ.',
    'Đã thêm một quầy.',
    'ký tên và đóng dấu',
  ]);
});

test('a long day of the drawer flows on to further A4 pages: no receipt lost, the head repeated', async () => {
  const receipts = Array.from({ length: 120 }, (_, index) => ({
    dossierId: 'd',
    paymentId: `p${index}`,
    code: `TAM-Q1-261120-${String(index + 1).padStart(4, '0')}`,
    applicantName: "Rơ Châm H'Bơ",
    procedureName: 'Chứng thực bản sao',
    at: '2026-11-20T09:05',
    dong: 12000,
    method: 'cash' as const,
    series: 'AA/26',
    number: String(index + 1).padStart(7, '0'),
    officer: 'o',
    afterClose: false,
    voidedDay: null,
  }));
  const pages = await desk.printDocument(
    cashDayPaper('Phường Minh Họa', {
      day: '2026-11-20',
      counter: 'Q1',
      openingFloat: 0,
      receipts,
      voidedLater: [],
      byProcedure: [],
      byMethod: [{ method: 'cash', receipts: 120, dong: 1_440_000 }],
      taken: 1_440_000,
      cash: 1_440_000,
      afterClose: 0,
      closed: null,
    }),
  );
  expect(pages.length).toBeGreaterThan(2);
  expectSize(pages, 210, 297);
  for (const { number } of receipts) expect(words(pages)).toContain(`AA/26 ${number}`);
  expect(words(pages.slice(1, 2))).toContain('Giờ Biên lai');
  expect(words(pages)).toContain('Tổng thu 120 1.440.000 đ');
});

const formOf = (content: Uint8Array): PlainDocument => ({
  title: 'Tờ khai',
  subtitle: '',
  paper: 'a4',
  blocks: [{ kind: 'pdf', base64: Buffer.from(content).toString('base64') }],
  file: null,
});

test('a form of ten pages is ten sheets of A4 upright, its lying page too, and no blank one between', async () => {
  const pages = await desk.printDocument(formOf(formPdf(10)));
  expect(pages).toHaveLength(10);
  expectSize(pages, 210, 297);
});

test('a PDF that cannot be drawn marks the page with its reason', async () => {
  const failureOf = async (content: Uint8Array) => {
    const page = await desk.browser.newPage();
    await page.addInitScript(
      (job) => {
        Object.defineProperty(window, 'quayPrint', { value: { job: () => Promise.resolve(job) } });
      },
      { document: formOf(content) },
    );
    await page.goto(`${desk.origin}/slip.html`);
    await page.waitForSelector('html[data-ready="false"]', { state: 'attached' });
    const failure = await page.locator('html').getAttribute('data-failure');
    await page.close();
    return failure;
  };
  expect(await failureOf(lockedPdf())).toBe('paper.pdfLocked');
  expect(await failureOf(pagelessPdf())).toBe('paper.pdfBroken');
});
