/** Longest run of arguments every Chromium takes. */
const run = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += run) text += String.fromCharCode(...bytes.subarray(at, at + run));
  return btoa(text);
}

export const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
