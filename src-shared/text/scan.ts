/** A scanner types a key every few milliseconds; auto-repeat and fast typists stay above 30 ms. */
export const SCAN_GAP_MS = 30;
/** One slow key in a burst (a busy machine) does not end it; a longer silence does. */
const SILENCE_MS = 100;
const SHORTEST_SCAN = 8;
const FAST_SHARE = 0.8;

/** Were these key times (ms, ascending, the closing Enter included) made by a scanner? */
export function looksLikeScan(keyTimes: readonly number[]): boolean {
  if (keyTimes.length < SHORTEST_SCAN) return false;
  const gaps = keyTimes.slice(1).map((time, index) => time - (keyTimes[index] ?? time));
  const fast = gaps.filter((gap) => gap < SCAN_GAP_MS).length;
  return fast >= FAST_SHARE * gaps.length && gaps.every((gap) => gap >= 0 && gap <= SILENCE_MS);
}

/** The part of a KeyboardEvent that the detector reads. */
export interface ScanKey {
  readonly key: string;
  readonly altKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
}

/**
 * `typing`: nothing to do. `scan`: this Enter ends a scan; `typed` characters of it have also gone into the
 * focused field and the caller takes them out again. `afterScan`: the second Enter of a CR LF, to be ignored.
 */
export type ScanStep =
  | { readonly type: 'typing' }
  | { readonly type: 'scan'; readonly text: string; readonly typed: number }
  | { readonly type: 'afterScan' };

const TYPING: ScanStep = { type: 'typing' };
const MODIFIERS = new Set(['Shift', 'Alt', 'AltGraph', 'Control', 'CapsLock', 'NumLock', 'Meta']);
/** Keys whose letter the browser does not tell: input methods and dead keys. */
const UNTOLD = new Set(['Unidentified', 'Process', 'Dead', 'Compose']);
const LOST = '\uFFFD';

interface Stroke {
  readonly at: number;
  readonly text: string;
}

/**
 * Watches keydown events for a scanner. It never cancels a key: normal typing is only looked at. `now` gives
 * milliseconds (use the event's own time where there is one). A letter that the browser does not tell becomes
 * U+FFFD, so that no name is silently shortened.
 */
export function createScanDetector({ now }: { now: () => number }): { feed: (key: ScanKey) => ScanStep } {
  let strokes: Stroke[] = [];
  let lastScan = Number.NEGATIVE_INFINITY;

  const add = (at: number, text: string) => {
    const last = strokes.at(-1);
    if (last && (at - last.at > SILENCE_MS || at < last.at)) strokes = [];
    strokes.push({ at, text });
  };

  function feed({ key, altKey = false, ctrlKey = false, metaKey = false }: ScanKey): ScanStep {
    const at = now();
    if (MODIFIERS.has(key)) return TYPING;
    if (key === 'Enter') {
      const burst = strokes;
      strokes = [];
      if (burst.length === 0 && at - lastScan >= 0 && at - lastScan <= SILENCE_MS)
        return { type: 'afterScan' };
      if (!looksLikeScan([...burst.map((stroke) => stroke.at), at])) return TYPING;
      lastScan = at;
      const text = burst.map((stroke) => stroke.text).join('');
      return { type: 'scan', text, typed: text.length };
    }
    const shortcut = (ctrlKey || metaKey) && !altKey;
    if (UNTOLD.has(key) || (altKey && !ctrlKey && /^\d$/.test(key))) add(at, LOST);
    else if (Array.from(key).length === 1 && !shortcut) add(at, key);
    // An input method corrects what it has composed with Backspace, inside the burst.
    else if (key === 'Backspace' && strokes.length > 0) strokes = strokes.slice(0, -1);
    else strokes = [];
    return TYPING;
  }

  return { feed };
}
