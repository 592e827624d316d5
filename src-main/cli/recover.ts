import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { messageFor } from '../../src-shared/text/messages.ts';
import { storeFile } from '../services/openCounter.ts';
import { fileKeyBox } from '../store/fileKeyBox.ts';
import { newKeyRing, saveKeyRing, storeKeyFrom } from '../store/keys.ts';
import { openStoreToRead } from '../store/open.ts';
import { type CommandOutcome, dataOption, keysFile, readArgs, refused, said } from './outcome.ts';

/**
 * `quay recover`: opens a store whose keys are gone with the printed key. The machine gets a new
 * identity, for nobody can tell whether the old one lives on elsewhere.
 */
export async function runRecover(args: readonly string[]): Promise<CommandOutcome> {
  const parsed = readArgs(args, { ...dataOption, key: { type: 'string', default: '' } });
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const { data, key } = parsed.value.values;
  if (existsSync(keysFile(data))) return refused(messageFor({ code: 'store.keysPresent' }));
  const storeKey = storeKeyFrom(key);
  if (!storeKey.ok) return refused(messageFor(storeKey.error));
  const opened = openStoreToRead(storeFile(data), { key: storeKey.value });
  if (!opened.ok) return refused(messageFor(opened.error), 1);
  opened.value.close();
  await saveKeyRing(
    fileKeyBox(keysFile(data)),
    newKeyRing(storeKey.value, () => new Date(), randomBytes),
  );
  return said('Đã dựng lại tệp khóa. Khởi động lại quầy rồi chạy “npm run quay -- verify” để kiểm tra sổ.');
}
