import { z } from 'zod';
import { type RandomBytes, uuidv7 } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { KeyBox } from '../services/host.ts';
import { newDeviceKey } from './deviceKey.ts';

const keyRing = z.object({
  /** 64 hex digits: opens the store and the ratings. */
  storeKey: z.string().regex(/^[0-9a-f]{64}$/),
  device: z.string(),
  devicePrivateKey: z.string(),
  /** The identity to enrol anew with, kept before the ward hears of it; taken on once the store says so. */
  next: z.object({ device: z.string(), devicePrivateKey: z.string() }).nullish(),
});
export type KeyRing = z.infer<typeof keyRing>;

/** A fresh identity for this machine around a store key: on first run, and after recovery (a new device epoch). */
export const newKeyRing = (storeKey: string, clock: () => Date, random: RandomBytes): KeyRing => ({
  storeKey,
  device: uuidv7(clock(), random),
  devicePrivateKey: newDeviceKey(),
});

/** A ring with an identity to enrol anew with; one that was made and not used yet is used again. */
export function withNext(ring: KeyRing, clock: () => Date, random: RandomBytes): KeyRing {
  if (ring.next) return ring;
  const { device, devicePrivateKey } = newKeyRing(ring.storeKey, clock, random);
  return { ...ring, next: { device, devicePrivateKey } };
}

/** The ring of the device the store belongs to now. */
export function takenOn({ storeKey, next, ...now }: KeyRing, device: string | null): KeyRing {
  if (!next || next.device !== device) return { storeKey, next, ...now };
  return { storeKey, ...next };
}

export const saveKeyRing = (box: KeyBox, ring: KeyRing): Promise<void> =>
  box.write(Buffer.from(JSON.stringify(ring)));

/** The key ring of this machine, or null before the first run. Fails with store.keysUnreadable. */
export async function readKeyRing(box: KeyBox): Promise<Result<KeyRing | null>> {
  let content: Uint8Array | null;
  try {
    content = await box.read();
  } catch {
    return fail('store.keysUnreadable');
  }
  if (content === null) return ok(null);
  try {
    const ring = keyRing.safeParse(JSON.parse(Buffer.from(content).toString('utf8')));
    return ring.success ? ok(ring.data) : fail('store.keysUnreadable');
  } catch {
    return fail('store.keysUnreadable');
  }
}

/** The store key as it is printed for the ward's safe: groups of eight hex digits and a check group. */
export function recoveryText(storeKey: string): string {
  const groups = storeKey.toUpperCase().match(/.{8}/g) ?? [];
  return [...groups, checkGroup(storeKey)].join('-');
}

/** Reads a printed recovery key back. Fails with store.badRecoveryKey when it was mistyped. */
export function storeKeyFrom(text: string): Result<string> {
  const typed = text.toLowerCase().replace(/[^0-9a-f]/g, '');
  const storeKey = typed.slice(0, 64);
  if (typed.length !== 68 || checkGroup(storeKey).toLowerCase() !== typed.slice(64))
    return fail('store.badRecoveryKey');
  return ok(storeKey);
}

/** Fletcher's 16-bit sum: finds any single wrong digit and swapped neighbours. */
function checkGroup(storeKey: string): string {
  let a = 0;
  let b = 0;
  for (const digit of storeKey) {
    a = (a + Number.parseInt(digit, 16) + 1) % 255;
    b = (b + a) % 255;
  }
  return ((b << 8) | a).toString(16).padStart(4, '0').toUpperCase();
}
