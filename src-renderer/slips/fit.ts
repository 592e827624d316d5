import type { SlipLine } from '../../src-shared/slip/parts.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';

/** Sizes of type: roomy as letters are written, normal, dense so that one page stays enough where it can. */
export type TypeSize = 'roomy' | 'normal' | 'dense';

/** Letters in a row across the page, and rows of its own words that a form has on one A5 page; measured. */
const perRow = { roomy: 70, normal: 82 } as const;
const room: Readonly<Record<Slip['form'], Readonly<Record<'roomy' | 'normal', number>>>> = {
  receipt: { roomy: 0, normal: 19 },
  forwarding: { roomy: 0, normal: 18 },
  control: { roomy: 0, normal: 24 },
  supplement: { roomy: 17, normal: 24 },
  refusal: { roomy: 17, normal: 24 },
  apology: { roomy: 15, normal: 22 },
  stop: { roomy: 15, normal: 22 },
  precheck: { roomy: 15, normal: 19 },
};

/** Part of a row that a table leaves its longest column. */
const paperColumn = 0.56;

/** Rows of a form's own words where a row has so many letters. */
function rowsOf(slip: Slip, letters: number): number {
  const rows = (text: string, width = letters) => Math.max(1, Math.ceil(text.length / width));
  const lines = (all: readonly SlipLine[]) =>
    all.reduce((sum, { label, value, half }) => sum + (half ? 0.5 : rows(`${label} ${value}`)), 0);
  const texts = (all: readonly string[], width = letters) =>
    all.reduce((sum, text) => sum + rows(text, width), 0);
  const papers = (all: readonly { readonly name: string }[]) =>
    texts(
      all.map(({ name }) => name),
      letters * paperColumn,
    );
  switch (slip.form) {
    case 'receipt':
    case 'forwarding':
      return papers(slip.papers.rows) + lines([...slip.applicantLines, ...slip.lines]);
    case 'supplement': {
      const items = slip.items.map(({ name, reason }) => rows(name) + lines([reason]));
      return items.reduce((sum, item) => sum + item, 1) + lines([...slip.applicantLines, ...slip.lines]);
    }
    case 'refusal':
      return 1 + lines([...slip.applicantLines, ...slip.lines]);
    case 'apology':
    case 'stop':
      return lines(slip.lines);
    case 'precheck':
      return (
        lines(slip.applicantLines) + texts(slip.lists.flatMap(({ heading, items }) => [heading, ...items]))
      );
    case 'control':
      return lines(slip.lines) + slip.blocks.length * 5;
  }
}

export function typeSize(slip: Slip): TypeSize {
  for (const size of ['roomy', 'normal'] as const)
    if (rowsOf(slip, perRow[size]) <= room[slip.form][size]) return size;
  return 'dense';
}
