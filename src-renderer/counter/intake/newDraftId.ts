import { uuidv7 } from '../../../src-shared/ids.ts';

/** The id a draft keeps when it becomes a dossier; by time, so that the register grows at its end. */
export const newDraftId = (): string =>
  uuidv7(new Date(), (count) => crypto.getRandomValues(new Uint8Array(count)));
