import { randomInt } from 'node:crypto';
import { ok } from '../../src-shared/result.ts';
import type { Handlers } from './services.ts';

const codeMinutes = 5;
const triesAllowed = 10;

/** A short-lived code that lets one more screen be this counter's pad. */
export interface Pairing {
  newCode(): string;
  /** True once for the right code in time; wrong tries use the code up. */
  accept(code: string): boolean;
  /** Where the pad page is reached, told to the officer beside the code. */
  address: string;
}

export function createPairing(clock: () => Date, draw: () => number = () => randomInt(1_000_000)): Pairing {
  let open: { code: string; until: number; tries: number } | null = null;
  return {
    address: '',
    newCode() {
      const code = String(draw()).padStart(6, '0');
      open = { code, until: clock().getTime() + codeMinutes * 60_000, tries: 0 };
      return code;
    },
    accept(code) {
      if (!open || clock().getTime() > open.until) return false;
      open.tries += 1;
      const right = open.code === code;
      if (right || open.tries >= triesAllowed) open = null;
      return right;
    },
  };
}

export const pairingHandlers: Handlers<'pad.pairingCode'> = {
  'pad.pairingCode': ({ services }) =>
    ok({ code: services.pairing.newCode(), address: services.pairing.address }),
};
