import { expect, test } from 'vitest';
import { demoWard, person } from '../../tests/e2e/slipSample.ts';
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
} from '../../tests/e2e/slipSamples.ts';
import { latenessReason, refusalGround, slipForm } from '../dossier/words.ts';
import { type ApologySource, buildApologySlip } from './apology.ts';
import { buildControlSlip } from './control.ts';
import { buildForwardingSlip } from './forwarding.ts';
import { buildPrecheckSlip } from './precheck.ts';
import { parseSlipQr } from './qr.ts';
import { latenessWords, refusalWords } from './reasons.ts';
import { buildRefusalSlip } from './refusal.ts';
import { slip } from './slip.ts';
import { buildStopSlip } from './stop.ts';
import { buildSupplementSlip } from './supplement.ts';

const years = ['2018', '2025'] as const;
const value = (lines: readonly { label: string; value: string }[], label: string) =>
  lines.find((line) => line.label === label)?.value;

test('every form of both generations has the shape windows and printers are promised', () => {
  const all = years.flatMap((year) => Object.values(sampleSlips(year)));
  for (const one of all) expect(slip.parse(one)).toEqual(one);
  expect(new Set(all.map(({ form }) => form))).toEqual(new Set(slipForm.options));
});

test('titles are those of the circular; the 2018 forms have no stop notice', () => {
  const titles = (year: '2018' | '2025') =>
    Object.fromEntries(Object.entries(sampleSlips(year)).map(([form, { title }]) => [form, title]));
  expect(titles('2018')).toMatchObject({
    supplement: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    refusal: 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    apology: 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
    control: 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
  });
  expect(titles('2018').stop).toBeUndefined();
  expect(titles('2025')).toMatchObject({
    apology: 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
    stop: 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
  });
});

test('the control slip is Mẫu 05 of 2018 and 06 of 2025, the stop notice 05 of 2025', () => {
  expect(sampleSlips('2018').control?.formName).toContain('Mẫu số 05');
  expect(sampleSlips('2025').control?.formName).toContain('Mẫu số 06');
  expect(sampleSlips('2025').stop?.formName).toContain('Mẫu số 05');
});

test('no 2025 layout calls itself checked; sheets of the counter’s own call themselves no form', () => {
  for (const [form, { templateStatus, formName }] of Object.entries(sampleSlips('2025'))) {
    const own = form === 'forwarding' || form === 'precheck';
    expect([form, templateStatus]).toEqual([form, own ? 'LOCAL' : 'UNVERIFIED']);
    expect(formName === '').toBe(own);
  }
});

test('no slip carries an identity number, and no QR anything about people', () => {
  for (const one of years.flatMap((year) => Object.values(sampleSlips(year)))) {
    expect(JSON.stringify(one)).not.toContain('052190001234');
    expect(parseSlipQr(one.qr)).toEqual({
      ok: true,
      value: { code: one.code, lookupSecret: one.lookupSecret },
    });
  }
});

test('before receipt the code is that of the case and says so; its QR finds the case', () => {
  const one = buildSupplementSlip(supplementSource('2018'));
  expect(one).toMatchObject({ codeLabel: 'Mã hướng dẫn:', qr: 'QMC1|HD-Q1-261120-0003|K7QX4MPR' });
  expect(one.codeNote).toContain('chưa được tiếp nhận');
});

test('trap 9: what was typed in decomposed letters is printed composed, on every form', () => {
  const personal = person({ name: longName.normalize('NFD') });
  const all = [
    buildSupplementSlip({
      ...supplementSource('2018', { personal }),
      typed: { reasons: { c1: 'thiếu chữ ký'.normalize('NFD') }, note: 'Ố Ỡ'.normalize('NFD') },
    }),
    buildRefusalSlip(refusalSource('2018', { personal })),
    buildApologySlip(apologySource('2018', { personal })),
    buildStopSlip(stopSource({ personal })),
    buildControlSlip(controlSource('2018', { personal })),
    buildForwardingSlip(forwardingSource('2018', { personal })),
    buildPrecheckSlip(precheckSource('2018', { personal })),
  ];
  for (const one of all) {
    const text = JSON.stringify(one);
    expect(text).toContain(longName);
    expect(text).toBe(text.normalize('NFC'));
  }
});

test('trap 10: without phone and e-mail the lines stay open for a hand', () => {
  for (const one of [
    buildSupplementSlip(supplementSource('2018')),
    buildRefusalSlip(refusalSource('2018')),
  ]) {
    expect(value(one.applicantLines, 'Số điện thoại:')).toBe('');
    expect(value(one.applicantLines, 'Địa chỉ:')).toContain('tổ dân phố 7');
  }
});

