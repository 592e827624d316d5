import { z } from 'zod';
import { formatDate, formatMoment } from '../calendar/format.ts';
import type { Report } from '../contract/register.ts';
import { reportTables } from '../evaluation/tables.ts';
import { percent } from '../evaluation/words.ts';
import type { Cell } from '../register/workbook.ts';
import { composed } from './composed.ts';
import type { FormsProfile } from './profile.ts';
import type { WardProfile } from './ward.ts';

/** The figures of a period as paper: tables one under the other, every text final. */
export const reportSheet = z.object({
  authority: z.string(),
  unit: z.string(),
  title: z.string(),
  scope: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ heading: z.string(), width: z.number() })),
      rows: z.array(z.array(z.object({ text: z.string(), isNumber: z.boolean() }))),
    }),
  ),
  notes: z.array(z.string()),
});
export type ReportSheet = z.infer<typeof reportSheet>;

const cellOnPaper = (cell: Cell): ReportSheet['tables'][number]['rows'][number][number] => {
  if (cell === null) return { text: '', isNumber: false };
  if (typeof cell === 'string') return { text: cell, isNumber: false };
  if (typeof cell === 'number') return { text: cell.toLocaleString('vi-VN'), isNumber: true };
  if ('day' in cell) return { text: formatDate(cell.day), isNumber: false };
  return { text: percent(cell.share), isNumber: true };
};

/** A sheet of the ward's own: no circular prescribes it, and it calls itself no form. */
export function buildReportSheet(
  report: Report,
  { forms, ward }: { readonly forms: FormsProfile; readonly ward: WardProfile },
): ReportSheet {
  const tables = reportTables(report, ward);
  return composed({
    authority: ward.authority,
    unit: ward.unitName || forms.unitName,
    title: 'TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ',
    // The title and the ward of a tab stand once over the whole sheet.
    scope: [...(tables[0]?.over.slice(2, 4) ?? [])],
    tables: tables
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, columns, rows }) => ({
        name,
        columns: columns.map((column) => ({ ...column })),
        rows: rows.map((row) => row.map(cellOnPaper)),
      })),
    notes: [
      ...(ward.demonstration ? ['Bản in minh họa, không có giá trị pháp lý.'] : []),
      `Số liệu của ${ward.counterName} lúc ${formatMoment(report.lookedAt)}.`,
    ],
  });
}
