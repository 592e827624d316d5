import { isRefusedKey } from '../../src-shared/refusedKeys.ts';

const refuse = (event: Event) => event.preventDefault();

/** Fields keep their own selection; everything else is looked at and tapped. */
const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/**
 * Takes away what of a browser's page leads out of it, on screens citizens touch: menus by long press, dragging
 * out, dropping in, selecting, zooming, middle clicks, and the browser's keys. What comes before the page (the
 * system's keys, edge swipes) is the window's and the system's to lock.
 */
export function lockPage(): void {
  const listen = <K extends keyof WindowEventMap>(type: K, handle: (event: WindowEventMap[K]) => void) =>
    window.addEventListener(type, handle, { capture: true, passive: false });
  for (const type of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'] as const)
    listen(type, refuse);
  listen('selectstart', (event) => {
    if (!isField(event.target)) event.preventDefault();
  });
  listen('mousedown', (event) => {
    if (event.button !== 0) event.preventDefault();
  });
  listen('wheel', (event) => {
    if (event.ctrlKey) event.preventDefault();
  });
  listen('touchmove', (event) => {
    if (event.touches.length > 1) event.preventDefault();
  });
  listen('keydown', (event) => {
    const { key, ctrlKey: control, metaKey: meta, altKey: alt, shiftKey: shift } = event;
    if (isRefusedKey({ key, control, meta, alt, shift })) event.preventDefault();
  });
}
