import type { TypingOptions } from '../../../src-shared/text/typeKey.ts';
import { BACKSPACE, editAtCaret, type Key } from './editAtCaret.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement;

const TEXT_TYPES = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number']);
const PLAIN_TYPES = new Set(['tel', 'url', 'email', 'password', 'number']);
const PLAIN_MODES = new Set(['numeric', 'decimal', 'tel', 'email', 'url']);

/** The element as a field that takes text, or null: read-only fields, check boxes and buttons take none. */
export function asField(element: EventTarget | null): Field | null {
  const isText =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && TEXT_TYPES.has(element.type));
  return isText && !element.readOnly && !element.disabled ? element : null;
}

/** Should the digits come up for this field? */
export const wantsDigits = (field: Field): boolean =>
  ['numeric', 'decimal', 'tel'].includes(field.inputMode) || ['tel', 'number'].includes(field.type);

const takesVietnamese = (field: Field): boolean =>
  !PLAIN_TYPES.has(field.type) && !PLAIN_MODES.has(field.inputMode);

/** React watches the value property of each field; the prototype's setter goes round its watch. */
function setNativeValue(field: Field, value: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value);
}

/**
 * Types one key into the field as a user would: a controlled React input hears of it. Without `typing`, and in
 * fields for numbers and addresses, letters stay what they are.
 */
export function typeInto(field: Field, key: Key, typing: TypingOptions | null): void {
  const { value } = field;
  // Fields of type e-mail and number have no caret to ask for: they are typed at the end.
  const start = field.selectionStart ?? value.length;
  const edit = editAtCaret({ value, start, end: field.selectionEnd ?? start }, key, {
    typing: takesVietnamese(field) ? typing : null,
    maxLength: field.maxLength,
  });
  if (edit.value === value) return;
  setNativeValue(field, edit.value);
  if (field.selectionStart !== null) field.setSelectionRange(edit.caret, edit.caret);
  const inputType = key === BACKSPACE ? 'deleteContentBackward' : 'insertText';
  const data = key === BACKSPACE || typeof key !== 'string' ? null : key;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data }));
  // Rendering a controlled field may have moved the caret.
  if (field.selectionStart !== null && field.value === edit.value)
    field.setSelectionRange(edit.caret, edit.caret);
}

/** Enter: a new line in a text area; elsewhere the key event, and the form is submitted unless it was handled. */
export function pressEnter(field: Field): void {
  const init = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
  const unhandled = field.dispatchEvent(new KeyboardEvent('keydown', init));
  if (unhandled && field instanceof HTMLTextAreaElement) typeInto(field, '\n', null);
  else if (unhandled) field.form?.requestSubmit();
  field.dispatchEvent(new KeyboardEvent('keyup', init));
}
