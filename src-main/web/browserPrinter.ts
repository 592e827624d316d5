import type { Printer } from '../services/host.ts';

/** A browser prints by itself and cannot tell whether paper came out: the officer says so. */
export const browserPrinter: Printer = {
  byWindow: true,
  print: async () => ({ outcome: 'atBrowser' }),
};
