import writeXlsxFile, { type Cell as FileCell, type Row } from 'write-excel-file/node';
import { type Cell, type Table, tabName } from '../../src-shared/register/workbook.ts';

const border = { borderStyle: 'thin', borderColor: '#808080', alignVertical: 'top' } as const;

/**
 * Text is marked as text ('@'), so that `=1+1` typed as a name neither runs here nor wakes up when
 * somebody edits the cell. What XML cannot hold is left out.
 */
const text = (value: string) => ({
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
  value: value.normalize('NFC').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''),
  type: String,
  format: '@',
});

/** Midnight UTC: the library writes the day number of it, and a day has no time zone. */
const day = (value: string) => new Date(`${value}T00:00:00Z`);

function fileCell(cell: Cell): FileCell {
  if (cell === null || cell === '') return { ...border };
  if (typeof cell === 'string') return { ...text(cell), wrap: true, ...border };
  if (typeof cell === 'number') return { value: cell, type: Number, ...border };
  if ('day' in cell) return { value: day(cell.day), type: Date, format: 'dd/mm/yyyy', ...border };
  return { value: cell.share, type: Number, format: '0.00%', ...border };
}

const heading = (name: string): FileCell => ({
  ...text(name),
  fontWeight: 'bold',
  align: 'center',
  backgroundColor: '#EDEDED',
  wrap: true,
  ...border,
  alignVertical: 'center',
});

function rowsOf({ over, columns, rows }: Table): Row[] {
  const lines = over.map(
    (line, i): Row => [i === 0 ? { ...text(line), fontWeight: 'bold', fontSize: 14 } : text(line)],
  );
  return [
    ...lines,
    columns.map((column) => heading(column.heading)),
    ...rows.map((row) => row.map(fileCell)),
  ];
}

/** A real .xlsx: A4 lying, headings frozen, columns as wide as asked. */
export const toXlsx = (tables: readonly Table[]): Promise<Uint8Array> =>
  writeXlsxFile(
    tables.map((table) => ({
      data: rowsOf(table),
      sheet: tabName(table.name),
      columns: table.columns.map(({ width }) => ({ width })),
      stickyRowsCount: table.over.length + 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: 'Times New Roman', fontSize: 11 },
  ).toBuffer();
