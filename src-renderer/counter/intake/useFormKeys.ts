import { type RefObject, useEffect, useRef } from 'react';

/** Where Enter goes: every control that Tab reaches and that fills the form, in order. */
const stops =
  'input:not([type=radio]), input[type=radio]:checked, select, textarea, button:not(.component-more):not(.quiet)';

function focusNext(container: HTMLElement, from: HTMLElement): void {
  const all = [...container.querySelectorAll<HTMLElement>(stops)].filter(
    (element) => element === from || (element.tabIndex >= 0 && element.offsetParent !== null),
  );
  all[all.indexOf(from) + 1]?.focus();
}

const goesOn = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

/**
 * F9 and Ctrl+Enter receive; Enter in a field goes to the next, so that it never submits half a form.
 * `onLeft` hears of every field that was left. Open dialogs keep their keys to themselves.
 */
export function useFormKeys(
  container: RefObject<HTMLElement | null>,
  receive: () => void,
  onLeft: (field: string) => void,
): void {
  const latest = useRef({ receive, onLeft });
  useEffect(() => {
    latest.current = { receive, onLeft };
  });
  useEffect(() => {
    const form = container.current;
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey } = event;
      if (event.defaultPrevented) return;
      if (key === 'F9' || (key === 'Enter' && (ctrlKey || metaKey))) {
        event.preventDefault();
        latest.current.receive();
      } else if (key === 'Enter' && goesOn(target) && form?.contains(target as HTMLElement)) {
        event.preventDefault();
        focusNext(form, target as HTMLElement);
      }
    };
    const left = ({ target }: FocusEvent) =>
      latest.current.onLeft(target instanceof Element ? target.id : '');
    window.addEventListener('keydown', press);
    form?.addEventListener('focusout', left);
    return () => {
      window.removeEventListener('keydown', press);
      form?.removeEventListener('focusout', left);
    };
  }, [container]);
}
