import { fold, initials, normaliseExact, tokens } from '../text/fold.ts';
import type { ProcedureEntry } from './version.ts';

interface Indexed {
  readonly entry: ProcedureEntry;
  readonly exact: string;
  readonly folded: string;
  /** What people say instead, each as a whole. */
  readonly saidExact: readonly string[];
  readonly saidFolded: readonly string[];
  /** Words of name and keywords, with and without marks, a space before each. */
  readonly exactWords: string;
  readonly words: string;
  readonly initials: string;
  readonly digits: string;
}

/** Shorter names first, then by code: the order among equal hits, so that a search never sorts. */
export type ProcedureIndex = readonly Indexed[];

/** Portal names begin with “Thủ tục”; nobody types it and initials would be spoilt by it. */
const bare = (name: string) => name.replace(/^thủ tục\s+/iu, '');
const spaced = (words: readonly string[]) => [...new Set(words)].map((word) => ` ${word}`);
const markedWords = (text: string) => normaliseExact(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Everything a key press needs, worked out once: a ward's list fits in memory many times over. */
export const createProcedureIndex = (entries: readonly ProcedureEntry[]): ProcedureIndex =>
  entries.map(indexed).sort(shorterFirst);

const shorterFirst = (a: Indexed, b: Indexed) =>
  a.exact.length - b.exact.length || (a.entry.code < b.entry.code ? -1 : 1);

function indexed(entry: ProcedureEntry): Indexed {
  const name = bare(entry.name.normalize('NFC'));
  const all = [name, ...entry.keywords].join(' ');
  return {
    entry,
    exact: normaliseExact(name),
    folded: fold(name),
    saidExact: entry.keywords.map(normaliseExact),
    saidFolded: entry.keywords.map(fold),
    exactWords: spaced(markedWords(all)).join(''),
    words: spaced(tokens(all)).join(''),
    initials: initials(name),
    digits: entry.code.replace(/\D/g, ''),
  };
}

interface Typed {
  readonly exact: string;
  readonly folded: string;
  /** With marks, so that what agrees in marks goes before what only agrees without. */
  readonly marked: boolean;
  readonly exactWords: readonly string[];
  readonly words: readonly string[];
  /** The folded text as it stands inside a name, at the beginning of a word. */
  readonly inside: string;
  /** The one word typed, when it may be initials; else empty. */
  readonly letters: string;
  /** The digits, when nothing but a code can have been meant; else empty. */
  readonly digits: string;
}

function readTyped(text: string): Typed | null {
  const exact = normaliseExact(text);
  const words = tokens(text);
  if (words.length === 0) return null;
  const folded = fold(text);
  const digits = exact.replace(/[.\s]/g, '');
  return {
    exact,
    folded,
    marked: exact !== folded,
    exactWords: spaced(markedWords(text)),
    words: spaced(words),
    inside: ` ${folded}`,
    letters: words.length === 1 && folded.length > 1 ? folded : '',
    digits: /^\d{3,7}$/.test(digits) ? digits : '',
  };
}

/** Every typed word begins a word of the text; both sides have a space before each word. */
const hasAll = (text: string, typed: readonly string[]) => typed.every((word) => text.includes(word));

/** Lower is better; null is no match. */
function rank(item: Indexed, typed: Typed): number | null {
  if (typed.digits !== '' && item.digits.includes(typed.digits)) {
    if (item.digits === typed.digits) return 0;
    return item.digits.endsWith(typed.digits) || item.digits.startsWith(typed.digits) ? 1 : 2;
  }
  const hasWords = hasAll(item.words, typed.words);
  if (hasWords) {
    if (item.exact === typed.exact) return 3;
    if (item.exact.startsWith(typed.exact)) return 4;
    if (item.saidExact.includes(typed.exact)) return 5;
    if (typed.marked && item.exact.includes(typed.exact)) return 6;
    if (item.folded.startsWith(typed.folded)) return 7;
    if (item.saidFolded.includes(typed.folded)) return 8;
  }
  if (typed.letters !== '' && item.initials.startsWith(typed.letters)) return 9;
  if (hasWords && item.folded.includes(typed.inside)) return 10;
  if (typed.letters !== '' && item.initials.includes(typed.letters)) return 11;
  if (!hasWords) return null;
  return typed.marked && hasAll(item.exactWords, typed.exactWords) ? 12 : 13;
}

/**
 * Procedures for what was typed: code whole or in part, words with or without marks in any order, initials
 * (`dkks`), people's own words. What agrees with marks goes before what agrees without, shorter names before
 * longer ones. Nothing typed gives nothing. Never fails.
 */
export function search(index: ProcedureIndex, text: string, limit: number): ProcedureEntry[] {
  const typed = readTyped(text);
  if (typed === null) return [];
  const byRank: ProcedureEntry[][] = [];
  for (const item of index) {
    const at = rank(item, typed);
    if (at === null) continue;
    const equals = byRank[at];
    if (!equals) byRank[at] = [item.entry];
    // The index is in order already: more than asked for of one rank would only be thrown away.
    else if (equals.length < limit) equals.push(item.entry);
  }
  return byRank.flat().slice(0, Math.max(0, limit));
}
