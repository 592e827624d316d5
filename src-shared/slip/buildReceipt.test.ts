import { expect, test } from 'vitest';
import { demoWard, person, sampleSource, shippedForms } from '../../tests/e2e/slipSample.ts';
import type { PersonalData } from '../dossier/intake.ts';
import { buildReceiptSlip, type ReceiptSource } from './buildReceipt.ts';
import { parseSlipQr } from './qr.ts';
import { receiptSlip } from './receipt.ts';

const build = (changes: Partial<ReceiptSource> = {}) => buildReceiptSlip(sampleSource(changes));
const line = (changes: Partial<ReceiptSource>, label: string) => {
  const slip = build(changes);
  return [...slip.applicantLines, ...slip.lines].find((found) => found.label.includes(label))?.value;
};

test('the slip has the shape that windows and printers are promised', () => {
  for (const year of ['2018', '2025'] as const)
    expect(() => receiptSlip.parse(build({ forms: shippedForms(year) }))).not.toThrow();
});

test('Mẫu 01: the lines come in the order of the form', () => {
  const slip = build({ forms: shippedForms('2018') });
  expect(slip.applicantLines.map(({ label }) => label)).toEqual([
    'Tiếp nhận hồ sơ của:',
    'Địa chỉ:',
    'Số điện thoại:',
    'Email:',
    'Nội dung yêu cầu giải quyết:',
  ]);
  expect([slip.componentsHeading, ...slip.lines.map(({ label }) => label)].map((label) => label[0])).toEqual([
    ...'1234567',
  ]);
  expect(slip.unit).toBe('BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ');
  expect(build().unit).toBe('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG');
});

test('hour and day of receipt and return are in words (TT 01/2020/TT-BTP Đ.2)', () => {
  expect(line({}, '4. ')).toBe('09 giờ 05 phút, ngày 20 tháng 11 năm 2026');
  expect(line({}, '5. ')).toBe('17 giờ 00 phút, ngày 26 tháng 11 năm 2026');
});

test('NĐ 30/2020: a zero stands before days below 10 and the months 1 and 2 only', () => {
  expect(build({ acceptedAt: '2026-02-05T08:00' }).placeAndDate).toBe('Minh Họa, ngày 05 tháng 02 năm 2026');
  expect(build({ acceptedAt: '2026-03-15T08:00' }).placeAndDate).toBe('Minh Họa, ngày 15 tháng 3 năm 2026');
});

test('a due date past the announced calendar says that it is provisional', () => {
  expect(line({ due: { date: '2027-01-05', at: '17:00', provisional: true } }, '5. ')).toBe(
    '17 giờ 00 phút, ngày 05 tháng 01 năm 2027 (dự kiến: lịch nghỉ năm 2027 chưa công bố)',
  );
});

test('a temporary code says so, an official one stands alone', () => {
  expect(build().codeNote).toBe('Mã tạm; mã chính thức sẽ được thông báo sau');
  expect(build({ codeKind: 'official', code: '000.00.BD.H08-261120-0004' }).codeNote).toBe('');
});

test('trap 20: only a copy after a good print is marked', () => {
  expect(build().reprint).toBe('');
  expect(build({ reprint: 2 }).reprint).toBe('In lại lần 2');
});

test('the number carries no invented suffix; a ward may set its own', () => {
  expect(build().number).toBe('Số: 1042');
  expect(build({ ward: { ...demoWard(), receiptNumberSuffix: 'TTPVHCC' } }).number).toBe('Số: 1042/TTPVHCC');
});

test('papers shown, looked up or to be checked later never read as handed in', () => {
  const slip = build({
    components: [
      { name: 'Sổ hộ khẩu', state: 'lookedUp', originals: 1, copies: 1 },
      { name: 'Tờ khai', state: 'submitted', originals: 1, copies: 2 },
      { name: 'Giấy chứng sinh', state: 'checkLater', originals: 0, copies: 0 },
      { name: 'Căn cước', state: 'shown', originals: 1, copies: 0 },
    ],
  });
  expect(slip.papers.rows).toEqual([
    { order: 1, name: 'Tờ khai', kind: 'Bản chính; bản sao', quantity: '01; 02' },
    { order: 2, name: 'Sổ hộ khẩu', kind: 'Đã tra cứu CSDL', quantity: 'không nộp' },
    { order: 3, name: 'Giấy chứng sinh', kind: 'Cơ quan tra cứu sau', quantity: 'không nộp' },
    { order: 4, name: 'Căn cước', kind: 'Đã xuất trình', quantity: 'đã trả lại' },
  ]);
});

test('trap 10: a one-word name, no phone, no e-mail, no address leave room for a hand', () => {
  const personal = person({ name: 'Phượng' });
  expect(line({ personal }, 'Tiếp nhận')).toBe('Phượng');
  expect(line({ personal }, 'Số điện thoại')).toBe('');
  expect(line({ personal }, 'Địa chỉ')).toBe('');
  expect(build({ personal }).signatures[0]?.name).toBe('Phượng');
});

