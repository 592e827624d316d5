import { randomInt } from 'node:crypto';
import { ok } from '../../src-shared/result.ts';
import type { Handlers } from './services.ts';

const codeMinutes = 5;
const triesAllowed = 10;

/** What a screen outside the staff window may become. */
export const pairable = ['pad', 'lobby'] as const;
export type Pairable = (typeof pairable)[number];

/** A short-lived code that lets one more screen be this counter's pad or its citizens' screen. */
export interface Pairing {
  newCode(screen?: Pairable): string;
  /** True once for the right code in time; wrong tries use the code up. */
  accept(code: string, screen?: Pairable): boolean;
  /** Where the pad page is reached, told to the officer beside the code. */
  address: string;
  /** Where the other screens are reached; null in a host that needs no pairing. */
  places: { readonly lobby: string; readonly display: string } | null;
}

export function createPairing(clock: () => Date, draw: () => number = () => randomInt(1_000_000)): Pairing {
  const open = new Map<Pairable, { code: string; until: number; tries: number }>();
  return {
    address: '',
    places: null,
    newCode(screen = 'pad') {
      const code = String(draw()).padStart(6, '0');
      open.set(screen, { code, until: clock().getTime() + codeMinutes * 60_000, tries: 0 });
      return code;
    },
    accept(code, screen = 'pad') {
      const asked = open.get(screen);
      if (!asked || clock().getTime() > asked.until) return false;
      asked.tries += 1;
      const right = asked.code === code;
      if (right || asked.tries >= triesAllowed) open.delete(screen);
      return right;
    },
  };
}

export const pairingHandlers: Handlers<'pad.pairingCode' | 'queue.pairingCode'> = {
  'pad.pairingCode': ({ services }) =>
    ok({ code: services.pairing.newCode(), address: services.pairing.address }),
  'queue.pairingCode': ({ services: { pairing } }) => {
    const { lobby = '', display = '' } = pairing.places ?? {};
    return ok({ code: pairing.newCode('lobby'), lobby, display });
  },
};
