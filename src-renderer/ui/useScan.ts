import { useEffect, useRef } from 'react';
import { createScanDetector } from '../../src-shared/text/scan.ts';

/** A scanner's keys come closer than this; see `createScanDetector`. */
const silenceMs = 100;
/** From here on a burst is no person: no space of it may press the focused button. */
const burstKeys = 4;
/** Shorter than any code on a card or paper; a quick hand or a macro is not taken for a scanner. */
const shortestCode = 10;

type Holder = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const holder = (element: Element | null): Holder | null =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement
    ? element
    : null;

/** Keys after which letters are a new burst: the person went somewhere else. */
const moves = /^(Enter|Tab|Escape|Home|End|Page|Arrow|F\d)/;

const takesText = (element: Element | null) =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['checkbox', 'radio'].includes(element.type));

/** React watches the value of a controlled field; the prototype's setter goes round its watch. */
function putBack(element: Holder, value: string): void {
  if (element.value === value) return;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, value);
  const type = element instanceof HTMLSelectElement ? 'change' : 'input';
  element.dispatchEvent(new Event(type, { bubbles: true }));
}

/**
 * Tells of every scan made while the screen is open, wherever the focus is. The letters have gone into the
 * focused field as well: it gets back what it held before the burst (its last letters cannot simply be
 * cut off: a limit or a formatter may have changed them). What the browser was about to write there is
 * better than the keys, for a scanner that types `ặ` by Alt and digits has no key for it; without a text
 * field there are only the keys. Typing is left alone.
 */
export function useScan(onScan: (text: string, focused: Element | null) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    let at = 0;
    let last = Number.NEGATIVE_INFINITY;
    let keys = 0;
    let scanned = false;
    let where: Element | null = null;
    let before: { readonly element: Holder; readonly value: string } | null = null;
    /** Null once something came that cannot be followed letter by letter. */
    let landed: string | null = '';
    const detector = createScanDetector({ now: () => at });
    const press = (event: KeyboardEvent) => {
      at = event.timeStamp;
      const focused = document.activeElement;
      if (at - last > silenceMs || focused !== where) {
        where = focused;
        const element = holder(focused);
        before = element && { element, value: element.value };
        keys = 0;
        landed = '';
      }
      if (Array.from(event.key).length === 1) {
        last = at;
        keys += 1;
      } else if (moves.test(event.key)) last = Number.NEGATIVE_INFINITY;
      const heard = detector.feed(event);
      // A burst that began in another field is a quick hand, or a machine at the keys of a test.
      if (heard.type === 'scan') scanned = keys >= shortestCode;
      if (heard.type === 'typing') {
        if (event.key === ' ' && keys >= burstKeys && !takesText(focused)) event.preventDefault();
        return;
      }
      if (!scanned) return;
      event.preventDefault();
      event.stopPropagation();
      if (heard.type !== 'scan') return;
      if (before) putBack(before.element, before.value);
      const text = landed !== null && landed.length >= heard.text.length ? landed : heard.text;
      latest.current(text, focused);
    };
    const write = ({ inputType, data }: InputEvent) => {
      if (landed === null) return;
      if (inputType === 'insertText') landed += data ?? '';
      else if (inputType === 'deleteContentBackward') landed = landed.slice(0, -1);
      else landed = null;
    };
    window.addEventListener('keydown', press, true);
    window.addEventListener('beforeinput', write, true);
    return () => {
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('beforeinput', write, true);
    };
  }, []);
}
