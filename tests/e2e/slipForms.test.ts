import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApologySlip } from '../../src-shared/slip/apology.ts';
import { buildControlSlip } from '../../src-shared/slip/control.ts';
import { buildForwardingSlip } from '../../src-shared/slip/forwarding.ts';
import { buildPrecheckSlip } from '../../src-shared/slip/precheck.ts';
import { buildRefusalSlip } from '../../src-shared/slip/refusal.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import { buildStopSlip } from '../../src-shared/slip/stop.ts';
import { buildSupplementSlip } from '../../src-shared/slip/supplement.ts';
import { expectInOrder, expectSize, openSlipDesk, type SlipDesk, words } from './slipDesk.ts';
import { person } from './slipSample.ts';
import {
  apologySource,
  controlSource,
  forwardingSource,
  handOvers,
  longName,
  precheckSource,
  refusalSource,
  sampleSlips,
  stopSource,
  supplementSource,
  type Year,
} from './slipSamples.ts';

let desk: SlipDesk;

beforeAll(async () => {
  desk = await openSlipDesk();
});
afterAll(() => desk?.close());

const nation = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
const unit = { '2018': 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ', '2025': 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG' };
const counterHeading = (year: Year) => ['ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA', unit[year]];
const people = [
  longName,
  'Địa chỉ: Số 12/3 hẻm 5, tổ dân phố 7, phường Minh Họa',
  'Số điện thoại:',
  'Email:',
];
const caseCode = ['Mã hướng dẫn: HD-Q1-261120-0003', 'chưa được tiếp nhận', 'Mã tra cứu: K7QX4MPR'];
const dossierCode = ['Mã hồ sơ: TAM-Q1-261120-0007', 'Mã tra cứu: K7QX4MPR'];
const letterEnd = [
  'Nơi nhận:',
  '- Như trên;',
  '- Lưu.',
  'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
  '(Ký, ghi rõ họ tên, đóng dấu)',
];

