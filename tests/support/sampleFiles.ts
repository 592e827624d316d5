import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../../src-shared/attachment/checkPng.ts';

// Small whole files of each kind that is taken: 60 × 40 pixels, a green and a red bar.

const jpegText =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i' +
  'Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj' +
  'Y2NjY2NjY2P/wAARCAAoADwDASIAAhEBAxEB/8QAGQABAQEBAQEAAAAAAAAAAAAAAAcGBAUD/8QALhAAAQIDBgIKAwAAAAAAAAAA' +
  'AAIRAQQFEhMWVKPRA2EGFCIxNkGCg7LCB0RF/8QAGAEAAwEBAAAAAAAAAAAAAAAAAQIDAAT/xAAkEQACAgIBAQkAAAAAAAAAAAAA' +
  'AQIRAxITBBQhMVFSYWKRof/aAAwDAQACEQMRAD8A3M3NcGSllzEyuxwkNaU0Ys8W8ucTzcVUXO6S9h0t8Nzfo+aSbDRjZHJkcXSK' +
  'Tiqi53SXsMVUXO6S9ibAbVCc0iq0+qyVTvOpca9u2tdlSWd274conaY78f8A9D2/sbERqmXg9o2wAADAAGMAZHp5+h7n1MiSlkp1' +
  'R2Yul5IKVlcBIwDl9inYfl+FcBOuiniKV9fwUUUpGWys5c2LilrdgADETjn6XJ1K765wby7ez2owZ2fujygcmGKPk9Ve4ANUx1km' +
  'lSbGGKPk9Ve4wxR8nqr3ABqvIPLk9T+z6ylCpslMImJeWscVD2VW1RZ4N5x5npABSS8BZScu9uz/2Q==';
const webpText =
  'UklGRrgAAABXRUJQVlA4IKwAAACQBQCdASo8ACgAPrFIm0unJKKhur5oAOAWCWYAvuGbxH8x2bywS35xchuHSMCk5NWgt0j8AAD+' +
  '+K4vk8+sX+E+bGd6q/FNBSkpDHvtfHLgZyX/q2GXegGhSvhBBkzz+5vBQ/z8MfRgRzbAPzO9H/wb/60DAX1/5Gx/4Aigq7vf/jqL' +
  'O8CBRn38jbfQB+mDUtuyMzp3nNko3nU/XxNcVdyh2AESrz+0oDIVaAAA';

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

export const jpeg = (): Uint8Array => bytesOf(jpegText);
export const webp = (): Uint8Array => bytesOf(webpText);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A picture of one shade; `salt` makes another file of it that looks the same. */
export function png(width = 60, height = 40, salt = ''): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 160);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('tEXt', Buffer.from(`Comment\0${salt}`, 'latin1')),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** A valid PNG of exactly `bytes`, filled with what no packing makes smaller. */
export function pngOf(bytes: number): Uint8Array {
  const salt = (length: number) => 'x'.repeat(length);
  return png(60, 40, salt(bytes - png().length));
}

type PdfObject = string | { readonly dictionary: string; readonly stream: Uint8Array };

/** Objects from 1 on, with the cross-reference where the end says it is. */
function pdfOf(objects: readonly PdfObject[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [index, object] of objects.entries()) {
    places.push(length());
    const [head, stream, end] =
      typeof object === 'string'
        ? [object, Buffer.alloc(0), '']
        : [
            `<< ${object.dictionary} /Length ${object.stream.length} >>\nstream\n`,
            Buffer.from(object.stream),
            '\nendstream',
          ];
    parts.push(Buffer.from(`${index + 1} 0 obj\n${head}`, 'latin1'), stream, Buffer.from(`${end}\nendobj\n`));
  }
  const xref = length();
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n` +
        `<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`,
      'latin1',
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

const page = (contents: number, resources: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Resources << ${resources} >> /Contents ${contents} 0 R >>`;
const text = (words: string) => Buffer.from(`BT /F1 28 Tf 40 200 Td (${words}) Tj ET`, 'latin1');
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** Two pages that say which they are. */
export const pdf = (): Uint8Array =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(5, '/Font << /F1 7 0 R >>'),
    page(6, '/Font << /F1 7 0 R >>'),
    { dictionary: '', stream: text('Page one') },
    { dictionary: '', stream: text('Page two') },
    font,
  ]);

const a4 = (contents: number, lying: boolean) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${lying ? '842 595' : '595 842'}] /Resources << /Font << /F1 3 0 R >> >> ` +
  `/Contents ${contents} 0 R >>`;

/** A form of so many A4 pages, the last of them lying: each with a black bar along its upper edge. */
export const formPdf = (pages: number): Uint8Array => {
  const kids = Array.from({ length: pages }, (_, index) => 4 + index * 2);
  const bar = (lying: boolean) => (lying ? '0 565 842 30 re f' : '0 812 595 30 re f');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${pages} >>`,
    font,
    ...kids.flatMap((kid, index) => {
      const lying = index === pages - 1;
      const words = Buffer.from(`${bar(lying)} ${text(`Page ${index + 1}`)}`, 'latin1');
      return [a4(kid + 1, lying), { dictionary: '', stream: words }];
    }),
  ]);
};

/** Whole at both ends, and no page in it. */
export const pagelessPdf = (): Uint8Array => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', 'null']);

/** A page as office scanners make it in black and white: one black square in CCITT group 4. */
export const faxPdf = (): Uint8Array => {
  const row = '001' + '00110101' + '0000010111';
  const bits = `${row}${'11'.repeat(15)}${'000000000001'.repeat(2)}`.padEnd(80, '0');
  const stream = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page(4, '/XObject << /I 5 0 R >>'),
    { dictionary: '', stream: Buffer.from('q 200 0 0 200 100 50 cm /I Do Q') },
    {
      dictionary:
        '/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 1 /ColorSpace /DeviceGray ' +
        '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 16 /Rows 16 >>',
      stream,
    },
  ]);
};

function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const s = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number) => {
    const [a = 0, b = 0] = [s[i], s[j]];
    s[i] = b;
    s[j] = a;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (s[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + (s[i] ?? 0)) & 255;
    swap(i, j);
    return byte ^ (s[((s[i] ?? 0) + (s[j] ?? 0)) & 255] ?? 0);
  });
}

const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
const hexOf = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`;
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** Opens with the password alone (standard security handler, revision 2; ISO 32000-1, 7.6.3). */
export function lockedPdf(password = '1234'): Uint8Array {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const id = Buffer.alloc(16, 7);
  const key = md5(padded, owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const objectKey = (number: number) => md5(key, Buffer.from([number, 0, 0, 0, 0])).subarray(0, 10);
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page(4, '/Font << /F1 5 0 R >>'),
      { dictionary: '', stream: rc4(objectKey(4), text('Locked page')) },
      font,
      `<< /Filter /Standard /V 1 /R 2 /O ${hexOf(owner)} /U ${hexOf(user)} /P -4 >>`,
    ],
    `/Encrypt 6 0 R /ID [${hexOf(id)} ${hexOf(id)}]`,
  );
}
