import { expect, test } from 'vitest';
import { jpeg, lockedPdf, pdf, png, pngOf, webp } from '../../tests/support/sampleFiles.ts';
import { checkContent } from './checkContent.ts';
import { crc32 } from './checkPng.ts';
import { fileLimit } from './limits.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const codeOf = (bytes: Uint8Array) => {
  const checked = checkContent(bytes);
  return checked.ok ? 'good' : checked.error.code;
};
const detailOf = (bytes: Uint8Array) => {
  const checked = checkContent(bytes);
  return checked.ok ? null : checked.error.details;
};
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const whole = [
  ['application/pdf', pdf],
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/webp', webp],
] as const;

test.each(whole)('a whole %s is taken by its content', (media, make) => {
  expect(checkContent(make())).toEqual({ ok: true, value: { media, locked: false } });
});

test.each(whole)('a %s cut off anywhere is broken, never taken', (media, make) => {
  const bytes = make();
  // What a PDF ends with after its end mark says nothing.
  const needed = media === 'application/pdf' ? bytes.length - 1 : bytes.length;
  for (let length = 16; length < needed; length += 1)
    expect(codeOf(bytes.subarray(0, length)), `${length} of ${bytes.length}`).toBe('attachment.broken');
});

test('pieces of a larger buffer are read where they lie', () => {
  const around = joined(new Uint8Array(7), png(), new Uint8Array(9));
  expect(codeOf(around.subarray(7, 7 + png().length))).toBe('good');
});

test('what cameras and mail programs add before and after does not make a file broken', () => {
  expect(codeOf(joined(jpeg(), bytesOf('SEFHsomething of the phone')))).toBe('good');
  expect(codeOf(joined(png(), new Uint8Array(12)))).toBe('good');
  expect(codeOf(joined(bytesOf('\r\nmail line\r\n'), pdf()))).toBe('good');
  expect(codeOf(joined(pdf(), new Uint8Array(500)))).toBe('good');
});

test('one altered byte in a PNG shows, in data and in its dimensions', () => {
  const bytes = png();
  for (const at of [17, 30, 60, bytes.length - 5]) {
    const altered = bytes.slice();
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(codeOf(altered), String(at)).toBe('attachment.broken');
  }
});

test('a JPEG whose parts do not meet, without a picture or without an end is broken', () => {
  const bytes = jpeg();
  const quantisation = 2 + 18;
  const shifted = bytes.slice();
  shifted[quantisation + 3] = 0x10;
  expect(codeOf(shifted)).toBe('attachment.broken');
  expect(codeOf(bytesOf('\xff\xd8\xff\xd9'))).toBe('attachment.broken');
  expect(codeOf(joined(bytes.subarray(0, -2), bytesOf('\xff')))).toBe('attachment.broken');
});

test('a PDF whose end points nowhere, or only speaks of one, is broken', () => {
  const text = Buffer.from(pdf()).toString('latin1');
  expect(codeOf(bytesOf(text.replace(/startxref\n\d+/, 'startxref\n999999')))).toBe('attachment.broken');
  expect(codeOf(bytesOf('%PDF-1.7 is how a PDF begins'))).toBe('attachment.broken');
  expect(codeOf(bytesOf(text.replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + 2}`)))).toBe(
    'good',
  );
});

test('a PDF under a password is taken and known as such; the word alone in a page is none', () => {
  expect(checkContent(lockedPdf())).toMatchObject({ value: { locked: true } });
  const text = Buffer.from(pdf()).toString('latin1');
  expect(checkContent(bytesOf(text.replace('Page one', '/Encrypt')))).toMatchObject({
    value: { locked: false },
  });
});

test('a kind is told by what is inside: each refused one with its own way out', () => {
  const refused = (bytes: Uint8Array) => {
    expect(codeOf(bytes)).toBe('attachment.kindRefused');
    return detailOf(bytes)?.kind;
  };
  expect(refused(bytesOf('PK\x03\x04 word/document.xml'))).toBe('office');
  expect(refused(bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))).toBe('office');
  expect(refused(bytesOf('\0\0\0\x18ftypheic'))).toBe('heic');
  expect(refused(bytesOf('II*\0....'))).toBe('tiff');
  expect(refused(bytesOf('MM\0*....'))).toBe('tiff');
  expect(refused(bytesOf('GIF89a'))).toBe('other');
  expect(refused(bytesOf('MZ\x90\0'))).toBe('other');
  expect(refused(bytesOf('<html><script>'))).toBe('other');
  expect(refused(bytesOf('\xff'))).toBe('other');
});

test('nothing, too much, and too many pixels are refused before anything is stored', () => {
  expect(codeOf(new Uint8Array(0))).toBe('attachment.empty');
  expect(codeOf(pngOf(fileLimit))).toBe('good');
  expect(codeOf(pngOf(fileLimit + 1))).toBe('attachment.tooBig');
  const huge = png();
  const head = Buffer.from(huge.buffer);
  head.writeUInt32BE(100_000, 16);
  head.writeUInt32BE(100_000, 20);
  head.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
  expect(codeOf(huge)).toBe('attachment.tooManyPixels');
});

test('bytes of any kind never break the checks', () => {
  for (const [, make] of whole) {
    const bytes = make();
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = bytes.slice();
      altered[at] = 0xff;
      expect(['good', 'attachment.broken', 'attachment.kindRefused', 'attachment.tooManyPixels']).toContain(
        codeOf(altered),
      );
    }
  }
});
