import type { IntakeForm } from './intake.ts';

/** A form before anything was typed. */
export const emptyIntake = (): IntakeForm => ({
  procedureCode: '',
  channel: 'inPerson',
  submittedAt: '',
  acceptedAt: '',
  applicant: {
    kind: 'person',
    name: '',
    idNumber: '',
    birthDate: '',
    sex: '',
    address: '',
    phone: '',
    email: '',
    representative: '',
  },
  submitter: { sameAsApplicant: true, name: '', idNumber: '', phone: '', relation: '', authority: '' },
  components: {},
  sets: 1,
  resultChannel: 'counter',
  postalAddress: '',
  pages: 1,
  copies: 1,
  feeExemption: '',
  term: { kind: '', value: 1, ground: '' },
  note: '',
  competentAgency: '',
  mobile: '',
  assistance: { fingerprint: false, witness: '', readBack: false, interpreter: '' },
});