/** The words of each form in the order of the form. */
const forms: Readonly<Record<string, (year: Year) => readonly string[]>> = {
  supplement: (year) => [
    ...counterHeading(year),
    'Số: 12/HDHS',
    ...nation,
    'Minh Họa, ngày 20 tháng 11 năm 2026',
    ...caseCode,
    'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    '(Phiếu hướng dẫn hoàn thiện hồ sơ, lần thứ 1)',
    'Tiếp nhận hồ sơ/yêu cầu của:',
    ...people,
    'Nội dung yêu cầu giải quyết: Đăng ký lại khai sinh',
    'Yêu cầu hoàn thiện hồ sơ gồm những nội dung như sau:',
    '1. Tờ khai đăng ký lại khai sinh theo mẫu',
    'Lý do: Chưa ghi họ tên',
    '2. Bản sao toàn bộ hồ sơ',
    'Lý do: Chưa nộp',
    'Ghi chú: Không phải nộp lại',
    'nếu có vướng mắc, Ông/Bà liên hệ với Y Moan Êñuôl',
    'NGƯỜI HƯỚNG DẪN',
    'Y Moan Êñuôl',
    'Dấu vết: a3f09c1e',
  ],
  refusal: (year) => [
    ...counterHeading(year),
    'Số: 4',
    ...nation,
    ...caseCode,
    'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    'Phường Minh Họa, Quầy số 1',
    'Tiếp nhận hồ sơ của:',
    ...people,
    'Nội dung yêu cầu giải quyết: Đăng ký lại khai sinh',
    'Qua xem xét,',
    'thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:',
    'Lý do: Nội dung đề nghị đã được giải quyết: khai sinh của người này',
    'Hướng dẫn: Ông/Bà đề nghị cấp bản sao',
    'Xin thông báo cho Ông/Bà được biết và thực hiện./.',
    'NGƯỜI NỘP HỒ SƠ',
    longName,
    'NGƯỜI TIẾP NHẬN HỒ SƠ',
    'Y Moan Êñuôl',
  ],
  apology: (year) => [
    'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA',
    year === '2018' ? 'Số: 3/PXL' : 'Số: 3',
    ...nation,
    'Minh Họa, ngày 24 tháng 11 năm 2026',
    ...dossierCode,
    year === '2018'
      ? 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ'
      : 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
    `Kính gửi: ${longName}`,
    'Ngày 20 tháng 11 năm 2026, Ủy ban nhân dân phường Minh Họa tiếp nhận giải quyết hồ sơ',
    'lĩnh vực Hộ tịch: Đăng ký lại khai sinh của Công Tằng Tôn Nữ',
    'Mã số: TAM-Q1-261120-0007',
    'Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026',
    'Lý do: Phải xác minh thêm',
    'xin lỗi Ông/Bà vì sự chậm trễ này',
    'Thời gian hẹn trả kết quả lại: 17 giờ 00 phút, ngày 03 tháng 12 năm 2026',
    ...letterEnd,
    'Nguyễn Thị Ố Ỡ',
  ],
  stop: () => [
    'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA',
    'Số: 2',
    ...nation,
    ...dossierCode,
    'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
    `Kính gửi: ${longName}`,
    'thông báo dừng giải quyết hồ sơ',
    'Nội dung yêu cầu giải quyết: Đăng ký lại khai sinh',
    'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 20 tháng 11 năm 2026',
    'Đề nghị của Ông/Bà: xin dừng',
    'Căn cứ dừng giải quyết: đơn của người đề nghị',
    'Dừng giải quyết từ: 10 giờ 00 phút, ngày 23 tháng 11 năm 2026',
    ...letterEnd,
  ],
  control: (year) => [
    ...counterHeading(year),
    ...nation,
    ...dossierCode,
    'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
    'Cơ quan (bộ phận) giải quyết hồ sơ: Ủy ban nhân dân phường Minh Họa',
    'Cơ quan phối hợp giải quyết: Công an phường Minh Họa',
    `Chủ hồ sơ: ${longName}`,
    'Thủ tục hành chính: Đăng ký lại khai sinh',
    'Thời gian nhận hồ sơ: 09 giờ 05 phút',
    'Thời gian trả kết quả: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026',
    'TÊN CƠ QUAN THỜI GIAN GIAO, NHẬN HỒ SƠ KẾT QUẢ GIẢI QUYẾT HỒ SƠ GHI CHÚ',
    '1. Giao:',
    'Nhận: Ủy ban nhân dân phường Minh Họa',
    '09 giờ 42 phút, ngày 20 tháng 11 năm 2026',
    'Người giao',
    'Y Moan Êñuôl',
    'Người nhận',
    "Rơ Châm H'Bơ",
    'Trước hạn',
    'Đúng hạn',
    'Quá hạn',
    'Không nhận: thiếu công văn đề nghị xác minh',
    'Thời gian giải quyết: 1 ngày làm việc',
    '4. Giao: Công an phường Minh Họa',
    'X Đúng hạn',
    '5. Giao:',
    '16 giờ 45 phút, ngày 26 tháng 11 năm 2026',
    'X Đúng hạn',
    'Giấy khai sinh số 87/2026',
  ],
  forwarding: (year) => [
    ...counterHeading(year),
    ...nation,
    ...dossierCode,
    'PHIẾU CHUYỂN HỒ SƠ',
    'Kính gửi: Ủy ban nhân dân xã Ia Băng',
    'Chủ hồ sơ:',
    ...people,
    'Thủ tục hành chính: Đăng ký lại khai sinh',
    'Giấy tờ chuyển kèm:',
    'STT Tên giấy tờ Bản chính/bản sao Số lượng',
    '4 Căn cước công dân hoặc hộ chiếu Đã xuất trình đã trả lại',
    'Số lượng hồ sơ: 01 (bộ)',
    'Thời gian chuyển hồ sơ: 15 giờ 30 phút, ngày 20 tháng 11 năm 2026',
    'NGƯỜI GIAO',
    'Y Moan Êñuôl',
    'NGƯỜI NHẬN',
  ],
  precheck: (year) => [
    ...counterHeading(year),
    ...nation,
    'PHIẾU HƯỚNG DẪN CHUẨN BỊ HỒ SƠ',
    `Người được hướng dẫn: ${longName}`,
    'Giấy tờ đã có:',
    '1. Căn cước công dân hoặc hộ chiếu',
    'Giấy tờ còn thiếu:',
    '1. Tờ khai đăng ký lại khai sinh theo mẫu',
    '2. Giấy tờ chứng minh nơi cư trú',
    'Mẫu đơn, tờ khai cần điền:',
    '1. Tờ khai đăng ký lại khai sinh',
    'NGƯỜI HƯỚNG DẪN',
    'Kpă Klơng',
    'PHIẾU QUAY LẠI',
    ...caseCode,
    'Khi quay lại, Ông/Bà đưa phần này cho quầy',
  ],
};

const cases = (['2018', '2025'] as const).flatMap((year) =>
  Object.entries(forms).flatMap(([form, order]) => {
    const slip = sampleSlips(year)[form as Slip['form']];
    return slip ? [{ form, year, slip, order: order(year) }] : [];
  }),
);

