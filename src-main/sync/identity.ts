import type { RandomBytes } from '../../src-shared/ids.ts';
import type { KeyBox } from '../services/host.ts';
import { type DeviceKey, deviceKey } from '../store/deviceKey.ts';
import { type KeyRing, saveKeyRing, takenOn, withNext } from '../store/keys.ts';

/** Who this machine is to a ward. */
export interface Identity {
  readonly device: string;
  readonly deviceKey: DeviceKey;
}

/** Who this machine is now, and who it becomes when it enrols anew. */
export interface Identities {
  readonly now: Identity;
  /** Durable before it is answered: its private key is nowhere else. */
  next(): Promise<Identity>;
  /** From here on this machine is `device`, as its store says already. */
  become(device: string): Promise<void>;
}

const identityOf = ({
  device,
  devicePrivateKey,
}: Pick<KeyRing, 'device' | 'devicePrivateKey'>): Identity => ({
  device,
  deviceKey: deviceKey(devicePrivateKey),
});

export function openIdentities(
  first: KeyRing,
  {
    keys,
    clock,
    random,
  }: { readonly keys: KeyBox; readonly clock: () => Date; readonly random: RandomBytes },
): Identities {
  let ring = first;
  let now = identityOf(ring);
  return {
    get now() {
      return now;
    },
    async next() {
      const made = withNext(ring, clock, random);
      if (made !== ring) await saveKeyRing(keys, made);
      ring = made;
      return identityOf(made.next ?? made);
    },
    async become(device) {
      ring = takenOn(ring, device);
      now = identityOf(ring);
      // Where this fails, the next start reads from the store who the machine is, and saves it then.
      await saveKeyRing(keys, ring).catch(() => undefined);
    },
  };
}
