/** What the screens can show by themselves, so that an officer sees what was attached. */
export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type Media = (typeof mediaTypes)[number];

/** What a file of each kind is called after the dot. */
export const fileEnding: Readonly<Record<Media, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Kinds that come to a counter and are refused, each with its own way out. */
export type RefusedKind = 'office' | 'heic' | 'tiff' | 'other';

const starts = (bytes: Uint8Array, at: number, pattern: readonly number[]) =>
  pattern.every((byte, index) => bytes[at + index] === byte);
const spells = (bytes: Uint8Array, at: number, text: string) =>
  starts(
    bytes,
    at,
    [...text].map((letter) => letter.charCodeAt(0)),
  );

/** The kind of a file by its first bytes, never by its name; null for one that is not taken. */
export function mediaOf(bytes: Uint8Array): Media | null {
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (spells(bytes, 0, 'RIFF') && spells(bytes, 8, 'WEBP')) return 'image/webp';
  return pdfStart(bytes) === null ? null : 'application/pdf';
}

/** Where the PDF begins: some mail programs put lines before it (ISO 32000-1, annex H.3.4.1). */
export function pdfStart(bytes: Uint8Array): number | null {
  const last = Math.min(1024, bytes.length - 5);
  for (let at = 0; at <= last; at += 1) if (spells(bytes, at, '%PDF-')) return at;
  return null;
}

export function refusedKindOf(bytes: Uint8Array): RefusedKind {
  if (starts(bytes, 0, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, 0, [0xd0, 0xcf, 0x11, 0xe0]))
    return 'office';
  if (starts(bytes, 0, [0x49, 0x49, 0x2a, 0x00]) || starts(bytes, 0, [0x4d, 0x4d, 0x00, 0x2a])) return 'tiff';
  if (spells(bytes, 4, 'ftyp') && ['heic', 'heix', 'mif1', 'msf1'].some((brand) => spells(bytes, 8, brand)))
    return 'heic';
  return 'other';
}
