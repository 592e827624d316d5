import type { CccdData } from '../../../src-shared/dossier/cccd.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';

/** Whose card it is: the submitter's when the officer stands in the submitter's fields. */
export type CardOwner = 'applicant' | 'submitter';

/** The fields a card fills; what it does not tell (phone, e-mail) stays. */
export function fromCard(form: IntakeForm, card: CccdData, owner: CardOwner): Partial<IntakeForm> {
  const { name, idNumber, address, birthDate, sex } = card;
  if (owner === 'submitter') return { submitter: { ...form.submitter, name, idNumber } };
  return {
    applicant: {
      ...form.applicant,
      kind: 'person',
      name,
      idNumber,
      address: address || form.applicant.address,
      birthDate: birthDate ?? '',
      sex: sex ?? '',
    },
  };
}

/** Whether somebody else stands there already, so that the scan must be easy to take back. */
export function replacesPerson(form: IntakeForm, card: CccdData, owner: CardOwner): boolean {
  const { name, idNumber } = form[owner];
  return idNumber !== '' ? idNumber !== card.idNumber : name !== '' && name !== card.name;
}
