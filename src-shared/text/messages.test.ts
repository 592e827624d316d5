import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventVersions } from '../dossier/eventVersions.ts';
import { messageFor, messages } from './messages.ts';

const root = join(import.meta.dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !file.name.endsWith('.test.ts'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
}

/** What is written down as having happened is named like a code and is none. */
const events: ReadonlySet<string> = new Set(eventVersions.keys());

/** Every code a rule of the dossier can answer, whether by `fail('x.y')` or as what `forbids` returns. */
function ruleCodes(): string[] {
  const rules = [
    ...sources(join(root, 'src-shared', 'dossier', 'rules')),
    readFileSync(join(root, 'src-shared', 'dossier', 'decide.ts'), 'utf8'),
    readFileSync(join(root, 'src-shared', 'dossier', 'terms.ts'), 'utf8'),
  ].map((text) => text.replace(/\btype: .*/g, ''));
  const codes = rules.flatMap((text) => [...text.matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)]);
  return [...new Set(codes.map(([, code]) => code ?? ''))].sort();
}

/** Codes by their shape, wherever they stand: `fail('x.y')`, `add('f', 'x.y')`, `code: 'x.y'`. */
function usedCodes(): Set<string> {
  const areas = [...new Set(Object.keys(messages).map((code) => code.split('.')[0]))].join('|');
  const shape = new RegExp(
    `(?:fail\\(|failure: |code: |add\\('[\\w.]+', |return |\\? |: |, )'((?:${areas})\\.[a-z][A-Za-z]+)'`,
    'g',
  );
  const found = ['src-shared', 'src-main', 'src-renderer'].flatMap((folder) =>
    sources(join(root, folder)).flatMap((text) => [...text.matchAll(shape)].map(([, code]) => code ?? '')),
  );
  return new Set(found.filter((code) => !events.has(code)));
}

/** Channels are named like codes; they are not failures. */
const channels =
  /^(session|dossier|store|draft|pad)\.(open|signIn|signOut|get|list|search|receive|return|takeResult|recordOfficialCode|recoveryKey|recoveryKeyStored|save|discard|view|rate|skip|pairingCode)$/;
const fieldNames = /^store\.db$|\.(exe|html)$/;
const warnings = /^identity\.(centuryUnlikely|sexDiffers|birthYearDiffers)$/;

test('every failure code of the program has a Vietnamese sentence', () => {
  const used = [...usedCodes()].filter(
    (code) => !channels.test(code) && !fieldNames.test(code) && !warnings.test(code),
  );
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((code) => !Object.hasOwn(messages, code)).sort()).toEqual([]);
});

test('every code a rule of the dossier answers has a Vietnamese sentence, those of forbids too', () => {
  const codes = ruleCodes();
  expect(codes).toEqual(expect.arrayContaining(['role.counterOnly', 'dossier.paused', 'handOver.toHolder']));
  expect(codes.filter((code) => !Object.hasOwn(messages, code))).toEqual([]);
});

test('the sentences stand in the order of their codes', () => {
  expect(Object.keys(messages)).toEqual(Object.keys(messages).sort());
});

test('a sentence ends as one, whatever details come with it, and an unknown code still gets one', () => {
  for (const code of [...Object.keys(messages), 'unheard.of', 'toString', '__proto__']) {
    const sentence = messageFor({ code });
    expect(sentence).toMatch(/[.!”)]$/);
    expect(sentence.normalize('NFC')).toBe(sentence);
    expect(sentence).not.toContain('[object');
  }
});