test.each(cases)('$form of $year on A5: one page, the words in the order of the form', async (one) => {
  const pages = await desk.print(one.slip, 'a5');
  expect(pages).toHaveLength(1);
  expectSize(pages, 148, 210);
  expectInOrder(words(pages), one.order);
  for (const font of pages[0]?.fonts ?? []) expect(font).toMatch(/^[A-Z]{6}\+Tinos-(Regular|Bold|Italic)$/);
});

test.each(cases.filter(({ slip }) => slip.copyLabels !== null))(
  '$form of $year twice on one A4 sheet, each copy named',
  async ({ slip, order }) => {
    const pages = await desk.print(slip, 'a4x2');
    expect(pages).toHaveLength(1);
    expectSize(pages, 297, 210);
    const [kept, given] = slip.copyLabels ?? ['', ''];
    // The title may run over two lines, beside the other copy's.
    const after = order.slice(-6);
    expectInOrder(words(pages), [`(${kept})`, ...after, `(${given})`, ...after]);
  },
);

test('a layout not compared with its circular does not call itself the form; a checked one does', async () => {
  for (const { slip, year } of cases) {
    if (slip.formName === '') continue;
    const text = words(await desk.print(slip, 'a5'));
    expect([slip.form, text.includes(slip.formName)]).toEqual([slip.form, year === '2018']);
    expect(text).not.toContain('đối chiếu');
  }
});

test('trap 9: names typed in decomposed letters are printed composed, highland letters included', async () => {
  const name = "Rơ Châm H'Bơ, Y Moan Êñuôl, Ŏ Ĕ Č";
  const personal = person({ name: name.normalize('NFD') });
  for (const slip of [
    buildSupplementSlip(supplementSource('2018', { personal })),
    buildRefusalSlip(refusalSource('2018', { personal })),
    buildApologySlip(apologySource('2018', { personal })),
    buildStopSlip(stopSource({ personal })),
    buildControlSlip(controlSource('2018', { personal })),
    buildForwardingSlip(forwardingSource('2018', { personal })),
    buildPrecheckSlip(precheckSource('2018', { personal })),
  ])
    expect(words(await desk.print(slip, 'a5'))).toContain(name);
});

const forty = Array.from({ length: 40 }, (_, index) => ({
  id: `c${index + 1}`,
  name: `Giấy tờ thứ ${index + 1}: bản vẽ hiện trạng công trình và thuyết minh kèm theo`,
}));

test('40 papers on each form that lists papers: none lost, nothing but paper added', async () => {
  const { slip: made, ...source } = supplementSource('2018');
  const reasons = Object.fromEntries(forty.map(({ id }) => [id, 'chưa nộp']));
  const blank = { condition: null, blankForm: null };
  for (const slip of [
    buildSupplementSlip({ ...source, slip: { ...made, items: forty }, typed: { reasons, note: '' } }),
    buildForwardingSlip(
      forwardingSource('2018', {
        components: forty.map(({ name }) => ({ name, state: 'submitted' as const, originals: 1, copies: 0 })),
      }),
    ),
    buildPrecheckSlip(
      precheckSource('2018', {
        have: [],
        missing: forty,
        components: forty.map((paper) => ({ ...paper, ...blank })),
      }),
    ),
  ]) {
    const pages = await desk.print(slip, 'a5');
    expectSize(pages, 148, 210);
    const text = words(pages);
    for (const { name } of forty) expect(text.split(name)).toHaveLength(2);
    expect(words(pages.slice(-1))).toContain('Dấu vết: a3f09c1e');
  }
});

test('a long way through many hands flows on to further pages with its headings', async () => {
  const many = [...handOvers, ...handOvers, ...handOvers].map((handOver, index) => ({
    ...handOver,
    handOverId: `h${index}`,
  }));
  const pages = await desk.print(buildControlSlip(controlSource('2018', { handOvers: many })), 'a5');
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(words([page])).toContain('TÊN CƠ QUAN');
  for (let order = 1; order <= 13; order += 1) expect(words(pages)).toContain(`${order}. Giao:`);
});

test('trap 3: on a second delay the letter prints no new day', async () => {
  const { slip, ...source } = apologySource('2018');
  const text = words(
    await desk.print(buildApologySlip({ ...source, slip: { ...slip, newDue: null } }), 'a5'),
  );
  expect(text).toContain('xin lỗi Ông/Bà');
  expect(text).not.toContain('hẹn trả kết quả lại');
});

test('trap 20: a copy after a good print is marked on every form', async () => {
  for (const slip of [
    buildSupplementSlip(supplementSource('2025', { reprint: 2 })),
    buildPrecheckSlip(precheckSource('2025', { reprint: 2 })),
    buildControlSlip(controlSource('2025', { reprint: 2 })),
  ])
    expect(words(await desk.print(slip, 'a5'))).toContain('In lại lần 2');
});
