import type { PersonalData } from '../dossier/intake.ts';
import { halfLine, line, type SlipLine } from './parts.ts';
import type { FormsProfile } from './profile.ts';

type Labels = FormsProfile['labels'];

/** Printed in place of the person once the dossier's key is destroyed. */
const destroyed = '(đã xóa theo thời hạn lưu trữ)';

export const applicantName = (people: PersonalData | null): string =>
  people ? people.applicant.name.trim() : destroyed;

/** Who the dossier is of, and who acts for an organisation or hands it in for somebody else. */
export function nameLines(people: PersonalData | null, labels: Labels): SlipLine[] {
  if (!people) return [line(labels.applicant, destroyed)];
  const { applicant, submitter } = people;
  const lines = [line(labels.applicant, applicant.name)];
  if (applicant.kind === 'organisation' && applicant.representative.trim() !== '')
    lines.push(line(labels.representative, applicant.representative));
  if (!submitter.sameAsApplicant) {
    const ground = [submitter.relation, submitter.authority].map((text) => text.trim()).filter(Boolean);
    lines.push(line(labels.submitter, submitter.name + (ground.length ? ` (${ground.join('; ')})` : '')));
  }
  return lines;
}

/**
 * The lines about people. Address, phone and e-mail keep their place when not given, since the form
 * has them and a hand can fill them in; nothing is left open once the data were destroyed.
 */
export function peopleLines(people: PersonalData | null, labels: Labels): SlipLine[] {
  const lines = nameLines(people, labels);
  if (!people) return lines;
  const { applicant, submitter } = people;
  const othersPhone = submitter.sameAsApplicant ? '' : submitter.phone.trim();
  const phone = applicant.phone.trim() || (othersPhone && `${othersPhone} (người nộp)`);
  lines.push(line(labels.address, applicant.address));
  lines.push(halfLine(labels.phone, phone), halfLine(labels.email, applicant.email));
  const helped = assistanceWords(people);
  if (helped !== '') lines.push(line(labels.assistance, helped));
  return lines;
}

/** What was done for somebody who cannot write, read or speak the language; empty where nothing was. */
export function assistanceWords({ assistance }: PersonalData): string {
  const { fingerprint, witness, readBack, interpreter } = assistance;
  return [
    fingerprint && 'điểm chỉ thay chữ ký',
    witness.trim() && `người làm chứng: ${witness.trim()}`,
    readBack && 'đã đọc lại cho nghe',
    interpreter.trim() && `người phiên dịch: ${interpreter.trim()}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Who signs on the left: the one who stood at the counter. */
export function signerName(people: PersonalData | null): string {
  if (!people) return '';
  const { applicant, submitter } = people;
  if (!submitter.sameAsApplicant) return submitter.name.trim();
  return (applicant.kind === 'organisation' ? applicant.representative : applicant.name).trim();
}
