import { readFileSync } from 'node:fs';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import type { PersonalData } from '../../src-shared/dossier/intake.ts';
import type { ReceiptSource } from '../../src-shared/slip/buildReceipt.ts';
import { type FormsProfile, formsProfile } from '../../src-shared/slip/profile.ts';
import { type WardProfile, wardProfile } from '../../src-shared/slip/ward.ts';

const asset = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../assets/profiles/${name}.json`, import.meta.url), 'utf8'));

export const shippedForms = (year: '2018' | '2025'): FormsProfile =>
  formsProfile.parse(asset(`forms-${year}`));

export function demoWard(): WardProfile {
  const [ward] = wardProfile.array().parse(asset('demo-ward'));
  if (!ward) throw new Error('demo-ward.json is empty');
  return ward;
}

export function person(applicant: Partial<PersonalData['applicant']>): PersonalData {
  const { submitter, assistance, ...form } = emptyIntake();
  return {
    applicant: { ...form.applicant, ...applicant },
    submitter,
    postalAddress: '',
    feeExemption: '',
    note: '',
    assistance,
  };
}

/** The commonest job of a ward counter, as shipped. */
export const sampleSource = (changes: Partial<ReceiptSource> = {}): ReceiptSource => ({
  forms: shippedForms('2025'),
  ward: demoWard(),
  code: 'TAM-Q1-261120-0007',
  codeKind: 'temporary',
  lookupSecret: 'K7QX4MPR',
  procedureName: 'Đăng ký lại khai sinh',
  acceptedAt: '2026-11-20T09:05',
  due: { date: '2026-11-26', at: '17:00', provisional: false },
  term: '03 ngày làm việc',
  components: [
    { name: 'Tờ khai đăng ký lại khai sinh theo mẫu', state: 'submitted', originals: 1, copies: 0 },
    {
      name: 'Bản sao toàn bộ hồ sơ, giấy tờ của người yêu cầu trong đó có các thông tin liên quan đến nội dung khai sinh',
      state: 'submitted',
      originals: 0,
      copies: 2,
    },
    { name: 'Giấy tờ chứng minh nơi cư trú', state: 'lookedUp', originals: 0, copies: 0 },
    { name: 'Căn cước công dân hoặc hộ chiếu', state: 'shown', originals: 1, copies: 0 },
  ],
  sets: 1,
  channel: 'inPerson',
  resultChannel: 'counter',
  fee: '8.000 đồng',
  personal: person({
    name: "Rơ Châm H'Bơ",
    address: 'Số 12/3 hẻm 5, tổ dân phố 7, phường Minh Họa',
    phone: '0905 123 456',
  }),
  officer: 'Y Moan Êñuôl',
  book: { volume: '01', number: 1042 },
  hash: 'a3f09c1e'.repeat(8),
  reprint: 0,
  ...changes,
});
