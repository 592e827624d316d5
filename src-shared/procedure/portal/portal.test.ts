import fc from 'fast-check';
import { expect, test } from 'vitest';
import { procedureVersion } from '../version.ts';
import { importPortalRecord, type PortalOutcome } from './index.ts';
import { clean, codes, options, papers, run, version, ways } from './sampleRecord.ts';

test('a clean record is imported whole, with no warning', () => {
  expect(run()).toMatchObject({ outcome: 'imported', warnings: [] });
  expect(version()).toMatchObject({
    code: '1.999999',
    name: 'Đăng ký thử nghiệm',
    steps: '- Nộp hồ sơ.\n- Nhận kết quả.',
    conditions: '',
    effectiveFrom: '2026-07-20',
    channels: [
      {
        channel: 'inPerson',
        time: { kind: 'workingDays', value: 5 },
        fee: { kind: 'amount', dong: 10_000, per: 'case', note: '10.000 đồng/trường hợp' },
        description: 'Tại quầy',
      },
    ],
    components: [{ id: 'c1', name: 'Tờ khai thử nghiệm', blankForm: '1.MauTK.doc', originals: 1, copies: 0 }],
    results: [{ name: 'Giấy thử nghiệm', code: 'KQ.G15.000001' }],
    legalBases: [{ name: 'Luật Thử nghiệm', number: '12/2024/QH15' }],
  });
});

test('rows of 0 copies are notes: told once with their number, never asked for', () => {
  const noted = run({
    thanh_phan_ho_so: `--${papers}Lưu ý thứ nhất.0 bản chính- Đơn đề nghị1 bản chính,2 bản saoLưu ý khác.0 bản chínhBản chụp0 bản chính,1 bản sao`,
  });
  expect(codes(noted)).toEqual(['noteNotPaper']);
  expect(noted.warnings[0]?.text).toContain('2 dòng');
  expect(noted.outcome !== 'rejected' && noted.version.components).toMatchObject([
    { id: 'c1', name: 'Đơn đề nghị', originals: 1, copies: 2 },
    { id: 'c2', name: 'Bản chụp', originals: 0, copies: 1 },
  ]);
});

test('“nộp 01 bản chính” inside a sentence does not end a row', () => {
  const { components } = version({
    thanh_phan_ho_so: `--${papers}Hóa đơn: 01 bản chụp, nộp 01 bản chính khi xin1 bản sao`,
  });
  expect(components).toMatchObject([
    { name: 'Hóa đơn: 01 bản chụp, nộp 01 bản chính khi xin', originals: 0, copies: 1 },
  ]);
});

test('papers to show are told apart, and what the registers hold is marked for look-up; a form never is', () => {
  const { components } = version({
    thanh_phan_ho_so: `* Giấy tờ phải nộp:${papers}Tờ khai thay đổi thông tin cư trú1 bản chính* Giấy tờ phải xuất trình:${papers}- Thẻ căn cước hoặc Hộ chiếu1 bản chính`,
  });
  expect(components).toMatchObject([
    { group: 'submit', lookup: false },
    { group: 'present', lookup: true, name: 'Thẻ căn cước hoặc Hộ chiếu' },
  ]);
});

test.each([
  ['Trường hợp trẻ bị bỏ rơi thì phải có biên bản', 'Trường hợp trẻ bị bỏ rơi'],
  ['(ii) Trường hợp ủy quyền cho tổ chức, kèm hợp đồng', 'Trường hợp ủy quyền cho tổ chức'],
  ['Đối với Quân đội nhân dân: Giấy giới thiệu', 'Đối với Quân đội nhân dân'],
  ['Văn bản cử người trong trường hợp ủy quyền. Trường hợp khác thì không.', 'trong trường hợp ủy quyền'],
  ['Mảnh trích đo (nếu có)', 'nếu có'],
  ['Giấy chứng sinh; trường hợp không có thì nộp giấy cam đoan', null],
])('condition of “%s”', (name, condition) => {
  expect(version({ thanh_phan_ho_so: `--${papers}${name}1 bản chính` }).components[0]?.condition).toBe(
    condition,
  );
});

test('a title that names a case makes its whole table conditional', () => {
  const { components } = version({
    thanh_phan_ho_so: `--${papers}Đơn1 bản chính(1.7) Đối với nhà ở riêng lẻ:${papers}Bản vẽ2 bản chính`,
  });
  expect(components.map(({ condition }) => condition)).toEqual([null, '(1.7) Đối với nhà ở riêng lẻ']);
});

test.each([
  ['Luật Cư trú 202068/2020/QH14', [['Luật Cư trú 2020', '68/2020/QH14']]],
  ['Luật 60/2014/QH1360/2014/QH13', [['Luật 60/2014/QH13', '60/2014/QH13']]],
  [
    'Luật số 43/2024/QH15 ngày 29/6/202443/2024/QH15',
    [['Luật số 43/2024/QH15 ngày 29/6/2024', '43/2024/QH15']],
  ],
  [
    'Thông tư ngày 02/8/2023 của Bộ trưởngThông tư số 03/2023/TT-BTPNghị định 23/2015/NĐ-CP23/2015/NĐ-CP',
    [
      ['Thông tư ngày 02/8/2023 của Bộ trưởng', '03/2023/TT-BTP'],
      ['Nghị định 23/2015/NĐ-CP', '23/2015/NĐ-CP'],
    ],
  ],
  [
    'Nghị quyết số 66.7/2025/NQ-CP về dữ liệu66.7/2025/NQ-CPQuyết định về rà soátQuyết định số 24/2021/QĐ-TTgThông tư 08.a/2010/TT-BTP08.a/2010/TT-BTP',
    [
      ['Nghị quyết số 66.7/2025/NQ-CP về dữ liệu', '66.7/2025/NQ-CP'],
      ['Quyết định về rà soát', '24/2021/QĐ-TTg'],
      ['Thông tư 08.a/2010/TT-BTP', '08.a/2010/TT-BTP'],
    ],
  ],
])('legal bases of “%s”', (text, expected) => {
  const { legalBases } = version({ can_cu_phap_ly: `Tên văn bản pháp lýMã văn bản${text}` });
  expect(legalBases.map(({ name, number }) => [name, number])).toEqual(expected);
});

