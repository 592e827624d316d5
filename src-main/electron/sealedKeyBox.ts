import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyBox } from '../services/host.ts';
import { fileKeyBox, writeFileDurably } from '../store/fileKeyBox.ts';

/** The operating system's own sealing, bound to this user of this machine. */
export interface Sealer {
  seal(text: string): Promise<Uint8Array>;
  /** `reseal`: the system has a newer key and wants the content sealed again. */
  open(sealed: Uint8Array): Promise<{ readonly text: string; readonly reseal: boolean }>;
}

export const plainKeysWarning =
  'Khóa của sổ hồ sơ nằm trong tệp keys.json chỉ người dùng này đọc được; hệ điều hành không niêm phong nó.';

/**
 * Keys sealed by the operating system in `keys.sealed`. Without a sealer, or where a browser host or a
 * recovery has already put `keys.json`, that file is used and `warn` is told once: nothing is moved, so
 * that the command line and the browser host go on opening the folder.
 */
export function sealedKeyBox(folder: string, sealer: Sealer | null, warn: (message: string) => void): KeyBox {
  const plainPath = join(folder, 'keys.json');
  const sealedPath = join(folder, 'keys.sealed');
  const plain = fileKeyBox(plainPath);
  let warned = false;
  const warnOnce = () => {
    if (!warned) warn(plainKeysWarning);
    warned = true;
  };
  const write = async (sealing: Sealer, content: Uint8Array) =>
    writeFileDurably(sealedPath, await sealing.seal(Buffer.from(content).toString('base64')));

  return {
    async read() {
      if (existsSync(plainPath)) {
        warnOnce();
        return plain.read();
      }
      if (!existsSync(sealedPath)) return null;
      if (!sealer) throw new Error('the operating system does not open sealed keys now');
      const { text, reseal } = await sealer.open(readFileSync(sealedPath));
      const content = Buffer.from(text, 'base64');
      if (reseal) await write(sealer, content);
      return content;
    },
    async write(content) {
      if (sealer && !existsSync(plainPath)) return write(sealer, content);
      warnOnce();
      return plain.write(content);
    },
  };
}
