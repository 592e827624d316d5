import { z } from 'zod';
import { formatDate, formatMoment } from '../calendar/format.ts';
import type { PersonalData } from '../dossier/intake.ts';
import type { DossierState } from '../dossier/state.ts';
import { resultChannelWords, submissionChannelWords } from './words.ts';

/** What an entry form of the province may ask of a dossier. */
export const provinceField = z.enum([
  'procedureCode',
  'procedureName',
  'applicantName',
  'idNumber',
  'birthDate',
  'sex',
  'address',
  'phone',
  'email',
  'representative',
  'submitterName',
  'submitterIdNumber',
  'submitterPhone',
  'channel',
  'submittedAt',
  'acceptedAt',
  'dueAt',
  'sets',
  'resultChannel',
  'postalAddress',
  'fee',
  'temporaryCode',
]);
export type ProvinceField = z.infer<typeof provinceField>;

const sexWords = { '': '', male: 'Nam', female: 'Nữ' } as const;

/** The values of one received dossier as they are typed into the province's form; empty where there is none. */
export function provinceValues(
  { received, due }: Pick<DossierState, 'received' | 'due'>,
  personal: PersonalData | null,
): Readonly<Record<ProvinceField, string>> {
  const { applicant, submitter } = personal ?? {};
  const other = submitter?.sameAsApplicant ? null : submitter;
  return {
    procedureCode: received?.procedure.code ?? '',
    procedureName: received?.procedure.name ?? '',
    applicantName: applicant?.name ?? '',
    idNumber: applicant?.idNumber ?? '',
    birthDate: applicant?.birthDate ?? '',
    sex: sexWords[applicant?.sex ?? ''],
    address: applicant?.address ?? '',
    phone: applicant?.phone ?? '',
    email: applicant?.email ?? '',
    representative: applicant?.representative ?? '',
    submitterName: other?.name ?? applicant?.name ?? '',
    submitterIdNumber: other?.idNumber ?? applicant?.idNumber ?? '',
    submitterPhone: other?.phone ?? applicant?.phone ?? '',
    channel: received ? submissionChannelWords[received.channel] : '',
    submittedAt: received ? formatMoment(received.submittedAt) : '',
    acceptedAt: received ? formatMoment(received.acceptedAt) : '',
    dueAt: due ? `${due.at} ${formatDate(due.date)}` : '',
    sets: received ? String(received.sets) : '',
    resultChannel: received ? resultChannelWords[received.resultChannel] : '',
    postalAddress: personal?.postalAddress ?? '',
    fee: received?.fee.text ?? '',
    temporaryCode: received?.code ?? '',
  };
}

/** One dossier a line, one field a tab; what was typed over several lines stays in its field. */
export const clipboardText = (
  fields: readonly { readonly id: ProvinceField }[],
  dossiers: readonly Readonly<Record<ProvinceField, string>>[],
): string =>
  dossiers
    .map((values) =>
      fields.map(({ id }) => values[id].replace(/\s+/g, ' ').trim().normalize('NFC')).join('\t'),
    )
    .join('\n');
