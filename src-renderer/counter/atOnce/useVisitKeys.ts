import { type RefObject, useEffect, useRef } from 'react';

/** Where Enter goes, in order: what is typed at every visit. */
const stops = '#applicant\\.name, #portalRequest, [id^="paper-"], [id^="pages-"], [id^="copies-"]';

/** The next thing to type after a field; null at the end. */
export function nextStop(form: ParentNode, from: HTMLElement): HTMLElement | null {
  const all = [...form.querySelectorAll<HTMLElement>(stops)];
  return all.find((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) ?? null;
}

interface Keys {
  readonly save: () => void;
  /** `+` in a number: another kind of paper. */
  readonly add: () => void;
}

/** Enter goes on to the next field and after the last saves; F9 and Ctrl+Enter save from anywhere; + adds a paper. */
export function useVisitKeys(container: RefObject<HTMLElement | null>, keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const form = container.current;
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey } = event;
      if (event.defaultPrevented || event.isComposing) return;
      const inForm = target instanceof HTMLInputElement && form?.contains(target);
      if (key === 'F9' || (key === 'Enter' && (ctrlKey || metaKey))) {
        event.preventDefault();
        latest.current.save();
      } else if (key === '+' && inForm && /^(pages|copies)-/.test(target.id)) {
        event.preventDefault();
        latest.current.add();
      } else if (key === 'Enter' && inForm && form) {
        event.preventDefault();
        const next = nextStop(form, target);
        // After the last one the visit is whole: the same Enter saves it, or says what is missing.
        if (next) next.focus();
        else if (target.matches(stops)) latest.current.save();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [container]);
}
