import { z } from 'zod';
import { legalStatus } from '../calendar/types.ts';

/** Who answers: people served, or officials about the administration's reform. */
export const audience = z.enum(['citizens', 'officials']);
export type Audience = z.infer<typeof audience>;

const item = z.object({ id: z.string().min(1).max(20), text: z.string().min(1).max(300) });

export const factor = z.object({
  id: z.string().min(1).max(20),
  name: z.string().min(1).max(200),
  items: z.array(item).min(1).max(40),
});

/** Items answered on the five official levels, by factor; as it was when a survey with it began. */
export const questionnaire = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(200),
  audience,
  /** How far its wording was held against the official form. */
  status: legalStatus,
  source: z.string().min(1),
  checkedOn: z.iso.date(),
  /** Figures of elsewhere that people know, with year and decision: beside the results, never in one line with them. */
  footnote: z.string().max(400),
  factors: z.array(factor).min(1).max(12),
});
export type Questionnaire = z.infer<typeof questionnaire>;

export const itemsOf = ({ factors }: Pick<Questionnaire, 'factors'>) => factors.flatMap(({ items }) => items);

/** The largest number of items of a questionnaire of the ward's own. */
export const mostItems = 40;

/**
 * The ward's own questions as typed: one a line, a line that begins with `#` names the factor of those after it.
 * Null where there is no question, too many, or one is too long.
 */
export function factorsIn(text: string): Questionnaire['factors'] | null {
  const factors: { id: string; name: string; items: { id: string; text: string }[] }[] = [];
  let count = 0;
  for (const line of text
    .normalize('NFC')
    .split('\n')
    .map((one) => one.trim())) {
    if (line === '') continue;
    const last = factors.at(-1);
    if (line.startsWith('#')) {
      factors.push({ id: `f${factors.length + 1}`, name: line.replace(/^#+\s*/, ''), items: [] });
      continue;
    }
    count += 1;
    const asked = { id: String(count), text: line };
    if (last) last.items.push(asked);
    else factors.push({ id: 'f1', name: 'Nội dung khảo sát', items: [asked] });
  }
  const read = z
    .array(factor)
    .min(1)
    .max(12)
    .safeParse(factors.filter(({ items }) => items.length > 0));
  return read.success && count <= mostItems ? read.data : null;
}
