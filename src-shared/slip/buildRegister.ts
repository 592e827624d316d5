import { formatDate, formatMoment } from '../calendar/format.ts';
import { type Period, periodInWords } from '../evaluation/period.ts';
import type { RegisterLine } from '../register/line.ts';
import type { RegisterColumn, RegisterTexts } from '../register/texts.ts';
import { composed } from './composed.ts';
import type { FormsProfile } from './profile.ts';
import type { RegisterSheet } from './registerSheet.ts';
import type { WardProfile } from './ward.ts';
import { asSentence, fill } from './words.ts';

/** Which part of the register: days of receipt, one field or counter or all (empty), whose dossiers. */
export interface RegisterScope extends Period {
  readonly field: string;
  readonly counter: string;
  /** The book of dossiers received for other agencies of the province (phi địa giới). */
  readonly otherAgency: boolean;
}

export interface RegisterSource {
  readonly texts: RegisterTexts;
  readonly forms: FormsProfile;
  readonly ward: WardProfile;
  readonly scope: RegisterScope;
  /** Year of the one book the lines stand in; empty where there are several. */
  readonly volume: string;
  readonly lines: readonly RegisterLine[];
  /** Local date-time of making it. */
  readonly madeAt: string;
}

export const registerTitle = (texts: RegisterTexts, { otherAgency }: Pick<RegisterScope, 'otherAgency'>) =>
  otherAgency ? texts.otherAgencyTitle : texts.title;

/** What stands under the title. */
export const scopeLines = ({ texts, scope, volume }: Pick<RegisterSource, 'texts' | 'scope' | 'volume'>) =>
  [
    asSentence(periodInWords(scope)),
    volume && `${texts.volume} ${volume}`,
    scope.field && `${texts.field} ${scope.field}`,
    scope.counter && `${texts.counter} ${scope.counter}`,
  ].filter(Boolean);

/** A line as its thirteen cells; the signature is left for a hand. */
export const registerCells = (line: RegisterLine): Readonly<Record<RegisterColumn, string>> => ({
  number: line.number,
  code: line.code,
  procedure: line.procedure,
  sets: String(line.sets),
  applicant: line.applicant,
  contact: line.contact,
  agency: line.agency,
  accepted: formatDate(line.accepted),
  due: formatDate(line.due),
  returned: line.returned ? formatDate(line.returned) : '',
  how: line.how,
  signature: '',
  note: line.note,
});

/** Mẫu 06 of 2018, Mẫu 07 of 2025. Pure: the same source gives the same sheet. */
export function buildRegister(source: RegisterSource): RegisterSheet {
  const { texts, forms, ward, scope, lines, madeAt } = source;
  return composed({
    formName: texts.names[forms.id],
    templateStatus: texts.status,
    authority: ward.authority,
    unit: ward.unitName || forms.unitName,
    title: registerTitle(texts, scope),
    scope: scopeLines(source),
    datesHeading: texts.datesHeading,
    headings: texts.headings,
    rows: lines.map(registerCells),
    total: fill(texts.total, { count: String(lines.length) }),
    notes: [
      ...(ward.demonstration ? ['Bản in minh họa, không có giá trị pháp lý.'] : []),
      `Lập lúc ${formatMoment(madeAt)}, ${ward.counterName}.`,
    ],
  });
}
