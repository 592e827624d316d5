import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { procedureVersion } from '../version.ts';
import { importPortalRecord } from './index.ts';

const options = { checkedOn: '2026-07-20', source: 'thử nghiệm' };
const ways = 'Hình thức nộpThời gianPhí, lệ phíMô tả';
const papers = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';

const record = (change: Record<string, unknown> = {}) => ({
  ma_thu_tuc: '1.000001',
  ten_thu_tuc: 'Thủ tục cấp giấy thử nghiệm',
  so_quyet_dinh: '12/QĐ-BTP',
  cap_thuc_hien: 'Cấp xã',
  loai_thu_tuc: '',
  linh_vuc: 'Hộ tịch',
  doi_tuong_thuc_hien: 'Công dân Việt Nam',
  co_quan_thuc_hien: 'Ủy ban nhân dân cấp xã',
  trinh_tu_thuc_hien: '- Nộp.\n- Nhận. Số lượng hồ sơ: 01 bộ',
  cach_thuc_thuc_hien: `${ways}Trực tiếp3 Ngày làm việcMiễn phí`,
  thanh_phan_ho_so: `* Giấy tờ phải nộp:${papers}- Tờ khai theo mẫu1 bản chính`,
  can_cu_phap_ly: 'Tên văn bản pháp lýMã văn bảnLuật Hộ tịch60/2014/QH13',
  yeu_cau_dieu_kien: 'Không có thông tin',
  ket_qua_xu_ly: 'Giấy thử nghiệmMã: KQ.G15.000031Từ khóaKhông có thông tin',
  ...change,
});

function read(change: Record<string, unknown> = {}) {
  const result = importPortalRecord(record(change), options);
  if (result.outcome === 'rejected') throw new Error(result.reason);
  return { ...result.version, codes: result.warnings.map(({ field, code }) => `${field} ${code}`) };
}
const channels = (text: string, sector = 'Hộ tịch') => {
  const { channels: found, codes } = read({ cach_thuc_thuc_hien: ways + text, linh_vuc: sector });
  return { found: found.map(({ channel, time, fee }) => ({ channel, time, fee })), codes };
};

test('a clean record is imported whole, without warnings', () => {
  const result = importPortalRecord(record(), options);
  expect(result.outcome).toBe('imported');
  expect(read()).toMatchObject({
    code: '1.000001',
    name: 'Cấp giấy thử nghiệm',
    sets: 1,
    conditions: '',
    channels: [{ channel: 'inPerson', time: { kind: 'workingDays', value: 3 }, fee: { kind: 'exempt' } }],
    components: [{ id: 'c1', name: 'Tờ khai theo mẫu', originals: 1, copies: 0, condition: null }],
    legalBases: [{ name: 'Luật Hộ tịch', number: '60/2014/QH13' }],
    results: [{ name: 'Giấy thử nghiệm', code: 'KQ.G15.000031' }],
  });
});

test('trap 16: “1” without a unit is read by the law of civil status there, and never inferred elsewhere', () => {
  const text = 'Trực tuyến1Miễn phíTrực tiếp5Miễn phí';
  expect(channels(text).found.map(({ time }) => time)).toEqual([
    { kind: 'sameDay', cutOff: '15:00' },
    { kind: 'workingDays', value: 5 },
  ]);
  const elsewhere = channels(text, 'Đất đai');
  expect(elsewhere.found.map(({ time }) => time.kind)).toEqual(['unknown', 'unknown']);
  expect(elsewhere.codes).toEqual([
    'cach_thuc_thuc_hien timeUnitMissing',
    'cach_thuc_thuc_hien timeUnitMissing',
  ]);
});

test('times differ by way of submitting; a way written twice keeps the first and says so', () => {
  expect(channels('Dịch vụ bưu chính30 NgàyMiễn phíTrực tiếp40 NgàyMiễn phí').found).toMatchObject([
    { channel: 'post', time: { kind: 'days', value: 30 } },
    { channel: 'inPerson', time: { kind: 'days', value: 40 } },
  ]);
  const twice = channels('Trực tiếp1 GiờMiễn phíTrực tiếp2 GiờMiễn phí');
  expect(twice.found).toHaveLength(1);
  expect(twice.codes).toEqual(['cach_thuc_thuc_hien channelTwice']);
});

