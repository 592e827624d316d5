import { type RegisterSource, registerTitle, scopeLines } from '../slip/buildRegister.ts';
import type { RegisterLine } from './line.ts';
import { type RegisterColumn, registerColumn } from './texts.ts';
import type { Cell, Table } from './workbook.ts';

/** In characters. */
const widths: Readonly<Record<RegisterColumn, number>> = {
  number: 7,
  code: 26,
  procedure: 38,
  sets: 9,
  applicant: 26,
  contact: 38,
  agency: 28,
  accepted: 12,
  due: 12,
  returned: 12,
  how: 18,
  signature: 12,
  note: 34,
};

const cells = (line: RegisterLine): Readonly<Record<RegisterColumn, Cell>> => ({
  ...line,
  number: /^\d+$/.test(line.number) ? Number(line.number) : line.number,
  accepted: { day: line.accepted },
  due: { day: line.due },
  returned: line.returned === null ? null : { day: line.returned },
  signature: null,
});

/** The register as a table of a spreadsheet, titled by ward and period. */
export const registerTable = (source: RegisterSource): Table => ({
  name: 'Sổ theo dõi hồ sơ',
  over: [
    registerTitle(source.texts, source.scope),
    source.ward.wardName,
    ...scopeLines(source),
    ...(source.ward.demonstration ? ['Bản minh họa, không có giá trị pháp lý.'] : []),
  ],
  columns: registerColumn.options.map((column) => ({
    heading: source.texts.headings[column],
    width: widths[column],
  })),
  rows: source.lines.map((line) => {
    const row = cells(line);
    return registerColumn.options.map((column) => row[column]);
  }),
});
