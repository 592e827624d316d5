import { expect, test } from 'vitest';
import type { PortalOutcome } from './index.ts';
import { codes, run, ways } from './sampleRecord.ts';

const way = (text: string, field = 'Chứng thực') =>
  run({ cach_thuc_thuc_hien: ways + text, linh_vuc: field });
const channels = (outcome: PortalOutcome) => (outcome.outcome === 'rejected' ? [] : outcome.version.channels);

test('trap 16: a bare “1” is a working day only in civil status, and is told in either case', () => {
  const civil = way('Trực tuyến1Miễn phíTrực tiếp3Miễn phí', 'Hộ tịch');
  expect(channels(civil).map(({ time }) => time)).toEqual([
    { kind: 'sameDay', cutOff: '15:00' },
    { kind: 'workingDays', value: 3 },
  ]);
  expect(codes(civil)).toEqual(['timeUnitMissing', 'timeUnitMissing']);
  const other = way('Trực tiếp1Miễn phí');
  expect(channels(other)[0]?.time).toEqual({ kind: 'unknown', text: '1' });
  expect(other.warnings).toEqual([
    {
      field: 'cach_thuc_thuc_hien',
      code: 'timeUnitMissing',
      text: 'trực tiếp: thời hạn “1” không có đơn vị',
    },
  ]);
});

test('times that differ by way are kept apart', () => {
  const both = way('Dịch vụ bưu chính30 NgàyMiễn phíTrực tiếp40 NgàyMiễn phíTrực tuyến8 GiờMiễn phí');
  expect(channels(both).map(({ channel, time }) => [channel, time.kind === 'unknown' ? '' : time])).toEqual([
    ['post', { kind: 'days', value: 30 }],
    ['inPerson', { kind: 'days', value: 40 }],
    ['online', { kind: 'hours', value: 8 }],
  ]);
});

test('a bare number run into an amount is two unknowns, never a guess', () => {
  const stuck = way('Trực tuyến120,000 VNĐ');
  expect(channels(stuck)[0]).toMatchObject({
    time: { kind: 'unknown', text: '120,000 VNĐ' },
    fee: { kind: 'unknown', text: '120,000 VNĐ' },
  });
  expect(codes(stuck)).toEqual(['timeOdd', 'feeOdd']);
});

test('a term that stands only in the description is shown and not counted with', () => {
  const told = way('Trực tiếpKhông có thông tinMiễn phí05 ngày làm việc kể từ ngày nhận đủ hồ sơ');
  expect(channels(told)[0]?.time).toEqual({
    kind: 'unknown',
    text: '05 ngày làm việc kể từ ngày nhận đủ hồ sơ',
  });
  expect(codes(told)).toEqual(['timeMissing']);
  const words = way('Trực tuyếnKhông phải trả kết quảMiễn phíGửi qua mạng');
  expect(channels(words)[0]).toMatchObject({ time: { kind: 'unknown' }, fee: { kind: 'exempt' } });
});

test('a way listed twice keeps its first row, and the second is told and not lost', () => {
  const twice = way('Trực tiếp30 NgàyMiễn phíKhi đủTrực tiếp40 NgàyMiễn phíKhi phải kiểm tra');
  expect(channels(twice)).toHaveLength(1);
  expect(channels(twice)[0]).toMatchObject({
    time: { kind: 'days', value: 30 },
    description: 'Khi đủ\n40 Ngày Miễn phí Khi phải kiểm tra',
  });
  expect(codes(twice)).toEqual(['channelTwice']);
});

test.each([
  ['Miễn phí', { kind: 'exempt' }, []],
  ['Miễn phí(Mức cụ thể do Hội đồng nhân dân tỉnh quyết định.)', { kind: 'exempt' }, ['feeByCouncil']],
  ['Miễn phí(Theo quy định của Luật phí và lệ phí)', { kind: 'exempt' }, ['feeElsewhere']],
  [
    '150,000 Việt Nam Đồng(do Hội đồng nhân dân tỉnh quyết định)',
    { kind: 'ceiling', maxDong: 150_000 },
    ['feeByCouncil'],
  ],
  ['8,000 VNĐ(8.000 đồng/bản)', { kind: 'amount', dong: 8000, per: 'copy' }, []],
  [
    '10.000 Đồng((10.000 đồng/người))',
    { kind: 'amount', dong: 10_000, per: 'person', note: '10.000 đồng/người' },
    [],
  ],
  [
    '400,000 Việt Nam Đồng(Lệ phí : 400.000 Đồng (400.000đ/trường hợp))',
    { kind: 'amount', dong: 400_000, per: 'case' },
    [],
  ],
  ['20 VNĐ(20.000 vnđ / tờ khai)', { kind: 'unknown' }, ['feeOdd']],
  ['10 USD(/bản)', { kind: 'unknown' }, ['feeOdd']],
  ['Không có thông tinNộp qua mạng', { kind: 'unknown', text: '' }, ['feeMissing']],
  [
    '2,000 Việt Nam Đồng(/trang)2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản',
    { kind: 'pages', firstPages: 2, firstPageDong: 2000, nextPageDong: 1000, capDong: 200_000 },
    [],
  ],
])('trap 14, fee “%s”', (text, fee, warned) => {
  const outcome = way(`Trực tiếp5 Ngày${text}`);
  expect(channels(outcome)[0]?.fee).toMatchObject(fee);
  expect(codes(outcome)).toEqual(warned);
});