test('a junk result code is dropped and told; its name stays', () => {
  for (const code of ['dsfas', 'KQ.G12.01128', '000.00.00.G04-KQ3347']) {
    const outcome = run({ ket_qua_xu_ly: `Bản saoMã: ${code}Từ khóaKhông có thông tin` });
    expect(codes(outcome)).toEqual(['badResultCode']);
    expect(outcome.outcome !== 'rejected' && outcome.version.results).toEqual([
      { name: 'Bản sao', code: null },
    ]);
  }
});

test('“Không có thông tin” is nothing; “Không” among the conditions says that there is none', () => {
  expect(version({ yeu_cau_dieu_kien: 'Không có thông tin' }).conditions).toBe('');
  expect(version({ yeu_cau_dieu_kien: 'Không.' }).conditions).toBe('Không');
});

test.each([
  ['linh_vuc', 'fieldMissing'],
  ['trinh_tu_thuc_hien', 'stepsMissing'],
  ['doi_tuong_thuc_hien', 'audienceMissing'],
  ['co_quan_thuc_hien', 'agencyMissing'],
  ['so_quyet_dinh', 'oddDecision'],
  ['cap_thuc_hien', 'notWardLevel'],
  ['cach_thuc_thuc_hien', 'noChannel'],
  ['thanh_phan_ho_so', 'noComponent'],
  ['can_cu_phap_ly', 'noLegalBasis'],
  ['ket_qua_xu_ly', 'noResult'],
])('a record without %s is imported and says so', (field, code) => {
  for (const empty of ['', 'Không có thông tin', null, 7, undefined]) {
    const outcome = run({ [field]: empty });
    expect(outcome.outcome).toBe('importedWithWarnings');
    expect(outcome.warnings).toContainEqual(expect.objectContaining({ field, code }));
  }
});

test('odd decision numbers are kept as written and told', () => {
  for (const decision of ['QĐ2338-BTP', 'QĐ/0001-BTP', '1681']) {
    expect(version({ so_quyet_dinh: decision }).decision).toBe(decision);
    expect(codes(run({ so_quyet_dinh: decision }))).toEqual(['oddDecision']);
  }
});

test('sets come from what the applicant hands in, not from what an office draws up', () => {
  expect(version({ trinh_tu_thuc_hien: 'Người yêu cầu nộp 01 bộ hồ sơ.' }).sets).toBe(1);
  expect(
    version({ thanh_phan_ho_so: `Người yêu cầu nộp 02 (hai) bộ hồ sơ gồm:${papers}Đơn1 bản chính` }).sets,
  ).toBe(2);
  expect(version({ trinh_tu_thuc_hien: 'Ủy ban nhân dân lập 01 bộ hồ sơ gửi Sở.' }).sets).toBeNull();
  expect(version().sets).toBeNull();
});

test('residence forms of the police are for guidance only', () => {
  expect(
    version({ linh_vuc: 'Đăng ký, quản lý cư trú', co_quan_thuc_hien: 'Công an cấp Xã' }).guideOnly,
  ).toBe(true);
  expect(version().guideOnly).toBe(false);
});

test.each([
  ['null', null],
  ['nothing', undefined],
  ['a list', []],
  ['a text', '1.001193'],
  ['an empty object', {}],
  ['a code cut short', { ...clean, ma_thu_tuc: '1.99' }],
  ['a code that became a number', { ...clean, ma_thu_tuc: 1.001193 }],
  ['no name', { ...clean, ten_thu_tuc: ' ' }],
])('%s is rejected with a reason', (_, raw) => {
  expect(importPortalRecord(raw, options)).toMatchObject({
    outcome: 'rejected',
    reason: expect.stringMatching(/\S/),
  });
});

/** The law of the import: one outcome, its promises kept, for any input. */
function checkOutcome(outcome: PortalOutcome) {
  expect(outcome.warnings.every(({ field, code, text }) => field !== '' && code !== '' && text !== '')).toBe(
    true,
  );
  if (outcome.outcome === 'rejected') {
    expect(outcome.reason).not.toBe('');
    return;
  }
  expect(procedureVersion.safeParse(outcome.version).success).toBe(true);
  expect(outcome.outcome === 'imported').toBe(outcome.warnings.length === 0);
}

test('no input throws: any JSON, any strings in the fields, the fields cut off anywhere and joined to others', () => {
  const keys = Object.keys(clean) as (keyof typeof clean)[];
  const pieces = fc
    .array(
      fc.constantFrom(
        ...Object.values(clean),
        papers,
        ways,
        '0 bản chính',
        'Trực tiếp',
        '((',
        '12/2024/NĐ-',
        '99 bản sao',
      ),
    )
    .map((parts) => parts.join(''));
  const cut = fc
    .tuple(fc.constantFrom(...Object.values(clean)), fc.nat(120))
    .map(([text, at]) => text.slice(at));
  const field = fc.oneof(fc.string({ unit: 'grapheme' }), pieces, cut, fc.jsonValue());
  fc.assert(fc.property(fc.jsonValue(), (raw) => checkOutcome(importPortalRecord(raw, options))));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), field), (change) => checkOutcome(run(change))),
    { numRuns: 400 },
  );
});

test('importing the same record again gives the same', () => {
  expect(run()).toEqual(run());
});
