import type { Looked } from './checkContent.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** Frame headers, which hold height and width; C4, C8 and CC are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Walks a JPEG from marker to marker to its end (ITU-T T.81 annex B); what phones add after it is left alone. */
export function checkJpeg(bytes: Uint8Array): Looked | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  let pixels = 0;
  let scans = 0;
  while (at + 4 <= bytes.length || bytes[at + 1] === endOfImage) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) return scans > 0 && pixels > 0 ? { pixels, locked: false } : null;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (isFrame(marker)) {
      if (length < 8) return null;
      pixels = view.getUint16(at + 5) * view.getUint16(at + 7);
    }
    at += 2 + length;
    if (marker !== startOfScan) continue;
    scans += 1;
    at = endOfScan(bytes, at);
  }
  return null;
}

/** Past the coded data: at the next marker that is neither a stuffed FF nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}
