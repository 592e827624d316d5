import { z } from 'zod';
import type { RefusedBody } from '../dossier/events.ts';
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
import { line, sentence, signature, slipFrame, slipLine } from './parts.ts';
import { peopleLines, signerName } from './people.ts';
import { reasonInWords, refusalWords } from './reasons.ts';
import { asSentence, fill } from './words.ts';

/** Mẫu 03 as it is printed. */
export const refusalSlip = slipFrame.extend({
  form: z.literal('refusal'),
  unitLine: z.string(),
  applicantLines: z.array(slipLine),
  /** The statement, the reason, where to go instead, the closing words. */
  lines: z.array(slipLine),
  signatures: z.array(signature),
});
export type RefusalSlip = z.infer<typeof refusalSlip>;

/** What was typed for a refusal; sealed in its event. */
export const refusalTyped = z.object({ reason: z.string(), guidance: z.string() });

export interface RefusalSource extends SlipSource {
  readonly slip: Pick<RefusedBody, 'number' | 'at' | 'officer' | 'ground'>;
  /** Null after the dossier's key was destroyed. */
  readonly typed: z.infer<typeof refusalTyped> | null;
}

/** Mẫu 03 in words: a reason of substance, never a code, and where to go instead. */
export function buildRefusalSlip(source: RefusalSource): RefusalSlip {
  const { forms, slip, typed } = source;
  const { labels, ...form } = forms.refusal;
  const reason = reasonInWords(refusalWords[slip.ground], typed?.reason ?? '');
  const guidance = typed?.guidance.trim() ?? '';
  return composed({
    ...frame(source, {
      form,
      at: slip.at,
      number: String(slip.number.number),
      notes: [...contactNote(source), ...privacyNote(source, slip.at)],
    }),
    form: 'refusal',
    unitLine: counterLine(source),
    applicantLines: [
      ...peopleLines(source.personal, forms.labels),
      line(forms.labels.subject, source.procedureName),
    ],
    lines: [
      sentence(fill(form.statement, { unit: unitInSentence(source) })),
      line(forms.labels.reason, asSentence(reason)),
      ...(guidance ? [line(labels.guidance, guidance)] : []),
      sentence(form.closing),
    ],
    signatures: signed(form.signs, [signerName(source.personal), slip.officer]),
  });
}
