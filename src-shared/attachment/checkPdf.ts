import type { Looked } from './checkContent.ts';
import { pdfStart } from './media.ts';

/** How far from the end the last lines of a PDF may stand: some programs append a signature or padding. */
const tail = 4096;

const latin = (bytes: Uint8Array) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
};

/** The first place of `text` at or after `from`; -1 when it is nowhere. */
function indexOf(bytes: Uint8Array, text: string, from: number): number {
  const pattern = [...text].map((letter) => letter.charCodeAt(0));
  const [first = 0] = pattern;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (pattern.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

/** Head, end mark, and a cross-reference where the end says it is: what a cut-off PDF lacks. */
export function checkPdf(bytes: Uint8Array): Looked | null {
  const start = pdfStart(bytes);
  if (start === null) return null;
  const end = latin(bytes.subarray(-tail));
  const last = /startxref\s+(\d{1,10})\s+%%EOF(?![\s\S]*startxref)/.exec(end);
  if (!last) return null;
  const xref = Number(last[1]);
  if (![xref, start + xref].some((at) => isCrossReference(bytes, at))) return null;
  return { pixels: 0, locked: isLocked(bytes) };
}

/** A few bytes off is common and every reader copes with it. */
const isCrossReference = (bytes: Uint8Array, at: number) =>
  /(^|\s)(xref\s|\d+\s+\d+\s+obj\b)/.test(latin(bytes.subarray(Math.max(0, at - 16), at + 64)));

/** An encryption dictionary in any trailer (ISO 32000-1, 7.6). */
function isLocked(bytes: Uint8Array): boolean {
  for (let at = indexOf(bytes, '/Encrypt', 0); at !== -1; at = indexOf(bytes, '/Encrypt', at + 1))
    if (/^\/Encrypt\s*(\d+\s+\d+\s+R\b|<<)/.test(latin(bytes.subarray(at, at + 40)))) return true;
  return false;
}
