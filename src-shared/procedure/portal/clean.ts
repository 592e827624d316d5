import { tidy } from '../../text/fold.ts';
import type { FieldWarning } from '../version.ts';

/** Collects doubts while a record is read. */
export type Warn = (field: string, code: string, text: string) => void;

export function warnings(): { readonly list: FieldWarning[]; readonly warn: Warn } {
  const list: FieldWarning[] = [];
  return { list, warn: (field, code, text) => list.push({ field, code, text }) };
}

/** One line of text; the portal's “Không có thông tin” is nothing. */
export function clean(text: unknown): string {
  if (typeof text !== 'string') return '';
  const line = tidy(text);
  return /^không( có( thông tin)?)?\.?$/i.test(line) ? '' : line;
}

/** Text that keeps its lines, for steps and conditions. */
export function paragraphs(text: unknown): string {
  if (typeof text !== 'string' || clean(text) === '') return '';
  return text
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');
}

export const excerpt = (text: string, most = 90): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;
