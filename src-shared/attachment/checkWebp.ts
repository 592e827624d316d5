import type { Looked } from './checkContent.ts';

/** Bytes until width and height are read, by kind of chunk. */
const headers: Readonly<Record<string, number>> = { VP8X: 10, 'VP8 ': 10, VP8L: 5 };

/** Every chunk of a WebP inside the length its head tells (RFC 9649). */
export function checkWebp(bytes: Uint8Array): Looked | null {
  if (bytes.length < 20) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return null;
  let at = 12;
  let pixels = 0;
  let hasImage = false;
  while (at + 8 <= end) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return null;
    if (length >= (headers[type] ?? Number.POSITIVE_INFINITY))
      pixels = Math.max(pixels, pixelsOf(view, type, at + 8));
    if (['VP8 ', 'VP8L', 'ANMF'].includes(type)) hasImage = true;
    at = next;
  }
  return at >= end && hasImage && pixels > 0 ? { pixels, locked: false } : null;
}

function pixelsOf(view: DataView, type: string, at: number): number {
  if (type === 'VP8X') return (1 + read24(view, at + 4)) * (1 + read24(view, at + 7));
  if (type === 'VP8 ')
    return (view.getUint16(at + 6, true) & 0x3fff) * (view.getUint16(at + 8, true) & 0x3fff);
  const packed = view.getUint32(at + 1, true);
  return (1 + (packed & 0x3fff)) * (1 + ((packed >>> 14) & 0x3fff));
}

const read24 = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
