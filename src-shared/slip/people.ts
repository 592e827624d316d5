import type { PersonalData } from '../dossier/intake.ts';
import type { FormsProfile } from './profile.ts';
import type { ReceiptSlip } from './receipt.ts';

type Line = ReceiptSlip['applicantLines'][number];
type Labels = FormsProfile['receipt']['labels'];

const full = (label: string, value: string): Line => ({ label, value: value.trim(), half: false });
const half = (label: string, value: string): Line => ({ label, value: value.trim(), half: true });

/** Printed in place of the person once the dossier's key is destroyed. */
const destroyed = '(đã xóa theo thời hạn lưu trữ)';

/**
 * The lines about people. Address, phone and e-mail keep their place when not given, since the form
 * has them and a hand can fill them in; nothing is left open once the data were destroyed.
 */
export function peopleLines(people: PersonalData | null, labels: Labels): Line[] {
  if (!people) return [full(labels.applicant, destroyed)];
  const { applicant, submitter } = people;
  const lines = [full(labels.applicant, applicant.name)];
  if (applicant.kind === 'organisation' && applicant.representative.trim() !== '')
    lines.push(full(labels.representative, applicant.representative));
  if (!submitter.sameAsApplicant) {
    const ground = [submitter.relation, submitter.authority].map((text) => text.trim()).filter(Boolean);
    lines.push(full(labels.submitter, submitter.name + (ground.length ? ` (${ground.join('; ')})` : '')));
  }
  const othersPhone = submitter.sameAsApplicant ? '' : submitter.phone.trim();
  const phone = applicant.phone.trim() || (othersPhone && `${othersPhone} (người nộp)`);
  lines.push(full(labels.address, applicant.address));
  lines.push(half(labels.phone, phone), half(labels.email, applicant.email));
  return lines;
}

/** Who signs on the left: the one who stood at the counter. */
export function signerName(people: PersonalData | null): string {
  if (!people) return '';
  const { applicant, submitter } = people;
  if (!submitter.sameAsApplicant) return submitter.name.trim();
  return (applicant.kind === 'organisation' ? applicant.representative : applicant.name).trim();
}
