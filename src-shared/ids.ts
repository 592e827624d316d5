/** Random bytes from the operating system, or a seeded source in tests. */
export type RandomBytes = (count: number) => Uint8Array;

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** UUID of version 7: time first, so that rows made together lie together. */
export function uuidv7(now: Date, random: RandomBytes): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  const tail = Uint8Array.from(random(10));
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70;
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80;
  const rest = hex(tail);
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}

/** UUID of version 4, which tells nothing: for what must not be placed in time. */
export function randomUuid(random: RandomBytes): string {
  const bytes = Uint8Array.from(random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
