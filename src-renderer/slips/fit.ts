import type { SlipLine } from '../../src-shared/slip/parts.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';

/** Rows a text takes in a column of so many letters. */
const rows = (text: string, perRow = 82): number => Math.max(1, Math.ceil(text.length / perRow));

const rowsOfLines = (lines: readonly SlipLine[]): number =>
  lines.reduce((sum, { label, value, half }) => sum + (half ? 0.5 : rows(`${label} ${value}`)), 0);

const rowsOfAll = (texts: readonly string[], perRow?: number): number =>
  texts.reduce((sum, text) => sum + rows(text, perRow), 0);

/** Rows of a slip's own words, and how many fit an A5 page at the normal size; measured. */
function fill(slip: Slip): { readonly rows: number; readonly room: number } {
  switch (slip.form) {
    case 'receipt': {
      const papers = rowsOfAll(
        slip.papers.rows.map(({ name }) => name),
        46,
      );
      return { rows: papers + rowsOfLines([...slip.applicantLines, ...slip.lines]), room: 19 };
    }
    case 'forwarding': {
      const papers = rowsOfAll(
        slip.papers.rows.map(({ name }) => name),
        46,
      );
      return { rows: papers + rowsOfLines([...slip.applicantLines, ...slip.lines]), room: 20 };
    }
    case 'supplement': {
      const items = slip.items.reduce((sum, { name, reason }) => sum + rows(name) + rowsOfLines([reason]), 0);
      return { rows: items + rowsOfLines([...slip.applicantLines, ...slip.lines]), room: 24 };
    }
    case 'refusal':
      return { rows: rowsOfLines([...slip.applicantLines, ...slip.lines]), room: 25 };
    case 'apology':
    case 'stop':
      return { rows: rowsOfLines(slip.lines), room: 24 };
    case 'precheck':
      return { rows: rowsOfAll(slip.lists.flatMap(({ heading, items }) => [heading, ...items])), room: 18 };
    case 'control':
      return { rows: rowsOfLines(slip.lines) + slip.blocks.length * 5, room: 30 };
  }
}

/** A long slip is set a point smaller, so that one page stays enough where it can. */
export function isLong(slip: Slip): boolean {
  const { rows, room } = fill(slip);
  return rows > room;
}
