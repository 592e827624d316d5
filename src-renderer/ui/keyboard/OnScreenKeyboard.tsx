import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { KeyboardReact } from 'react-simple-keyboard';
import { BACKSPACE } from './editAtCaret.ts';
import {
  DIGITS,
  DISPLAY,
  DISPLAY_MULTILINE,
  ENTER,
  HIDE,
  KEY_ATTRIBUTES,
  LAYOUT,
  LETTERS,
  layerOf,
  nextShift,
  OTHER,
  SHIFT,
  type Shift,
  SPACE,
} from './layouts.ts';
import { asField, type Field, pressEnter, typeInto, wantsDigits } from './typeInto.ts';
import './keyboard.css';

export interface OnScreenKeyboardProps {
  /** Keys of at least 48 px for staff, 56 px for citizens. */
  readonly size?: 'staff' | 'citizen';
  /** "Ẩn bàn phím" was pressed. */
  readonly onHide: () => void;
}

type Page = 'letters' | 'digits' | 'other';
const isMultiline = (field: Field | null) => field instanceof HTMLTextAreaElement;
const pageFor = (field: Field | null): Page => (field && wantsDigits(field) ? 'digits' : 'letters');

/** A press must not move the focus or the selection out of the field. */
const keepFocus = (event: SyntheticEvent) => event.preventDefault();

/**
 * Vietnamese Telex keyboard for touch screens. Types into whatever text field has the focus; shows digits for
 * number fields. The operating system's own keyboard stays off: it opens ways out of the kiosk.
 */
export default function OnScreenKeyboard({ size = 'staff', onHide }: OnScreenKeyboardProps) {
  const field = useRef<Field | null>(null);
  const [page, setPage] = useState<Page>(() => pageFor(asField(document.activeElement)));
  const [multiline, setMultiline] = useState(() => isMultiline(asField(document.activeElement)));
  const [shift, setShift] = useState<Shift>('off');

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

  const press = (key: string) => {
    if (key === HIDE) onHide();
    else if (key === LETTERS) setPage('letters');
    else if (key === DIGITS) setPage('digits');
    else if (key === OTHER) setPage('other');
    else if (key === SHIFT) setShift((now) => nextShift[now]);
    else if (key === ENTER) intoField(pressEnter);
    else {
      intoField((target) => typeInto(target, key === SPACE ? ' ' : key));
      if (shift === 'once' && key !== BACKSPACE) setShift('off');
    }
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
        display={multiline ? DISPLAY_MULTILINE : DISPLAY}
        buttonAttributes={KEY_ATTRIBUTES}
        buttonTheme={[
          ...shiftClass,
          {
            class: 'keyboard-action',
            buttons: [BACKSPACE, SHIFT, ENTER, HIDE, LETTERS, DIGITS, OTHER].join(' '),
          },
        ]}
        onKeyPress={press}
        useButtonTag
        preventMouseDownDefault
        disableCaretPositioning
        physicalKeyboardHighlight={false}
      />
    </fieldset>
  );
}
