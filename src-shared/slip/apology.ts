import { z } from 'zod';
import type { Apology } from '../dossier/state.ts';
import { composed } from './composed.ts';
import { agencyInSentence, frame, type SlipSource, signed, unitInSentence } from './frame.ts';
import { line, sentence, signature, slipFrame, slipLine } from './parts.ts';
import { applicantName } from './people.ts';
import { latenessWords, reasonInWords } from './reasons.ts';
import { asSentence, dateInWords, dueInWords, fill } from './words.ts';

/** Mẫu 04 as it is printed: a letter of the agency that handles the dossier. */
export const apologySlip = slipFrame.extend({
  form: z.literal('apology'),
  addressee: slipLine,
  lines: z.array(slipLine),
  /** `Nơi nhận:` and whom to. */
  distribution: z.array(z.string()),
  signatures: z.array(signature),
});
export type ApologySlip = z.infer<typeof apologySlip>;

/** What was typed for an apology; sealed in its event. */
export const apologyTyped = z.object({ text: z.string() });

export interface ApologySource extends SlipSource {
  readonly slip: Pick<Apology, 'number' | 'at' | 'reason' | 'due' | 'newDue' | 'head' | 'signed'>;
  readonly procedureField: string;
  readonly acceptedAt: string;
  /** The other agency that handles it; null for this ward's own. */
  readonly competentAgency: string | null;
  /** Null after the dossier's key was destroyed. */
  readonly typed: z.infer<typeof apologyTyped> | null;
}

/** A copy made after ink and seal says what the signed paper bears; the copy itself has neither. */
function signedNote({ forms, slip }: ApologySource): string[] {
  if (!slip.signed) return [];
  const { number, date, signer } = slip.signed.decision;
  return [fill(forms.apology.signed, { number, date: dateInWords(date), signer })];
}

/**
 * Mẫu 04 in words. On a second delay there is no new day and only the apology; whether it was made in
 * time is the office's own business and is not printed.
 */
export function buildApologySlip(source: ApologySource): ApologySlip {
  const { forms, slip, typed } = source;
  const { labels, distribution, ...form } = forms.apology;
  const agency = agencyInSentence(source, source.competentAgency);
  const field = source.procedureField.trim();
  const opening = fill(form.opening, {
    date: asSentence(dateInWords(source.acceptedAt)),
    agency,
    field: field && ` lĩnh vực ${field}`,
    procedure: source.procedureName.trim(),
    applicant: applicantName(source.personal),
  });
  return composed({
    ...frame(source, {
      form,
      at: slip.at,
      number: String(slip.number.number),
      agency: { name: agency, own: source.competentAgency === null },
      notes: signedNote(source),
    }),
    form: 'apology',
    addressee: line(labels.applicant, applicantName(source.personal)),
    lines: [
      sentence(opening),
      line(labels.code, source.code),
      line(labels.due, dueInWords(slip.due)),
      sentence(form.statement),
      line(forms.labels.reason, asSentence(reasonInWords(latenessWords[slip.reason], typed?.text ?? ''))),
      sentence(fill(form.apology, { agency })),
      ...(slip.newDue ? [line(labels.newDue, dueInWords(slip.newDue))] : []),
    ],
    distribution: [
      distribution.label,
      ...distribution.to.map((to) => fill(to, { unit: unitInSentence(source) })),
    ],
    signatures: signed(form.signs, [slip.head]),
  });
}