test('trap 14: amounts, by page, ceilings, exempt by the council, unknown', () => {
  const fee = (text: string) => channels(`Trực tiếp1 Ngày${text}`).found[0]?.fee;
  expect(fee('8,000 Việt Nam Đồng(8.000 đồng/bản)')).toMatchObject({
    kind: 'amount',
    dong: 8000,
    per: 'copy',
  });
  expect(
    fee(
      '2,000 Việt Nam Đồng(2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản.)',
    ),
  ).toMatchObject({ kind: 'pages', firstPageDong: 2000, capDong: 200_000 });
  expect(fee('150,000 VNĐ(Mức cụ thể do Hội đồng nhân dân tỉnh quyết định)')).toMatchObject({
    kind: 'ceiling',
    maxDong: 150_000,
  });
  expect(fee('Miễn phí(Mức do Hội đồng nhân dân (HĐND) tỉnh quyết định)')).toMatchObject({ kind: 'exempt' });
  expect(fee('Không có thông tin')).toMatchObject({ kind: 'unknown' });
  expect(fee('10 USD(/bản)')).toMatchObject({ kind: 'unknown' });
});

test('a time and a fee that ran together are not guessed apart', () => {
  const { found, codes } = channels('Trực tiếp120 VNĐ(20.000 đ/tờ khai)', 'Hải quan');
  expect(found).toMatchObject([{ time: { kind: 'unknown' }, fee: { kind: 'unknown' } }]);
  expect(codes).toEqual(['cach_thuc_thuc_hien timeAndFeeTogether']);
  expect(channels('Trực tiếp120,000 VNĐ(20.000 đ/lần)').found).toMatchObject([{ fee: { kind: 'unknown' } }]);
});

test('papers: notes of 0 copies are no papers, blanks are told from names, cases are conditions', () => {
  const { components, codes } = read({
    thanh_phan_ho_so:
      `* Giấy tờ phải nộp:${papers}- Tờ khai thay đổi (Mẫu CT01);1.MauCT01.doc1 bản chính,2 bản sao` +
      `Trường hợp có bản điện tử thì không phải nộp.0 bản chính- Trường hợp ủy quyền thì nộp 01 bản chính văn bản ủy quyền.1 bản chính` +
      `* Giấy tờ phải xuất trình:${papers}Căn cước, trừ khi khai thác được trong Cơ sở dữ liệu quốc gia về dân cư1 bản chính`,
  });
  expect(components).toMatchObject([
    {
      id: 'c1',
      name: 'Tờ khai thay đổi (Mẫu CT01);',
      blankForm: '1.MauCT01.doc',
      originals: 1,
      copies: 2,
      group: 'submit',
      condition: null,
    },
    { id: 'c2', condition: 'Trường hợp ủy quyền', originals: 1 },
    { id: 'c3', group: 'present', lookup: true },
  ]);
  expect(codes).toEqual(['thanh_phan_ho_so noteNotPaper']);
});

test('a group for one case makes all its papers conditional', () => {
  const { components } = read({
    thanh_phan_ho_so: `Trường hợp ủy quyền: ${papers}Giấy giới thiệu0 bản chính,1 bản sao`,
  });
  expect(components).toMatchObject([{ condition: 'Trường hợp ủy quyền', copies: 1, originals: 0 }]);
});

test('legal bases: numbers that stick to names, to each other, and to a year', () => {
  const { legalBases } = read({
    can_cu_phap_ly:
      'Tên văn bản pháp lýMã văn bảnLuật 60/2014/QH1360/2014/QH13Nghị định số 123/2015/NĐ-CP quy định chi tiết123/2015/NĐ-CPLuật sửa đổi Luật Doanh nghiệp 202076/2025/QH15Nghị quyết về dữ liệu.66.7/2025/NQ-CPThông tư08/2025/TT-BTP',
  });
  expect(legalBases.map(({ number }) => number)).toEqual([
    '60/2014/QH13',
    '123/2015/NĐ-CP',
    '76/2025/QH15',
    '66.7/2025/NQ-CP',
    '08/2025/TT-BTP',
  ]);
  expect(legalBases[2]?.name).toBe('Luật sửa đổi Luật Doanh nghiệp 2020');
});

