import type { ReceivedComponent } from '../dossier/events.ts';
import type { PersonalData, ResultChannel, SubmissionChannel } from '../dossier/intake.ts';
import { peopleLines, signerName } from './people.ts';
import type { FormsProfile } from './profile.ts';
import { slipQr } from './qr.ts';
import type { ReceiptSlip } from './receipt.ts';
import type { WardProfile } from './ward.ts';
import { countInWords, dateInWords, momentInWords } from './words.ts';

/** Everything a receipt slip says, before it is put into words. */
export interface ReceiptSource {
  readonly forms: FormsProfile;
  readonly ward: WardProfile;
  readonly code: string;
  readonly isTemporary: boolean;
  readonly lookupSecret: string;
  readonly procedureName: string;
  /** `YYYY-MM-DDTHH:mm`, local. */
  readonly acceptedAt: string;
  readonly due: { readonly date: string; readonly at: string; readonly provisional: boolean };
  /** The legal term in words, e.g. `03 ngày làm việc`. */
  readonly term: string;
  /** The papers that are there; what is missing is not listed. */
  readonly components: readonly Pick<ReceivedComponent, 'name' | 'state' | 'originals' | 'copies'>[];
  readonly sets: number;
  readonly channel: SubmissionChannel;
  readonly resultChannel: ResultChannel;
  /** Fee in words; zero, exempt and unknown differ (trap 14). */
  readonly fee: string;
  /** Null after the dossier's key was destroyed. */
  readonly personal: PersonalData | null;
  readonly officer: string;
  readonly book: { readonly volume: string; readonly number: number };
  /** Hash of the receipt event, 64 hex digits. */
  readonly hash: string;
  /** 0 until a print has succeeded; then the n of `In lại lần n`. */
  readonly reprint: number;
}

const channelNotes: Record<SubmissionChannel, string> = {
  inPerson: '',
  online: ' (nộp trực tuyến)',
  post: ' (nộp qua bưu chính)',
  onlineAssisted: ' (nộp trực tuyến có hỗ trợ)',
};

/** Papers not handed in are said as such: they may never read as received. */
const notHandedIn = {
  shown: ['Đã xuất trình', 'đã trả lại'],
  lookedUp: ['Đã tra cứu CSDL', 'không nộp'],
  checkLater: ['Cơ quan tra cứu sau', 'không nộp'],
} as const;

function paperKind({ originals, copies }: { originals: number; copies: number }): [string, string] {
  if (originals > 0 && copies > 0)
    return ['Bản chính; bản sao', `${countInWords(originals)}; ${countInWords(copies)}`];
  if (copies > 0) return ['Bản sao', countInWords(copies)];
  return originals > 0 ? ['Bản chính', countInWords(originals)] : ['', ''];
}

function componentRows(source: ReceiptSource): ReceiptSlip['components'] {
  const handedIn = source.components.filter(({ state }) => state === 'submitted');
  const others = source.components.filter(({ state }) => state !== 'submitted');
  return [...handedIn, ...others].map((component, index) => {
    const [kind, quantity] =
      component.state === 'submitted' ? paperKind(component) : notHandedIn[component.state];
    return { order: index + 1, name: component.name.trim(), kind, quantity };
  });
}

function dueInWords({ date, at, provisional }: ReceiptSource['due']): string {
  const note = provisional ? ` (dự kiến: lịch nghỉ năm ${date.slice(0, 4)} chưa công bố)` : '';
  return momentInWords(date, at) + note;
}

/** `Phường Minh Họa` inside a sentence. */
const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

function resultAt({ resultChannel, personal, forms, ward }: ReceiptSource): string {
  switch (resultChannel) {
    case 'counter':
      return `${forms.unitText} ${inSentence(ward.wardName)}`;
    case 'post': {
      const address = personal?.postalAddress.trim();
      return `Qua dịch vụ bưu chính công ích${address ? `, đến: ${address}` : ''}`;
    }
    case 'online':
      return 'Trực tuyến (bản điện tử)';
  }
}

function notes({ forms, ward, acceptedAt }: ReceiptSource): string[] {
  const contact = [ward.hotline && `đường dây nóng ${ward.hotline}`, ward.email, ward.website].filter(
    Boolean,
  );
  const privacy = forms.receipt.notes.privacy.findLast(({ from }) => from <= acceptedAt.slice(0, 10));
  return [
    ...(ward.demonstration ? ['Bản in minh họa, không có giá trị pháp lý.'] : []),
    forms.receipt.notes.bring,
    ...(contact.length > 0 ? [`Liên hệ: ${contact.join('; ')}.`] : []),
    ...(privacy ? [privacy.text] : []),
  ];
}

/** Composed letters only: a name typed as NFD must print and read back as one letter per sign (trap 9). */
function composed<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(composed) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, composed(inner)])) as T;
  return value;
}

/**
 * Mẫu 01 in words, the same for screen, paper and PDF. Pure: the same source gives the same slip.
 * Layout and wording come from the forms profile, names of the office from the ward profile.
 */
export function buildReceiptSlip(source: ReceiptSource): ReceiptSlip {
  const { forms, ward, book } = source;
  const { labels, ...form } = forms.receipt;
  const suffix = ward.receiptNumberSuffix === null ? '' : `/${ward.receiptNumberSuffix}`;
  const accepted = momentInWords(source.acceptedAt.slice(0, 10), source.acceptedAt.slice(11));
  const hash8 = source.hash.slice(0, 8);
  return composed({
    profile: forms.id,
    formName: form.name,
    templateStatus: form.status,
    authority: ward.authority,
    unit: ward.unitName || forms.unitName,
    number: `${labels.number} ${book.number}${suffix}`,
    placeAndDate: `${ward.place}, ${dateInWords(source.acceptedAt)}`,
    title: form.title,
    code: source.code,
    codeLabel: labels.code,
    codeNote: source.isTemporary ? 'Mã tạm; mã chính thức sẽ được thông báo sau' : '',
    lookupSecret: source.lookupSecret,
    lookupLabel: labels.lookupSecret,
    qr: slipQr(source),
    copyLabels: [form.copies.kept, form.copies.given],
    copyLabel: form.copies.either,
    reprint: source.reprint > 0 ? `In lại lần ${source.reprint}` : '',
    unitLine: `${labels.unit} ${ward.wardName}, ${ward.counterName}`,
    applicantLines: [
      ...peopleLines(source.personal, labels),
      { label: labels.subject, value: source.procedureName, half: false },
    ],
    componentsHeading: labels.components,
    tableHeadings: [form.table.order, form.table.name, form.table.kind, form.table.quantity],
    components: componentRows(source),
    lines: [
      { label: labels.sets, value: `${countInWords(source.sets)} (bộ)` },
      { label: labels.term, value: source.term },
      { label: labels.acceptedAt, value: accepted + channelNotes[source.channel] },
      { label: labels.dueAt, value: dueInWords(source.due) },
      { label: labels.resultAt, value: resultAt(source) },
      { label: labels.fee, value: source.fee },
    ],
    book: form.book.replace('{volume}', book.volume).replace('{number}', String(book.number)),
    signLeft: form.sign.left,
    signRight: form.sign.right,
    signHint: form.sign.hint,
    officer: source.officer,
    submitterName: signerName(source.personal),
    notes: notes(source),
    hash8,
    trace: `Dấu vết: ${hash8}`,
  });
}