test('trap 10: an organisation is named with who acts for it, and that person signs', () => {
  const personal = person({ kind: 'organisation', name: 'Công ty Ố Ỡ', representative: 'Kpă Klơng' });
  expect(line({ personal }, 'Tiếp nhận')).toBe('Công ty Ố Ỡ');
  expect(line({ personal }, 'Người đại diện')).toBe('Kpă Klơng');
  expect(build({ personal }).signatures[0]?.name).toBe('Kpă Klơng');
});

test('trap 10: a submitter who is not the owner is named, reachable, and signs', () => {
  const personal = person({ name: 'Nguyễn Thị Ố Ỡ' });
  const submitter = {
    sameAsApplicant: false,
    name: 'Y Moan Êñuôl',
    idNumber: '052090000123',
    phone: '0912000111',
    relation: 'con',
    authority: 'giấy ủy quyền số 12',
  };
  const source = { personal: { ...personal, submitter } };
  expect(line(source, 'Người nộp hồ sơ')).toBe('Y Moan Êñuôl (con; giấy ủy quyền số 12)');
  expect(line(source, 'Số điện thoại')).toBe('0912000111 (người nộp)');
  expect(build(source).signatures[0]?.name).toBe('Y Moan Êñuôl');
});

test('the slip never carries an identity number, and its QR nothing about people', () => {
  const personal = person({ name: 'Lê Văn A', idNumber: '052090000123', phone: '0905123456' });
  const slip = build({ personal });
  expect(JSON.stringify(slip)).not.toContain('052090000123');
  expect(slip.qr).toBe('QMC1|TAM-Q1-261120-0007|K7QX4MPR');
});

test('after the person’s data were destroyed nothing about them is printed or left open', () => {
  const slip = build({ personal: null, resultChannel: 'post' });
  expect(slip.applicantLines.map(({ value }) => value)).toEqual([
    '(đã xóa theo thời hạn lưu trữ)',
    'Đăng ký lại khai sinh',
  ]);
  expect(slip.signatures[0]?.name).toBe('');
  expect(slip.lines[4]?.value).toBe('Qua dịch vụ bưu chính công ích');
});

test('a result by post goes to the address given for it', () => {
  const personal = { ...person({ name: 'Lê Văn A' }), postalAddress: '5 Lê Lợi' };
  expect(line({ personal, resultChannel: 'post' }, '6. ')).toBe(
    'Qua dịch vụ bưu chính công ích, đến: 5 Lê Lợi',
  );
  expect(line({}, '6. ')).toBe('Trung tâm Phục vụ hành chính công phường Minh Họa');
});

test('the privacy line names Luật 91/2025/QH15 from the day it is in force (01/01/2026)', () => {
  const notes = (acceptedAt: string) => build({ acceptedAt }).notes.join('\n');
  expect(notes('2025-12-31T16:59')).not.toContain('91/2025/QH15');
  expect(notes('2026-01-01T07:00')).toContain('91/2025/QH15');
});

test('the hotline is said only where there is one; a demonstration ward says what it is', () => {
  const silent = { ...demoWard(), hotline: '', email: '', website: '', demonstration: false };
  expect(build({ ward: silent }).notes.join('\n')).not.toMatch(/Liên hệ|minh họa/);
  expect(build().notes.join('\n')).toMatch(/đường dây nóng 0000 000 000/);
  expect(build().notes[0]).toBe('Bản in minh họa, không có giá trị pháp lý.');
});

test('the trace is the first eight digits of the receipt’s hash', () => {
  expect(build().trace).toBe('Dấu vết: a3f09c1e');
});

test('trap 9: a name typed in decomposed letters is printed composed', () => {
  const name = 'Nguyễn Thị Ố Ỡ';
  expect(line({ personal: person({ name: name.normalize('NFD') }) }, 'Tiếp nhận')).toBe(name);
});

test('the same source gives the same slip', () => {
  expect(build()).toEqual(build());
});

test('a scanned slip gives code and secret back; anything else is refused', () => {
  for (const code of ['TAM-Q1-261120-0007', '000.00.BD.H08-230411-0004'])
    expect(parseSlipQr(` ${build({ code }).qr}\r\n`)).toEqual({
      ok: true,
      value: { code, lookupSecret: 'K7QX4MPR' },
    });
  const others = [
    '',
    'QMC1||',
    'QMC2|TAM-Q1-261120-0007|K7QX4MPR',
    '052090000123|123|Lê A|01011990|Nam|x|01012021',
  ];
  for (const text of [...others, 'QMC1|TAM-Q1-261120-0007|K7QX4MPR|x'])
    expect(parseSlipQr(text)).toEqual({ ok: false, error: { code: 'slip.qrUnknown' } });
});

test('who signs by fingerprint is said to, with the witness; nobody else has such a line', () => {
  const helped = { fingerprint: true, witness: 'Lê Văn Chứng', readBack: true, interpreter: '' };
  const lines = (personal: PersonalData) => build({ personal }).applicantLines.map(({ value }) => value);
  expect(lines({ ...person({}), assistance: helped })).toContain(
    'điểm chỉ thay chữ ký; người làm chứng: Lê Văn Chứng; đã đọc lại cho nghe',
  );
  expect(lines(person({})).join()).not.toContain('điểm chỉ');
});
