/** A cell of a spreadsheet: text stays text whatever it begins with, a day is a real date. */
export type Cell = string | number | { readonly day: string } | { readonly share: number } | null;

/** One sheet: lines over the table, headings that stay in sight, rows. */
export interface Table {
  /** On the tab: at most 31 characters, without []:*?/\ */
  readonly name: string;
  /** The first is the title. */
  readonly over: readonly string[];
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A name a tab may have. */
export const tabName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .trim()
    .slice(0, 31);
