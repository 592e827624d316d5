import { z } from 'zod';
import type { SupplementRequestedBody } from '../dossier/events.ts';
import { composed } from './composed.ts';
import { frame, privacyNote, type SlipSource, signed, unitInSentence } from './frame.ts';
import { line, type SlipLine, sentence, signature, slipFrame, slipLine } from './parts.ts';
import { peopleLines } from './people.ts';
import { dateInWords, fill } from './words.ts';

/** Mẫu 02 as it is printed. */
export const supplementSlip = slipFrame.extend({
  form: z.literal('supplement'),
  /** The older name and the number of the round, under the title. */
  alsoCalled: z.string(),
  applicantLines: z.array(slipLine),
  itemsHeading: z.string(),
  items: z.array(z.object({ order: z.int(), name: z.string(), reason: slipLine })),
  /** Note, decision behind a third slip, apology, whom to ask. */
  lines: z.array(slipLine),
  signatures: z.array(signature),
});
export type SupplementSlip = z.infer<typeof supplementSlip>;

/** What was typed for a supplement slip; sealed in its event. */
export const supplementTyped = z.object({ reasons: z.record(z.string(), z.string()), note: z.string() });

export interface SupplementSource extends SlipSource {
  readonly slip: Pick<SupplementRequestedBody, 'number' | 'at' | 'officer' | 'round' | 'items' | 'decision'>;
  /** Null after the dossier's key was destroyed. */
  readonly typed: z.infer<typeof supplementTyped> | null;
}

/** A third slip rests on the chairman's written decision and apologises (NĐ 63/2010 Đ.20.4). */
function decisionLines({ forms, slip: { decision } }: SupplementSource): SlipLine[] {
  if (!decision) return [];
  const { number, date, signer } = decision;
  const text = fill(forms.supplement.decision, { number, date: dateInWords(date), signer });
  return [sentence(text), sentence(forms.supplement.apology)];
}

function contactLine(source: SupplementSource): SlipLine {
  const { forms, ward, slip } = source;
  const text = ward.hotline ? forms.supplement.contact : forms.supplement.contactWithoutPhone;
  return sentence(fill(text, { officer: slip.officer, unit: unitInSentence(source), phone: ward.hotline }));
}

/** Mẫu 02 in words: each paper that is missing or wrong, and why. */
export function buildSupplementSlip(source: SupplementSource): SupplementSlip {
  const { forms, slip, typed } = source;
  const { labels, ...form } = forms.supplement;
  const note = typed?.note.trim() ?? '';
  return composed({
    ...frame(source, {
      form,
      at: slip.at,
      number: String(slip.number.number),
      notes: privacyNote(source, slip.at),
    }),
    form: 'supplement',
    alsoCalled: fill(form.alsoCalled, { round: String(slip.round) }),
    applicantLines: [
      ...peopleLines(source.personal, { ...forms.labels, applicant: labels.applicant }),
      line(forms.labels.subject, source.procedureName),
    ],
    itemsHeading: labels.items,
    items: slip.items.map(({ id, name }, index) => ({
      order: index + 1,
      name: name.trim(),
      reason: line(labels.reason, typed?.reasons[id] ?? ''),
    })),
    lines: [...(note ? [line(labels.note, note)] : []), ...decisionLines(source), contactLine(source)],
    signatures: signed(form.signs, [slip.officer]),
  });
}