test('after the data were destroyed nothing about the person or typed in the case is left', () => {
  const gone = { personal: null, typed: null };
  expect(buildSupplementSlip(supplementSource('2018', gone)).items[0]?.reason.value).toBe('');
  expect(value(buildRefusalSlip(refusalSource('2018', gone)).lines, 'Lý do:')).toBe(
    'Nội dung đề nghị đã được giải quyết',
  );
  expect(buildApologySlip(apologySource('2018', gone)).addressee.value).toContain('đã xóa');
});

test('Mẫu 02: every paper with its own reason, one signature, findable by its older name', () => {
  const one = buildSupplementSlip(supplementSource('2018'));
  expect(one.number).toBe('Số: 12/HDHS');
  expect(one.alsoCalled).toBe('(Phiếu hướng dẫn hoàn thiện hồ sơ, lần thứ 1)');
  expect(one.items.map(({ order, reason }) => [order, reason.value])).toEqual([
    [1, 'Chưa ghi họ tên, năm sinh của cha và mẹ; chưa ký tên.'],
    [2, 'Chưa nộp; cần học bạ hoặc lý lịch cán bộ có ngày sinh.'],
  ]);
  expect(one.signatures).toEqual([
    { role: 'NGƯỜI HƯỚNG DẪN', hint: '(Ký và ghi rõ họ tên)', name: 'Y Moan Êñuôl' },
  ]);
  expect(JSON.stringify(one.lines)).not.toMatch(/xin lỗi|văn bản số/);
});

test('NĐ 63/2010 Đ.20.4: a third slip says whose decision it rests on, and apologises', () => {
  const { slip: first, ...source } = supplementSource('2018');
  const decision = { number: '45/QĐ-UBND', date: '2026-11-19', signer: 'Nguyễn Thị Ố Ỡ' };
  const one = buildSupplementSlip({ ...source, slip: { ...first, round: 3, decision } });
  expect(one.alsoCalled).toContain('lần thứ 3');
  const [, said, apology] = one.lines.map(({ value }) => value);
  expect(said).toBe(
    'Yêu cầu bổ sung lần này theo văn bản số 45/QĐ-UBND, ngày 19 tháng 11 năm 2026 của Nguyễn Thị Ố Ỡ.',
  );
  expect(apology).toContain('xin lỗi');
});

test('Mẫu 02 names a telephone only where the ward has one', () => {
  const quiet = supplementSource('2018', { ward: { ...demoWard(), hotline: '' } });
  expect(buildSupplementSlip(supplementSource('2018')).lines.at(-1)?.value).toContain(
    'số điện thoại 0000 000 000',
  );
  expect(buildSupplementSlip(quiet).lines.at(-1)?.value).not.toContain('số điện thoại');
});

test('a supplement after receipt bears the code of the dossier', () => {
  const official = { code: 'H08.12-261120-0012', codeKind: 'official' as const };
  expect(buildSupplementSlip(supplementSource('2018', official))).toMatchObject({
    codeLabel: 'Mã hồ sơ:',
    codeNote: '',
    qr: 'QMC1|H08.12-261120-0012|K7QX4MPR',
  });
});

test('Mẫu 03: the reason is in words, never a code, with where to go instead', () => {
  const one = buildRefusalSlip(refusalSource('2018'));
  expect(value(one.lines, 'Lý do:')).toMatch(/^Nội dung đề nghị đã được giải quyết: khai sinh của người này/);
  expect(value(one.lines, 'Hướng dẫn:')).toContain('trích lục');
  expect(JSON.stringify(one)).not.toContain('alreadyResolved');
  const bare = buildRefusalSlip(refusalSource('2018', { typed: { reason: '', guidance: ' ' } }));
  expect(value(bare.lines, 'Hướng dẫn:')).toBeUndefined();
});

test('every ground that can be printed has words; `other` lateness is said in the officer’s own', () => {
  for (const ground of refusalGround.options)
    expect(refusalWords[ground] === '').toBe(ground === 'otherArea');
  for (const reason of latenessReason.options) expect(latenessWords[reason] === '').toBe(reason === 'other');
});

const apology = (change: Partial<ApologySource['slip']>, rest: Partial<ApologySource> = {}) => {
  const source = apologySource('2018', rest);
  return buildApologySlip({ ...source, slip: { ...source.slip, ...change } });
};

