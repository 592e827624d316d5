import type { TonePlacement } from '../../../src-shared/text/syllable.ts';
import { putTone, type TypingOptions, typeKey } from '../../../src-shared/text/typeKey.ts';

/** A text field as far as typing goes: its text and selection, in UTF-16 units. */
export interface FieldText {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Edit {
  readonly value: string;
  readonly caret: number;
}

export interface EditOptions {
  /** How Vietnamese is composed; null for e-mail, addresses of pages, numbers. */
  readonly typing: TypingOptions | null;
  /** The field's maxlength; an insertion that would pass it changes nothing. */
  readonly maxLength?: number;
}

export const BACKSPACE = '{bksp}';

/** A character, `{bksp}`, or a tone for the word before the caret. */
export type Key = string | { readonly tone: number; readonly placement: TonePlacement };

/** One letter as a reader sees it, its combining marks included, before the end of the text. */
const LAST_LETTER = /(?:\r\n|\P{M}\p{M}*|\p{M}+)$/u;

/**
 * The field after one key: typed at the caret or over the selection. Composing looks only at the text before
 * the caret, so that a word can be mended in its middle.
 */
export function editAtCaret(field: FieldText, key: Key, options: EditOptions): Edit {
  const start = Math.max(0, Math.min(field.start, field.end, field.value.length));
  const end = Math.min(field.value.length, Math.max(field.start, field.end, start));
  const after = field.value.slice(end);
  if (typeof key !== 'string') {
    const toned = putTone(field.value.slice(0, end), key.tone, key.placement);
    return { value: toned + after, caret: toned.length };
  }
  const before = field.value.slice(0, start);
  if (key === BACKSPACE) {
    const kept = end > start ? before : before.replace(LAST_LETTER, '');
    return { value: kept + after, caret: kept.length };
  }
  const typed = options.typing ? typeKey(before, key, options.typing) : before + key;
  const value = typed + after;
  const limit = options.maxLength ?? -1;
  if (limit >= 0 && value.length > limit && value.length > field.value.length)
    return { value: field.value, caret: end };
  return { value, caret: typed.length };
}
