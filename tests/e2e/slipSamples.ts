import type { HandOver } from '../../src-shared/dossier/state.ts';
import type { SlipForm } from '../../src-shared/dossier/words.ts';
import { type ApologySource, buildApologySlip } from '../../src-shared/slip/apology.ts';
import { buildReceiptSlip } from '../../src-shared/slip/buildReceipt.ts';
import { buildControlSlip, type ControlSource } from '../../src-shared/slip/control.ts';
import { buildForwardingSlip, type ForwardingSource } from '../../src-shared/slip/forwarding.ts';
import type { SlipSource } from '../../src-shared/slip/frame.ts';
import { buildPrecheckSlip, type PrecheckSource } from '../../src-shared/slip/precheck.ts';
import { buildRefusalSlip, type RefusalSource } from '../../src-shared/slip/refusal.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import { buildStopSlip, type StopSource } from '../../src-shared/slip/stop.ts';
import { buildSupplementSlip, type SupplementSource } from '../../src-shared/slip/supplement.ts';
import { demoWard, person, sampleSource, shippedForms } from './slipSample.ts';

// One ordinary slip of each form: long names, the marks of several languages, no phone where none is given.

export type Year = '2018' | '2025';

export const longName = 'Công Tằng Tôn Nữ Thị Thanh Huyền Trân Châu';

const base = (year: Year): SlipSource => ({
  forms: shippedForms(year),
  ward: demoWard(),
  code: 'TAM-Q1-261120-0007',
  codeKind: 'temporary',
  lookupSecret: 'K7QX4MPR',
  procedureName: 'Đăng ký lại khai sinh',
  personal: person({
    name: longName,
    address: 'Số 12/3 hẻm 5, tổ dân phố 7, phường Minh Họa',
    idNumber: '052190001234',
  }),
  hash: 'a3f09c1e'.repeat(8),
  reprint: 0,
});

const beforeReceipt = (year: Year): SlipSource => ({
  ...base(year),
  code: 'HD-Q1-261120-0003',
  codeKind: 'case',
});

const due = (date: string) => ({ date, at: '17:00', provisional: false, calendarVersion: 'test' });

export const supplementSource = (year: Year, change: Partial<SupplementSource> = {}): SupplementSource => ({
  ...beforeReceipt(year),
  slip: {
    number: { volume: '2026', number: 12 },
    at: '2026-11-20T09:05',
    officer: 'Y Moan Êñuôl',
    round: 1,
    items: [
      { id: 'c1', name: 'Tờ khai đăng ký lại khai sinh theo mẫu' },
      {
        id: 'c2',
        name: 'Bản sao toàn bộ hồ sơ, giấy tờ của người yêu cầu trong đó có các thông tin liên quan đến nội dung khai sinh',
      },
    ],
    decision: null,
  },
  typed: {
    reasons: {
      c1: 'Chưa ghi họ tên, năm sinh của cha và mẹ; chưa ký tên.',
      c2: 'Chưa nộp; cần học bạ hoặc lý lịch cán bộ có ngày sinh.',
    },
    note: 'Không phải nộp lại những giấy tờ đã có.',
  },
  ...change,
});

export const refusalSource = (year: Year, change: Partial<RefusalSource> = {}): RefusalSource => ({
  ...beforeReceipt(year),
  slip: {
    number: { volume: '2026', number: 4 },
    at: '2026-11-20T09:05',
    officer: 'Y Moan Êñuôl',
    ground: 'alreadyResolved',
  },
  typed: {
    reason: 'khai sinh của người này đã được đăng ký tại xã Ia Băng, số 45/2009, và sổ hộ tịch còn lưu',
    guidance: 'Ông/Bà đề nghị cấp bản sao trích lục khai sinh tại bất kỳ cơ quan đăng ký hộ tịch nào.',
  },
  ...change,
});

export const apologySource = (year: Year, change: Partial<ApologySource> = {}): ApologySource => ({
  ...base(year),
  slip: {
    number: { volume: '2026', number: 3 },
    at: '2026-11-24T15:20',
    reason: 'verification',
    due: due('2026-11-26'),
    newDue: due('2026-12-03'),
    head: 'Nguyễn Thị Ố Ỡ',
    signed: null,
  },
  procedureField: 'Hộ tịch',
  acceptedAt: '2026-11-20T09:05',
  competentAgency: null,
  typed: { text: 'cơ quan đăng ký hộ tịch nơi sinh chưa trả lời về việc lưu giữ sổ' },
  ...change,
});

export function stopSource(change: Partial<StopSource> = {}): StopSource {
  const source = base('2025');
  if (!source.forms.stop) throw new Error('the 2025 forms have a stop notice');
  return {
    ...source,
    wording: source.forms.stop,
    slip: { number: { volume: '2026', number: 2 }, at: '2026-11-23T10:00' },
    acceptedAt: '2026-11-20T09:05',
    competentAgency: null,
    typed: {
      request: 'xin dừng vì đã tìm thấy bản chính giấy khai sinh',
      ground: 'đơn của người đề nghị ngày 23/11/2026; hồ sơ chưa có kết quả',
    },
    ...change,
  };
}

