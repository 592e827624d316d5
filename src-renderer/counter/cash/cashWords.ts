import type { PaymentMethod } from '../../../src-shared/dossier/words.ts';
import { methodWords } from '../../../src-shared/text/paymentWords.ts';

/** How people pay who stand at the counter. */
export const methodChoices = [
  ['cash', methodWords.cash],
  ['transfer', methodWords.transfer],
  ['online', methodWords.online],
] as const satisfies readonly (readonly [PaymentMethod, string])[];

export const allMethods = Object.entries(methodWords) as [PaymentMethod, string][];