test('junk is told by its field: result codes, decisions, agencies, levels, empty parts', () => {
  expect(read({ ket_qua_xu_ly: 'Bản saoMã: dsfasTừ khóaKhông' })).toMatchObject({
    results: [{ name: 'Bản sao', code: null }],
    codes: ['ket_qua_xu_ly badResultCode'],
  });
  expect(read({ so_quyet_dinh: 'QĐ2338-BTP' }).codes).toEqual(['so_quyet_dinh oddDecision']);
  expect(read({ co_quan_thuc_hien: 'tiến hành chụp\nvà ký' }).codes).toEqual([
    'co_quan_thuc_hien notAnAgency',
    'co_quan_thuc_hien agencyMissing',
  ]);
  expect(read({ cap_thuc_hien: 'Cấp tỉnh' }).codes).toEqual(['cap_thuc_hien notWardLevel']);
  expect(read({ cach_thuc_thuc_hien: '', thanh_phan_ho_so: null, can_cu_phap_ly: 5 }).codes).toEqual([
    'cach_thuc_thuc_hien noChannel',
    'thanh_phan_ho_so noComponent',
    'can_cu_phap_ly noLegalBasis',
  ]);
});

test('the police’s residence procedures are guide-only', () => {
  expect(read({ linh_vuc: 'Đăng ký, quản lý cư trú', co_quan_thuc_hien: 'Công an cấp Xã' }).guideOnly).toBe(
    true,
  );
});

test('what cannot be a procedure is rejected with its field named', () => {
  for (const [raw, reason] of [
    [null, 'không chứa một thủ tục'],
    [[], 'không chứa một thủ tục'],
    [record({ ma_thu_tuc: 'abc' }), 'ma_thu_tuc'],
    [record({ ten_thu_tuc: ' ' }), 'ten_thu_tuc'],
  ] as const)
    expect(importPortalRecord(raw, options)).toMatchObject({
      outcome: 'rejected',
      reason: expect.stringContaining(reason),
    });
});

test('any JSON, and any record cut short or scrambled, gets one outcome and never throws', () => {
  const texts = Object.values(record()).join('');
  const scrap = fc
    .tuple(fc.nat(texts.length), fc.nat(80))
    .map(([from, length]) => texts.slice(from, from + length));
  const piece = fc.oneof(scrap, fc.string(), fc.jsonValue());
  const dirty = fc
    .dictionary(fc.constantFrom(...Object.keys(record())), piece)
    .map((change) => record(change));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), dirty), (raw) => {
      const result = importPortalRecord(raw, options);
      if (result.outcome === 'rejected') expect(result.reason.length).toBeGreaterThan(5);
      else procedureVersion.parse(result.version);
      if (result.outcome === 'imported') expect(result.warnings).toEqual([]);
      if (result.outcome === 'importedWithWarnings') expect(result.warnings.length).toBeGreaterThan(0);
    }),
    { numRuns: 1500 },
  );
});

const folder =
  process.env.QUAY_TTHC_DIR ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'tthc');
const required = process.env.QUAY_REQUIRE_SHARED === '1';

test.skipIf(!existsSync(folder) && !required)(
  'the 156 real records are all imported, and most of what they say is understood (needs the portal records)',
  () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const versions = files.map((file) => {
      const result = importPortalRecord(JSON.parse(readFileSync(join(folder, file), 'utf8')), options);
      if (result.outcome === 'rejected') throw new Error(`${file}: ${result.reason}`);
      return result.version;
    });
    expect(versions).toHaveLength(156);
    expect(versions.filter(({ channels: found }) => found.length > 0).length).toBeGreaterThanOrEqual(150);
    expect(versions.filter(({ components }) => components.length > 0).length).toBeGreaterThanOrEqual(140);
    expect(
      versions.filter(({ results }) => results.some(({ code }) => code !== null)).length,
    ).toBeGreaterThanOrEqual(150);
    const bases = versions.flatMap(({ legalBases }) => legalBases);
    expect(bases.filter(({ number }) => number !== null).length / bases.length).toBeGreaterThan(0.95);
    const names = versions.flatMap(({ components }) => components.map(({ name }) => name));
    expect(names.filter((name) => /bản chính\d|\.docx?$|^Tên giấy tờ/.test(name))).toEqual([]);
  },
);
