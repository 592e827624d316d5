/** A key as Electron's before-input-event tells it, or a page's own keydown. */
export interface KeyPress {
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Find bar, reload, caret browsing, full screen, developer tools, and the keys of a browser's own buttons. */
const browserKeys = new Set([
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12'],
  ...['BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserHome', 'BrowserSearch', 'BrowserFavorites'],
  ...['ZoomIn', 'ZoomOut', 'Print'],
]);

/** With Ctrl (or Cmd): the editing keys a form needs; every other combination is the browser's. */
const editingKeys = new Set([
  ...['a', 'c', 'v', 'x', 'y', 'z'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete'],
  ...['Enter', 'Control', 'Shift', 'Alt', 'Meta'],
]);

/**
 * Whether a key could take a person out of the counter's page: close, reload, print, save, zoom, back,
 * developer tools. F2 and F9 are the counter's own. Keys the operating system takes first (Alt+Tab,
 * Alt+F4, the Windows key) never come here: locking those is the system's kiosk mode.
 */
export function isRefusedKey({ key, control, meta, alt, shift }: KeyPress): boolean {
  if (browserKeys.has(key)) return true;
  // AltGr arrives as Ctrl+Alt and types letters on some keyboards.
  if (control && alt && key.length === 1) return false;
  if (alt && ['ArrowLeft', 'ArrowRight', 'Home'].includes(key)) return true;
  if (!control && !meta) return false;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  // Ctrl+Shift+C is the element picker; Ctrl+Shift+V pastes plain text, Ctrl+Shift+Z repeats.
  if (shift && plain === 'c') return true;
  return !editingKeys.has(plain);
}
