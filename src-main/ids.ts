/** Random bytes from the operating system, or a seeded source in tests. */
export type RandomBytes = (count: number) => Uint8Array;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** UUID of version 7: time first, so that rows made together lie together. */
export function uuidv7(now: Date, random: RandomBytes): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  const tail = Buffer.from(random(10));
  tail.writeUInt8((tail.readUInt8(0) & 0x0f) | 0x70, 0);
  tail.writeUInt8((tail.readUInt8(2) & 0x3f) | 0x80, 2);
  const rest = hex(tail);
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}

/** No 0/O, 1/I/L, so that a code read over the phone or from paper is not mistaken. */
const unambiguous = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Random letters of the unambiguous alphabet, each equally likely. */
export function randomCode(length: number, random: RandomBytes): string {
  let code = '';
  const limit = 256 - (256 % unambiguous.length);
  while (code.length < length) {
    for (const byte of random(length * 2)) {
      if (byte < limit && code.length < length) code += unambiguous[byte % unambiguous.length];
    }
  }
  return code;
}
