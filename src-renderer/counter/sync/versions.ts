import type { PersonalData } from '../../../src-shared/dossier/intake.ts';

type Field = readonly [label: string, read: (of: PersonalData) => string];

const fields: readonly Field[] = [
  ['Chủ hồ sơ', ({ applicant }) => applicant.name],
  ['Số giấy tờ', ({ applicant }) => applicant.idNumber],
  ['Ngày sinh', ({ applicant }) => applicant.birthDate.split('-').reverse().join('/')],
  ['Giới tính', ({ applicant }) => ({ male: 'Nam', female: 'Nữ', '': '' })[applicant.sex]],
  ['Địa chỉ', ({ applicant }) => applicant.address],
  ['Điện thoại', ({ applicant }) => applicant.phone],
  ['Thư điện tử', ({ applicant }) => applicant.email],
  ['Người đại diện', ({ applicant }) => applicant.representative],
  ['Người nộp', ({ submitter }) => (submitter.sameAsApplicant ? 'Chủ hồ sơ' : submitter.name)],
  ['Số giấy tờ người nộp', ({ submitter }) => submitter.idNumber],
  ['Điện thoại người nộp', ({ submitter }) => submitter.phone],
  ['Quan hệ', ({ submitter }) => submitter.relation],
  ['Giấy ủy quyền', ({ submitter }) => submitter.authority],
  ['Địa chỉ gửi kết quả', ({ postalAddress }) => postalAddress],
  ['Căn cứ miễn phí, lệ phí', ({ feeExemption }) => feeExemption],
  ['Ghi chú', ({ note }) => note],
  ['Người làm chứng', ({ assistance }) => assistance.witness],
  ['Người phiên dịch', ({ assistance }) => assistance.interpreter],
];

export interface Difference {
  readonly label: string;
  readonly ward: string;
  readonly tried: string;
}

/** What two versions of a person's data say differently, in words; nothing where one of them is not there. */
export function differences(ward: PersonalData | null, tried: PersonalData | null): Difference[] {
  if (!ward || !tried) return [];
  const shown = (text: string) => text.trim() || 'để trống';
  return fields
    .map(([label, read]) => ({ label, ward: shown(read(ward)), tried: shown(read(tried)) }))
    .filter(({ ward: there, tried: here }) => there !== here);
}
