import type { ResultChannel, SubmissionChannel } from '../dossier/intake.ts';
import { composed } from './composed.ts';
import {
  contactNote,
  counterLine,
  frame,
  privacyNote,
  type SlipSource,
  signed,
  unitInSentence,
} from './frame.ts';
import { type GivenPaper, tableOfPapers } from './papers.ts';
import { line } from './parts.ts';
import { peopleLines, signerName } from './people.ts';
import type { ReceiptSlip } from './receipt.ts';
import { countInWords, dueInWords, fill, momentInWords } from './words.ts';

/** Everything a receipt slip says, before it is put into words. */
export interface ReceiptSource extends SlipSource {
  /** `YYYY-MM-DDTHH:mm`, local. */
  readonly acceptedAt: string;
  readonly due: { readonly date: string; readonly at: string; readonly provisional: boolean };
  /** The legal term in words, e.g. `03 ngày làm việc`. */
  readonly term: string;
  readonly components: readonly GivenPaper[];
  readonly sets: number;
  readonly channel: SubmissionChannel;
  readonly resultChannel: ResultChannel;
  /** Fee in words; zero, exempt and unknown differ (trap 14). */
  readonly fee: string;
  readonly officer: string;
  readonly book: { readonly volume: string; readonly number: number };
}

const channelNotes: Record<SubmissionChannel, string> = {
  inPerson: '',
  online: ' (nộp trực tuyến)',
  post: ' (nộp qua bưu chính)',
  onlineAssisted: ' (nộp trực tuyến có hỗ trợ)',
};

function resultAt(source: ReceiptSource): string {
  switch (source.resultChannel) {
    case 'counter':
      return unitInSentence(source);
    case 'post': {
      const address = source.personal?.postalAddress.trim();
      return `Qua dịch vụ bưu chính công ích${address ? `, đến: ${address}` : ''}`;
    }
    case 'online':
      return 'Trực tuyến (bản điện tử)';
  }
}

/**
 * Mẫu 01 in words, the same for screen, paper and PDF. Pure: the same source gives the same slip.
 * Layout and wording come from the forms profile, names of the office from the ward profile.
 */
export function buildReceiptSlip(source: ReceiptSource): ReceiptSlip {
  const { forms, ward, book, acceptedAt } = source;
  const { labels, ...form } = forms.receipt;
  return composed({
    ...frame(source, {
      form,
      at: acceptedAt,
      number: String(book.number),
      suffix: ward.receiptNumberSuffix,
      copyLabel: forms.copies.either,
      notes: [form.bring, ...contactNote(source), ...privacyNote(source, acceptedAt)],
    }),
    form: 'receipt',
    unitLine: counterLine(source),
    applicantLines: [
      ...peopleLines(source.personal, forms.labels),
      line(forms.labels.subject, source.procedureName),
    ],
    componentsHeading: labels.components,
    papers: tableOfPapers(source.components, forms),
    lines: [
      line(labels.sets, `${countInWords(source.sets)} (bộ)`),
      line(labels.term, source.term),
      line(labels.acceptedAt, momentInWords(acceptedAt) + channelNotes[source.channel]),
      line(labels.dueAt, dueInWords(source.due)),
      line(labels.resultAt, resultAt(source)),
      line(labels.fee, source.fee),
    ],
    book: fill(form.book, { volume: book.volume, number: String(book.number) }),
    signatures: signed(form.signs, [signerName(source.personal), source.officer]),
  });
}
