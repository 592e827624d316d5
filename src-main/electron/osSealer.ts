import { safeStorage } from 'electron';
import type { Sealer } from './sealedKeyBox.ts';

/** Electron 46 takes the synchronous calls away; the runtime of the smoke test has only those. */
const hasAsync = () => typeof safeStorage.encryptStringAsync === 'function';

/**
 * Sealing by the operating system, or null where there is none worth the name: Linux without a keyring
 * "encrypts" with a password written in Chromium's source. After app ready only.
 */
export async function osSealer(): Promise<Sealer | null> {
  const available = hasAsync()
    ? await safeStorage.isAsyncEncryptionAvailable()
    : safeStorage.isEncryptionAvailable();
  if (!available) return null;
  if (
    process.platform === 'linux' &&
    ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
  )
    return null;
  if (!hasAsync())
    return {
      seal: async (text) => safeStorage.encryptString(text),
      open: async (sealed) => ({ text: safeStorage.decryptString(Buffer.from(sealed)), reseal: false }),
    };
  return {
    seal: (text) => safeStorage.encryptStringAsync(text),
    open: async (sealed) => {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
      return { text: result, reseal: shouldReEncrypt };
    },
  };
}
