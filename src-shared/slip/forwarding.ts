import { z } from 'zod';
import { composed } from './composed.ts';
import { contactNote, frame, type SlipSource, signed, unitInSentence } from './frame.ts';
import { type GivenPaper, tableOfPapers } from './papers.ts';
import { line, papersTable, sentence, signature, slipFrame, slipLine } from './parts.ts';
import { peopleLines } from './people.ts';
import { asSentence, countInWords, dueInWords, fill, momentInWords } from './words.ts';

/** Goes with the papers of a dossier received for another agency of the province. */
export const forwardingSlip = slipFrame.extend({
  form: z.literal('forwarding'),
  addressee: slipLine,
  /** Whose dossier, what about, when received and due. */
  applicantLines: z.array(slipLine),
  componentsHeading: z.string(),
  papers: papersTable,
  lines: z.array(slipLine),
  signatures: z.array(signature),
});
export type ForwardingSlip = z.infer<typeof forwardingSlip>;

export interface ForwardingSource extends SlipSource {
  readonly competentAgency: string;
  readonly acceptedAt: string;
  readonly due: { readonly date: string; readonly at: string; readonly provisional: boolean };
  readonly components: readonly GivenPaper[];
  readonly sets: number;
  /** When the papers were handed over to that agency, and by whom; null is written by hand. */
  readonly handedOver: { readonly at: string; readonly by: string } | null;
}

/** The forwarding slip in words: agency, dossier, every paper that goes along, time and signatures. */
export function buildForwardingSlip(source: ForwardingSource): ForwardingSlip {
  const { forms, acceptedAt, handedOver } = source;
  const { labels, ...form } = forms.forwarding;
  return composed({
    ...frame(source, {
      form,
      at: handedOver?.at ?? acceptedAt,
      number: null,
      copyLabels: form.copies,
      notes: contactNote(source),
    }),
    form: 'forwarding',
    addressee: line(labels.agency, source.competentAgency),
    applicantLines: [
      sentence(asSentence(fill(form.statement, { unit: unitInSentence(source) }))),
      ...peopleLines(source.personal, { ...forms.labels, applicant: labels.applicant }),
      line(labels.procedure, source.procedureName),
      line(labels.acceptedAt, momentInWords(acceptedAt)),
      line(labels.dueAt, dueInWords(source.due)),
    ],
    componentsHeading: labels.components,
    papers: tableOfPapers(source.components, forms),
    lines: [
      line(labels.sets, `${countInWords(source.sets)} (bộ)`),
      line(labels.forwardedAt, handedOver ? momentInWords(handedOver.at) : ''),
    ],
    signatures: signed(form.signs, [handedOver?.by ?? '']),
  });
}
