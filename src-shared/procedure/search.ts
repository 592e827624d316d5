import { fold, initials, normaliseExact } from '../text/fold.ts';
import type { ProcedureEntry } from './version.ts';

interface Indexed {
  readonly entry: ProcedureEntry;
  readonly exact: string;
  readonly folded: string;
  readonly words: readonly string[];
  readonly initials: string;
  readonly digits: string;
}

export type ProcedureIndex = readonly Indexed[];

/** Portal names begin with “Thủ tục”; nobody types it and initials would be spoilt by it. */
const bare = (name: string) => name.replace(/^thủ tục\s+/iu, '');

/** Everything a key press needs, worked out once: a ward's list fits in memory many times over. */
export const createProcedureIndex = (entries: readonly ProcedureEntry[]): ProcedureIndex =>
  entries.map((entry) => {
    const name = bare(entry.name.normalize('NFC'));
    const all = [name, ...entry.keywords].join(' ');
    return {
      entry,
      exact: normaliseExact(name),
      folded: fold(name),
      words: fold(all)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== ''),
      initials: initials(name).replace(/[^\p{L}\p{N}]/gu, ''),
      digits: entry.code.replace(/\D/g, ''),
    };
  });

interface Typed {
  readonly exact: string;
  readonly folded: string;
  readonly marked: boolean;
  readonly words: readonly string[];
  readonly digits: string;
}

/** Lower is better; null is no match. */
function rank(item: Indexed, typed: Typed): number | null {
  if (typed.digits.length >= 3 && typed.digits.length === typed.exact.replace(/[.\s]/g, '').length) {
    if (item.digits === typed.digits) return 0;
    return item.digits.includes(typed.digits) ? 1 : null;
  }
  if (item.exact === typed.exact) return 2;
  if (item.exact.startsWith(typed.exact)) return 3;
  if (typed.marked && item.exact.includes(typed.exact)) return 4;
  if (item.folded.startsWith(typed.folded)) return 5;
  const solid = typed.words.length === 1 ? typed.folded : '';
  if (solid.length > 1 && item.initials.startsWith(solid)) return 6;
  if (item.folded.includes(` ${typed.folded}`)) return 7;
  if (solid.length > 1 && item.initials.includes(solid)) return 8;
  return typed.words.every((word) => item.words.some((own) => own.startsWith(word))) ? 9 : null;
}

/**
 * Procedures for what was typed: code, words with or without marks in any order, initials (`dkks`),
 * people's own words. Exact before folded, shorter names first. Nothing typed gives nothing.
 */
export function search(index: ProcedureIndex, text: string, limit: number): ProcedureEntry[] {
  const exact = normaliseExact(text);
  if (exact === '') return [];
  const folded = fold(text);
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const typed = { exact, folded, marked: exact !== folded, words, digits: text.replace(/\D/g, '') };
  const hits: { item: Indexed; at: number }[] = [];
  for (const item of index) {
    const at = rank(item, typed);
    if (at !== null) hits.push({ item, at });
  }
  hits.sort(
    (a, b) =>
      a.at - b.at ||
      a.item.exact.length - b.item.exact.length ||
      (a.item.entry.code < b.item.entry.code ? -1 : 1),
  );
  return hits.slice(0, limit).map(({ item }) => item.entry);
}