const officer = { kind: 'staff' as const, id: 's1', name: 'Y Moan Êñuôl' };
const specialist = { kind: 'staff' as const, id: 's2', name: "Rơ Châm H'Bơ" };
const agency = { kind: 'agency' as const, name: 'Công an phường Minh Họa' };

const answer = (handOverId: string, at: string, name: string) => ({
  handOverId,
  at,
  by: { id: 'x', name },
});

/** To the specialist, declined once by the police, then with a share of the time, and back. */
export const handOvers: readonly HandOver[] = [
  {
    handOverId: 'h1',
    list: null,
    at: '2026-11-20T09:30',
    from: officer,
    to: specialist,
    share: null,
    shareDue: null,
    confirmed: answer('h1', '2026-11-20T09:42', specialist.name),
    declined: null,
  },
  {
    handOverId: 'h2',
    list: null,
    at: '2026-11-20T14:00',
    from: specialist,
    to: agency,
    share: null,
    shareDue: null,
    confirmed: null,
    declined: answer('h2', '2026-11-20T14:05', officer.name),
  },
  {
    handOverId: 'h3',
    list: null,
    at: '2026-11-20T15:00',
    from: specialist,
    to: agency,
    share: { kind: 'workingDays', value: 1 },
    shareDue: due('2026-11-23'),
    confirmed: answer('h3', '2026-11-20T15:10', officer.name),
    declined: null,
  },
  {
    handOverId: 'h4',
    list: null,
    at: '2026-11-23T16:00',
    from: agency,
    to: specialist,
    share: null,
    shareDue: null,
    confirmed: answer('h4', '2026-11-23T16:10', specialist.name),
    declined: null,
  },
];

export function controlSource(year: Year, change: Partial<ControlSource> = {}): ControlSource {
  const receipt = sampleSource();
  return {
    ...base(year),
    received: {
      ...base(year),
      code: 'TAM-Q1-261120-0007',
      counter: 'Quầy số 1',
      officer: officer.name,
      officerId: officer.id,
      ward: 'phuong-minh-hoa',
      profile: year,
      sealed: '',
      procedure: {
        code: '1.004884',
        effectiveFrom: '2025-07-01',
        name: 'Đăng ký lại khai sinh',
        field: 'Hộ tịch',
      },
      channel: 'inPerson',
      submittedAt: receipt.acceptedAt,
      acceptedAt: receipt.acceptedAt,
      limit: { kind: 'workingDays', value: 3 },
      limitGround: null,
      due: due('2026-11-26'),
      components: [],
      sets: 1,
      resultChannel: 'counter',
      fee: { kind: 'amount', dong: 8000, text: '8.000 đồng' },
      book: { volume: '2026', number: 1042 },
    },
    handOvers,
    due: due('2026-11-26'),
    newDue: null,
    declined: { h2: 'thiếu công văn đề nghị xác minh' },
    result: {
      takenAt: '2026-11-26T16:45',
      punctuality: 'onTime',
      outcome: 'granted',
      reason: null,
      holder: specialist,
      officer: officer.name,
      paper: 'Giấy khai sinh số 87/2026',
    },
    ...change,
  };
}

export const forwardingSource = (year: Year, change: Partial<ForwardingSource> = {}): ForwardingSource => ({
  ...base(year),
  competentAgency: 'Ủy ban nhân dân xã Ia Băng',
  acceptedAt: '2026-11-20T09:05',
  due: due('2026-11-26'),
  components: sampleSource().components,
  sets: 1,
  handedOver: { at: '2026-11-20T15:30', by: 'Y Moan Êñuôl' },
  ...change,
});

export const precheckSource = (year: Year, change: Partial<PrecheckSource> = {}): PrecheckSource => ({
  ...beforeReceipt(year),
  at: '2026-11-20T08:10',
  officer: 'Kpă Klơng',
  have: ['c2'],
  missing: [
    { id: 'c1', name: 'Tờ khai đăng ký lại khai sinh theo mẫu' },
    { id: 'c3', name: 'Giấy tờ chứng minh nơi cư trú' },
  ],
  components: [
    {
      id: 'c1',
      name: 'Tờ khai đăng ký lại khai sinh theo mẫu',
      condition: null,
      blankForm: 'Tờ khai đăng ký lại khai sinh',
    },
    { id: 'c2', name: 'Căn cước công dân hoặc hộ chiếu', condition: null, blankForm: null },
    { id: 'c3', name: 'Giấy tờ chứng minh nơi cư trú', condition: null, blankForm: null },
    {
      id: 'c4',
      name: 'Văn bản ủy quyền được chứng thực',
      condition: 'khi ủy quyền cho người khác thực hiện',
      blankForm: null,
    },
  ],
  ...change,
});

/** Every form of a generation, as its builder makes it. */
export const sampleSlips = (year: Year): Partial<Record<SlipForm, Slip>> => ({
  receipt: buildReceiptSlip(sampleSource({ forms: shippedForms(year) })),
  supplement: buildSupplementSlip(supplementSource(year)),
  refusal: buildRefusalSlip(refusalSource(year)),
  apology: buildApologySlip(apologySource(year)),
  control: buildControlSlip(controlSource(year)),
  forwarding: buildForwardingSlip(forwardingSource(year)),
  precheck: buildPrecheckSlip(precheckSource(year)),
  ...(year === '2025' ? { stop: buildStopSlip(stopSource()) } : {}),
});
