import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  granted,
  handed,
  openTestCounter,
  type TestCounter,
  temporaryFolder,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { destroyData } from '../services/dossiers.ts';
import { scrub } from './erase.ts';
import { applyKey } from './open.ts';
import { verifyStore } from './verify.ts';

const person = {
  name: 'Khuất Thượng Hiển',
  phone: '0987654321',
  idNumber: '052199112233',
  address: 'Hẻm 77 đường Bí Mật',
};
const taker = { who: 'other' as const, name: 'Đoàn Khuynh Diệp', paper: '052188776655' };

/** Everything that would tell who it was, as written, without marks, and with spaces. */
const traces = [
  ...Object.values(person),
  taker.name,
  taker.paper,
  'khuất',
  'khuat',
  'thuong hien',
  'thượng hiển',
  'khuynh',
];

/** Every file of the store decrypted page by page: free pages, search index and all. */
function plainBytes(folder: string, key: string | null): Buffer {
  const parts: Buffer[] = [];
  for (const name of readdirSync(folder).filter((file) => /\.db(-wal)?$/.test(file) && file !== 'lock.db')) {
    const file = join(folder, name);
    if (name.endsWith('-wal')) {
      parts.push(readFileSync(file));
      continue;
    }
    const copy = join(temporaryFolder(), name);
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    if (key !== null) {
      const db = new Database(copy);
      applyKey(db, key);
      db.pragma('journal_mode = DELETE');
      db.pragma(`rekey = ''`);
      db.close();
    }
    parts.push(readFileSync(copy));
  }
  return Buffer.concat(parts);
}

async function livedDossier(cipher: boolean): Promise<TestCounter> {
  const test = await openTestCounter({ cipher });
  const form = await validForm(test);
  await test.done('dossier.receive', { id: testId(1), form });
  const about = { ...form, applicant: { ...form.applicant, ...person }, note: `Gọi ${person.phone}` };
  await test.done('draft.save', { id: testId(2), form: about });
  await test.done('dossier.receive', { id: testId(2), form: about });
  await test.done('dossier.takeResult', granted(testId(2)));
  await test.done('dossier.return', handed(testId(2), taker));
  for (let n = 3; n < 20; n += 1) await test.done('dossier.receive', { id: testId(n), form });
  return test;
}

const found = (bytes: Buffer) => traces.filter((trace) => bytes.includes(Buffer.from(trace)));

test.each([true, false])(
  'I9: a destroyed key leaves no trace of the person in any file, and the register still verifies (encrypted: %s)',
  async (cipher) => {
    const { counter, folder, done } = await livedDossier(cipher);
    const { services } = counter;
    const key = cipher ? services.storeKey : null;
    expect(found(plainBytes(folder, key))).toEqual(
      expect.arrayContaining([person.name, person.phone, 'khuat']),
    );

    expect(destroyData(services, testId(2), 'Hết thời hạn lưu trữ').ok).toBe(true);
    scrub(services.db);
    expect(found(plainBytes(folder, key))).toEqual([]);
    expect(await verifyStore(services.db)).toMatchObject({ ok: true });
    expect((await done('dossier.search', { text: 'khuất' })).rows).toEqual([]);
    const dossier = await done('dossier.get', { id: testId(2) });
    expect(dossier).toMatchObject({ personal: null, taker: null, row: { applicantName: '', phone: '' } });

    counter.close();
    expect(found(plainBytes(folder, key))).toEqual([]);
  },
);
