import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainKeysWarning, type Sealer, sealedKeyBox } from './sealedKeyBox.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'quay-keys-'));
const flip = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const sealer = (reseal = false): Sealer => ({
  seal: async (text) => flip(Buffer.from(`v1${text}`)),
  open: async (sealed) => {
    const text = flip(sealed).toString('utf8');
    if (!text.startsWith('v1')) throw new Error('not ours');
    return { text: text.slice(2), reseal };
  },
});
const keys = Buffer.from('{"storeKey":"0f"}');

test('keys are kept sealed, come back whole, and are in no file in the clear', async () => {
  const at = folder();
  const warnings: string[] = [];
  const box = sealedKeyBox(at, sealer(), (message) => warnings.push(message));
  expect(await box.read()).toBeNull();
  await box.write(keys);
  expect(await sealedKeyBox(at, sealer(true), () => {}).read()).toEqual(keys);
  expect(await box.read()).toEqual(keys);
  expect(readFileSync(join(at, 'keys.sealed')).includes('storeKey')).toBe(false);
  expect(existsSync(join(at, 'keys.json'))).toBe(false);
  expect(warnings).toEqual([]);
});

test('without a keychain of the system the file is 0600 and one warning says so', async () => {
  const at = folder();
  const warnings: string[] = [];
  const box = sealedKeyBox(at, null, (message) => warnings.push(message));
  await box.write(keys);
  expect(await box.read()).toEqual(keys);
  expect(warnings).toEqual([plainKeysWarning]);
  if (process.platform !== 'win32') expect(statSync(join(at, 'keys.json')).mode & 0o777).toBe(0o600);
});

test('keys of the browser host or of a recovery are used where they are', async () => {
  const at = folder();
  await sealedKeyBox(at, sealer(), () => {}).write(Buffer.from('old'));
  writeFileSync(join(at, 'keys.json'), keys);
  expect(await sealedKeyBox(at, sealer(), () => {}).read()).toEqual(keys);
});

test('sealed keys that cannot be opened throw: a new store must not be made over the old one', async () => {
  const at = folder();
  await sealedKeyBox(at, sealer(), () => {}).write(keys);
  await expect(sealedKeyBox(at, null, () => {}).read()).rejects.toThrow();
  writeFileSync(join(at, 'keys.sealed'), 'garbage');
  await expect(sealedKeyBox(at, sealer(), () => {}).read()).rejects.toThrow();
});
