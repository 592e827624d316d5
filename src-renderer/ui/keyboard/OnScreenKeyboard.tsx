import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { KeyboardReact } from 'react-simple-keyboard';
import type { InputMethod } from '../../../src-shared/text/inputMethods.ts';
import type { TypingOptions } from '../../../src-shared/text/typeKey.ts';
import { createBounceGuard } from './bounce.ts';
import { BACKSPACE } from './editAtCaret.ts';
import {
  attributesOf,
  DIGITS,
  ENTER,
  facesOf,
  HIDE,
  LAYOUT,
  LETTERS,
  layerOf,
  METHOD,
  nextMethod,
  nextShift,
  OTHER,
  type Page,
  SHIFT,
  type Shift,
  SPACE,
  TONE_KEYS,
} from './layouts.ts';
import { asField, type Field, pressEnter, typeInto, wantsDigits } from './typeInto.ts';
import './keyboard.css';

export interface OnScreenKeyboardProps {
  /** Keys of at least 48 px for staff, 60 px for citizens, whose bouncing fingers are told from typing. */
  readonly size?: 'staff' | 'citizen';
  /** How the ward types; the method can be changed on the keyboard for as long as it stands there. */
  readonly typing?: TypingOptions;
  /** "Ẩn bàn phím" was pressed. */
  readonly onHide: () => void;
}

const actions = [BACKSPACE, SHIFT, ENTER, HIDE, LETTERS, DIGITS, OTHER, METHOD].join(' ');
const toneTheme = { class: 'keyboard-tone', buttons: [...TONE_KEYS.keys()].join(' ') };
const isMultiline = (field: Field | null) => field instanceof HTMLTextAreaElement;
const pageFor = (field: Field | null): Page => (field && wantsDigits(field) ? 'digits' : 'letters');

/** A press must not move the focus or the selection out of the field. */
const keepFocus = (event: SyntheticEvent) => event.preventDefault();

/** The library would keep everything that is typed. */
const keepNothing = (keyboard?: { replaceInput(input: Record<string, string>): void }) =>
  keyboard?.replaceInput({ default: '' });

/**
 * Vietnamese keyboard for touch screens. Types into whatever text field has the focus; shows digits for number
 * fields. The operating system's own keyboard stays off: it opens ways out of the kiosk.
 */
export default function OnScreenKeyboard({ size = 'staff', typing, onHide }: OnScreenKeyboardProps) {
  const field = useRef<Field | null>(null);
  const [page, setPage] = useState<Page>(() => pageFor(asField(document.activeElement)));
  const [multiline, setMultiline] = useState(() => isMultiline(asField(document.activeElement)));
  const [shift, setShift] = useState<Shift>('off');
  const [chosen, setChosen] = useState<InputMethod | null>(null);
  const [meant] = useState(createBounceGuard);
  const method = chosen ?? typing?.method ?? 'telex';
  const placement = typing?.placement ?? 'classic';

  useEffect(() => {
    field.current = asField(document.activeElement);
    const follow = (event: FocusEvent) => {
      const focused = asField(event.target);
      if (!focused || focused === field.current) return;
      field.current = focused;
      setPage(pageFor(focused));
      setMultiline(isMultiline(focused));
      setShift('off');
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);

  const intoField = (act: (target: Field) => void) => {
    const target = asField(document.activeElement) ?? field.current;
    if (!target?.isConnected) return;
    if (document.activeElement !== target) target.focus({ preventScroll: true });
    act(target);
  };

  const character = (key: string) => {
    // Only the page of letters composes: what stands on the others is meant as it is.
    const composing = page === 'letters' ? { method, placement } : null;
    intoField((target) => typeInto(target, key === SPACE ? ' ' : key, composing));
    if (shift === 'once' && key !== BACKSPACE) setShift('off');
  };

  const press = (key: string) => {
    const tone = TONE_KEYS.get(key);
    if (tone !== undefined) intoField((target) => typeInto(target, { tone, placement }, null));
    else if (key === HIDE) onHide();
    else if (key === LETTERS) setPage('letters');
    else if (key === DIGITS) setPage('digits');
    else if (key === OTHER) setPage('other');
    else if (key === METHOD) setChosen(nextMethod(method));
    else if (key === SHIFT) setShift((now) => nextShift[now]);
    else if (key === ENTER) intoField(pressEnter);
    else character(key);
  };

  const shiftClass = shift === 'off' ? [] : [{ class: `keyboard-${shift}`, buttons: SHIFT }];
  return (
    <fieldset
      className={`keyboard keyboard-${size} keyboard-page-${page}`}
      aria-label="Bàn phím trên màn hình"
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
    >
      <KeyboardReact
        theme="keyboard-keys"
        layout={LAYOUT}
        layoutName={layerOf(page, shift)}
        display={facesOf(method, page, multiline)}
        buttonAttributes={attributesOf(method, page)}
        buttonTheme={[...shiftClass, { class: 'keyboard-action', buttons: actions }, toneTheme]}
        onKeyPress={(key, event) => {
          if (size === 'staff' || meant(key, event?.timeStamp ?? performance.now())) press(key);
        }}
        beforeInputUpdate={keepNothing}
        useButtonTag
        // A key that is held is pressed once.
        disableButtonHold
        preventMouseDownDefault
        disableCaretPositioning
        physicalKeyboardHighlight={false}
      />
    </fieldset>
  );
}