test('Mẫu 04 is the handling agency’s letter: its heading, its head, a new day', () => {
  const one = apology({});
  expect(one).toMatchObject({ authority: '', unit: 'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA', number: 'Số: 3/PXL' });
  expect(one.signatures).toEqual([
    { role: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', hint: '(Ký, ghi rõ họ tên, đóng dấu)', name: 'Nguyễn Thị Ố Ỡ' },
  ]);
  expect(value(one.lines, 'Thời gian hẹn trả kết quả:')).toBe('17 giờ 00 phút, ngày 26 tháng 11 năm 2026');
  expect(value(one.lines, 'Thời gian hẹn trả kết quả lại:')).toBe(
    '17 giờ 00 phút, ngày 03 tháng 12 năm 2026',
  );
  expect(value(one.lines, 'Lý do:')).toMatch(/^Phải xác minh thêm: cơ quan đăng ký hộ tịch nơi sinh/);
  expect(one.distribution).toEqual([
    'Nơi nhận:',
    '- Như trên;',
    '- Bộ phận Tiếp nhận và Trả kết quả phường Minh Họa;',
    '- Lưu.',
  ]);
});

test('trap 3: a second delay has no new day, only the apology', () => {
  const one = apology({ newDue: null });
  expect(value(one.lines, 'Thời gian hẹn trả kết quả lại:')).toBeUndefined();
  expect(JSON.stringify(one.lines)).toContain('xin lỗi Ông/Bà');
});

test('that an apology came too late is not printed', () => {
  const { slip: made, ...source } = apologySource('2018');
  const late = buildApologySlip({ ...source, slip: Object.assign({ inTime: false }, made) });
  expect(late).toEqual(buildApologySlip({ ...source, slip: made }));
});

test('another agency’s letter bears its name; its number and place are left to its hand', () => {
  const one = apology({}, { competentAgency: 'Ủy ban nhân dân xã Ia Băng' });
  expect(one.unit).toBe('ỦY BAN NHÂN DÂN XÃ IA BĂNG');
  expect(one.number).toBe('Số: …………');
  expect(one.placeAndDate).toBe('…………, ngày 24 tháng 11 năm 2026');
});

test('a copy after ink and seal says what the signed paper bears', () => {
  const decision = { number: '15/UBND', date: '2026-11-25', signer: 'Lê A' };
  expect(apology({ signed: { slipId: 's', at: '2026-11-25T08:00', decision } }).notes).toContain(
    'Văn bản đã được ký: số 15/UBND, ngày 25 tháng 11 năm 2026, người ký: Lê A.',
  );
});

test('the stop notice says what the applicant asked and leaves the head’s name to the hand', () => {
  const one = buildStopSlip(stopSource());
  expect(value(one.lines, 'Đề nghị của Ông/Bà:')).toContain('đã tìm thấy bản chính');
  expect(value(one.lines, 'Dừng giải quyết từ:')).toBe('10 giờ 00 phút, ngày 23 tháng 11 năm 2026');
  expect(one.signatures[0]?.name).toBe('');
});

const ticked = (block: { ticks: readonly { label: string; ticked: boolean }[] } | undefined) =>
  block?.ticks.filter((tick) => tick.ticked).map(({ label }) => label);

test('the control slip has a block for each hand-over and a last one for the counter', () => {
  const { blocks } = buildControlSlip(controlSource('2018'));
  expect(blocks).toHaveLength(handOvers.length + 1);
  expect(blocks.map(({ giver, receiver }) => [giver.value, receiver.value])).toEqual([
    ['Bộ phận Tiếp nhận và Trả kết quả phường Minh Họa', 'Ủy ban nhân dân phường Minh Họa'],
    ['Ủy ban nhân dân phường Minh Họa', 'Công an phường Minh Họa'],
    ['Ủy ban nhân dân phường Minh Họa', 'Công an phường Minh Họa'],
    ['Công an phường Minh Họa', 'Ủy ban nhân dân phường Minh Họa'],
    ['Ủy ban nhân dân phường Minh Họa', 'Bộ phận Tiếp nhận và Trả kết quả phường Minh Họa'],
  ]);
  expect(blocks[0]?.at).toBe('09 giờ 42 phút, ngày 20 tháng 11 năm 2026');
  expect(blocks[0]?.signatures.map(({ value }) => value)).toEqual(['Y Moan Êñuôl', "Rơ Châm H'Bơ"]);
});

test('a hand-over that was not taken says why and names no receiver', () => {
  const [, declined] = buildControlSlip(controlSource('2018')).blocks;
  expect(declined?.notes).toEqual(['Không nhận: thiếu công văn đề nghị xác minh']);
  expect(declined?.signatures[1].value).toBe('');
});

test('an agency’s share of the time is measured when the next one has the papers', () => {
  const { blocks } = buildControlSlip(controlSource('2018'));
  expect(blocks[2]?.notes).toEqual(['Thời gian giải quyết: 1 ngày làm việc', 'Đến 17:00 23/11/2026']);
  expect(ticked(blocks[3])).toEqual(['Đúng hạn']);
  const [first, , third, back] = handOvers;
  if (!first || !third || !back?.confirmed) throw new Error('the sample has four hand-overs');
  const late = { ...back, confirmed: { ...back.confirmed, at: '2026-11-24T08:00' } };
  const slow = buildControlSlip(controlSource('2018', { handOvers: [first, third, late] }));
  expect(ticked(slow.blocks[2])).toEqual(['Quá hạn']);
});

test('the last block is ticked by the moment the counter took the result over, else left open', () => {
  for (const [punctuality, label] of [
    ['early', 'Trước hạn'],
    ['onTime', 'Đúng hạn'],
    ['late', 'Quá hạn'],
  ] as const) {
    const source = controlSource('2025');
    if (!source.result) throw new Error('the sample has a result');
    const { blocks } = buildControlSlip({ ...source, result: { ...source.result, punctuality } });
    expect(ticked(blocks.at(-1))).toEqual([label]);
  }
  const open = buildControlSlip(controlSource('2025', { result: null })).blocks.at(-1);
  expect(ticked(open)).toEqual([]);
  expect(open).toMatchObject({ at: '', giver: { value: '' } });
});

test('receipts of the first release, which knew no officer’s id, still make a control slip', () => {
  const source = controlSource('2018', { handOvers: [] });
  const { officerId: _, ...received } = source.received;
  const holder = { kind: 'staff' as const, id: '', name: 'Y Moan Êñuôl' };
  const result = source.result && { ...source.result, holder };
  const [block] = buildControlSlip({ ...source, received, result }).blocks;
  expect(block?.giver.value).toBe('Bộ phận Tiếp nhận và Trả kết quả phường Minh Họa');
});

test('the forwarding slip names the agency, every paper, and the time of hand-over once there is one', () => {
  const one = buildForwardingSlip(forwardingSource('2025'));
  expect(one.addressee.value).toBe('Ủy ban nhân dân xã Ia Băng');
  expect(one.papers.rows).toHaveLength(4);
  expect(value(one.lines, 'Thời gian chuyển hồ sơ:')).toBe('15 giờ 30 phút, ngày 20 tháng 11 năm 2026');
  const waiting = buildForwardingSlip(forwardingSource('2025', { handedOver: null }));
  expect(value(waiting.lines, 'Thời gian chuyển hồ sơ:')).toBe('');
  expect(waiting.signatures.map(({ name }) => name)).toEqual(['', '']);
});

test('the guidance sheet lists what is there, what is missing and the blank forms of that', () => {
  const one = buildPrecheckSlip(precheckSource('2025'));
  expect(one.lists.map(({ heading, items }) => [heading, items])).toEqual([
    ['Giấy tờ đã có:', ['Căn cước công dân hoặc hộ chiếu']],
    ['Giấy tờ còn thiếu:', ['Tờ khai đăng ký lại khai sinh theo mẫu', 'Giấy tờ chứng minh nơi cư trú']],
    ['Mẫu đơn, tờ khai cần điền:', ['Tờ khai đăng ký lại khai sinh']],
    [
      'Giấy tờ chỉ cần trong trường hợp ghi kèm:',
      ['Văn bản ủy quyền được chứng thực (khi ủy quyền cho người khác thực hiện)'],
    ],
  ]);
  expect(one.complete).toBe('');
  expect(one.copyLabels).toBeNull();
});

test('the guidance sheet says that all is there, and does not ask for a name nobody gave', () => {
  const one = buildPrecheckSlip(
    precheckSource('2025', { have: ['c1', 'c2', 'c3'], missing: [], personal: person({}) }),
  );
  expect(one.complete).toBe('Đã có đủ giấy tờ bắt buộc.');
  expect(one.applicantLines.map(({ label }) => label)).toEqual(['Nội dung yêu cầu giải quyết:']);
  expect(one.notes.join(' ')).not.toContain('Dữ liệu cá nhân');
});
