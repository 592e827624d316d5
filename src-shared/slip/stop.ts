import { z } from 'zod';
import type { BookNumber } from '../dossier/events.ts';
import { composed } from './composed.ts';
import { agencyInSentence, frame, type SlipSource, signed, unitInSentence } from './frame.ts';
import { line, sentence, signature, slipFrame, slipLine } from './parts.ts';
import { applicantName } from './people.ts';
import type { FormsProfile } from './profile.ts';
import { fill, momentInWords } from './words.ts';

/** The stop notice (Mẫu 05 of TT 03/2025) as it is printed. */
export const stopSlip = slipFrame.extend({
  form: z.literal('stop'),
  addressee: slipLine,
  lines: z.array(slipLine),
  distribution: z.array(z.string()),
  signatures: z.array(signature),
});
export type StopSlip = z.infer<typeof stopSlip>;

/** What was typed for a stop; sealed in its event. */
export const stopTyped = z.object({ request: z.string(), ground: z.string() });

export interface StopSource extends SlipSource {
  /** The wording of the generation that has this form; the 2018 forms have none. */
  readonly wording: NonNullable<FormsProfile['stop']>;
  readonly slip: { readonly number: BookNumber | null; readonly at: string };
  readonly acceptedAt: string;
  readonly competentAgency: string | null;
  /** Null after the dossier's key was destroyed. */
  readonly typed: z.infer<typeof stopTyped> | null;
}

/** The stop notice in words: stopped because the applicant asked, before any result. */
export function buildStopSlip(source: StopSource): StopSlip {
  const { slip, typed, forms } = source;
  const { labels, distribution, ...form } = source.wording;
  const agency = agencyInSentence(source, source.competentAgency);
  return composed({
    ...frame(source, {
      form,
      at: slip.at,
      number: slip.number && String(slip.number.number),
      agency: { name: agency, own: source.competentAgency === null },
    }),
    form: 'stop',
    addressee: line(labels.applicant, applicantName(source.personal)),
    lines: [
      sentence(fill(form.statement, { agency })),
      line(forms.labels.subject, source.procedureName),
      line(labels.acceptedAt, momentInWords(source.acceptedAt)),
      line(labels.request, typed?.request ?? ''),
      line(labels.ground, typed?.ground ?? ''),
      line(labels.stoppedAt, momentInWords(slip.at)),
      sentence(form.closing),
    ],
    distribution: [
      distribution.label,
      ...distribution.to.map((to) => fill(to, { unit: unitInSentence(source) })),
    ],
    signatures: signed(form.signs, []),
  });
}
