import { fail, ok, type Result } from '../result.ts';

/** What a slip's QR stands for: enough to find the dossier, nothing about people. */
export interface SlipQr {
  readonly code: string;
  readonly lookupSecret: string;
}

export const slipQr = ({ code, lookupSecret }: SlipQr): string => `QMC1|${code}|${lookupSecret}`;

// Codes of both generations (letters as in 000.00.BD.H08) and our own TAM-<counter>-YYMMDD-NNNN.
const shape = /^QMC1\|([0-9A-Z][0-9A-Z.-]{5,58})\|([0-9A-Z]{4,32})$/;

/** Reads what a scanner typed. Fails with slip.qrUnknown for anything that is not our slip. */
export function parseSlipQr(text: string): Result<SlipQr> {
  const [, code, lookupSecret] = shape.exec(text.trim()) ?? [];
  return code && lookupSecret ? ok({ code, lookupSecret }) : fail('slip.qrUnknown');
}
