import { useEffect, useRef } from 'react';
import { createScanDetector } from '../../../src-shared/text/scan.ts';

/** Takes the scanned letters back out of the field that had the focus: they were not typed into it. */
function takeBack(field: Element | null, typed: number): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  const setter = Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
  setter?.call(field, field.value.slice(0, Math.max(0, field.value.length - typed)));
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Tells of every scan made while the screen is open, wherever the focus is; typing is left alone. */
export function useScan(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    let at = 0;
    const detector = createScanDetector({ now: () => at });
    const press = (event: KeyboardEvent) => {
      at = event.timeStamp;
      const heard = detector.feed(event);
      if (heard.type === 'typing') return;
      event.preventDefault();
      event.stopPropagation();
      if (heard.type !== 'scan') return;
      takeBack(document.activeElement, heard.typed);
      latest.current(heard.text);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}
