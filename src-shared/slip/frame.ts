import type { PersonalData } from '../dossier/intake.ts';
import type { Signature, SlipFrame } from './parts.ts';
import type { FormsProfile, FormText } from './profile.ts';
import { slipQr } from './qr.ts';
import type { WardProfile } from './ward.ts';
import { dateInWords, fill, inSentence } from './words.ts';

/** What every slip is built from, whatever its form. */
export interface SlipSource {
  readonly forms: FormsProfile;
  readonly ward: WardProfile;
  readonly code: string;
  /** case: of the guidance before receipt; temporary: the counter's own; official: of the province's system. */
  readonly codeKind: 'case' | 'temporary' | 'official';
  readonly lookupSecret: string;
  readonly procedureName: string;
  /** Null after the dossier's key was destroyed. */
  readonly personal: PersonalData | null;
  /** Hash of the event that made the slip, 64 hex digits. */
  readonly hash: string;
  /** 0 until a print has succeeded; then the n of `In lại lần n`. */
  readonly reprint: number;
}

const codeNotes: Record<SlipSource['codeKind'], string> = {
  case: 'Mã của lần hướng dẫn; hồ sơ chưa được tiếp nhận',
  temporary: 'Mã tạm; mã chính thức sẽ được thông báo sau',
  official: '',
};

/** `Trung tâm Phục vụ hành chính công phường Minh Họa` */
export const unitInSentence = ({ forms, ward }: Pick<SlipSource, 'forms' | 'ward'>): string =>
  `${forms.unitText} ${inSentence(ward.wardName)}`;

/** `Ủy ban nhân dân phường Minh Họa`, or the other agency that handles the dossier. */
export const agencyInSentence = (
  { forms, ward }: Pick<SlipSource, 'forms' | 'ward'>,
  competentAgency: string | null,
): string => competentAgency ?? fill(forms.agencyText, { ward: inSentence(ward.wardName) });

export const counterLine = ({ forms, ward }: SlipSource): string =>
  `${forms.labels.unit} ${ward.wardName}, ${ward.counterName}`;

const demonstrationNote = ({ ward }: SlipSource): string[] =>
  ward.demonstration ? ['Bản in minh họa, không có giá trị pháp lý.'] : [];

/** Where to ask; nothing where the ward has given no way. */
export function contactNote({ ward }: SlipSource): string[] {
  const ways = [ward.hotline && `đường dây nóng ${ward.hotline}`, ward.email, ward.website].filter(Boolean);
  return ways.length > 0 ? [`Liên hệ: ${ways.join('; ')}.`] : [];
}

/** The privacy line of the day: a law is named only from when it is in force. */
export function privacyNote({ forms }: SlipSource, at: string): string[] {
  const privacy = forms.privacy.findLast(({ from }) => from <= at.slice(0, 10));
  return privacy ? [privacy.text] : [];
}

interface FrameOptions {
  readonly form: FormText;
  /** Local date-time the slip is dated by. */
  readonly at: string;
  /** The slip's number in its book, without label and suffix; null where the form has none. */
  readonly number: string | null;
  /** Set where the heading is that of the agency that handles the dossier, this ward's own or another. */
  readonly agency?: { readonly name: string; readonly own: boolean };
  readonly suffix?: string | null;
  readonly copyLabels?: readonly [string, string] | null;
  readonly copyLabel?: string;
  readonly notes?: readonly string[];
}

/** Room for what another agency writes by hand: its number and its place are not ours to give. */
const byHand = '…………';

/** Heading, title, code and notes: what the template sets around the words of a form. */
export function frame(source: SlipSource, options: FrameOptions): SlipFrame {
  const { forms, ward, code, codeKind } = source;
  const { form, at, number, agency } = options;
  const foreign = agency !== undefined && !agency.own;
  const suffix = foreign ? null : (options.suffix ?? form.numberSuffix);
  const copies =
    options.copyLabels === undefined ? [forms.copies.kept, forms.copies.given] : options.copyLabels;
  return {
    profile: forms.id,
    formName: form.name,
    templateStatus: form.status,
    authority: agency === undefined ? ward.authority : '',
    unit: agency === undefined ? ward.unitName || forms.unitName : agency.name.toLocaleUpperCase('vi'),
    number:
      number === null
        ? ''
        : `${forms.labels.number} ${foreign ? byHand : number}${suffix ? `/${suffix}` : ''}`,
    placeAndDate: `${foreign ? byHand : ward.place}, ${dateInWords(at)}`,
    title: form.title,
    code,
    codeLabel: codeKind === 'case' ? forms.labels.caseCode : forms.labels.code,
    codeNote: codeNotes[codeKind],
    lookupSecret: source.lookupSecret,
    lookupLabel: forms.labels.lookupSecret,
    qr: slipQr(source),
    copyLabels: copies && [copies[0] ?? '', copies[1] ?? ''],
    copyLabel: options.copyLabel ?? '',
    reprint: source.reprint > 0 ? `In lại lần ${source.reprint}` : '',
    notes: [...demonstrationNote(source), ...(options.notes ?? [])],
    trace: `Dấu vết: ${source.hash.slice(0, 8)}`,
  };
}

/** The signatures of a form with the names that are known; the others are written by hand. */
export const signed = (
  signs: readonly { readonly role: string; readonly hint: string }[],
  names: readonly string[],
): Signature[] => signs.map(({ role, hint }, index) => ({ role, hint, name: names[index] ?? '' }));
