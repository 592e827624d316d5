import { expect, test } from 'vitest';
import {
  certificationRegister,
  delivery,
  dossierStatus,
  latenessReason,
  notifiedBy,
  paymentMethod,
  proof,
  refusalGround,
  slipForm,
} from '../dossier/words.ts';
import {
  certificationNumber,
  certificationRegisterWords,
  deliveryWords,
  dossierStatusWords,
  latenessReasonWords,
  notifiedByWords,
  paymentMethodWords,
  proofWords,
  refusalGroundWords,
  slipFormWords,
} from './dossierWords.ts';

test.each([
  ['status', dossierStatus.options, dossierStatusWords],
  ['refusal ground', refusalGround.options, refusalGroundWords],
  ['reason of lateness', latenessReason.options, latenessReasonWords],
  ['way of telling the citizen', notifiedBy.options, notifiedByWords],
  ['proof of the right person', proof.options, proofWords],
  ['delivery', delivery.options, deliveryWords],
  ['way of paying', paymentMethod.options, paymentMethodWords],
  ['certification register', certificationRegister.options, certificationRegisterWords],
  ['slip', slipForm.options, slipFormWords],
])('every %s has its own Vietnamese word, in composed letters', (_, values, words) => {
  expect(Object.keys(words).sort()).toEqual([...values].sort());
  const given = Object.values<string>(words);
  expect(given.filter((word) => word.trim() === '' || word !== word.normalize('NFC'))).toEqual([]);
  expect(new Set(given).size).toBe(given.length);
});

test('a certification in a counter’s own volume says so', () => {
  const entry = { register: 'SCT/BS', year: '2026', number: 15 } as const;
  expect(certificationNumber(entry)).toBe('15/2026-SCT/BS');
  expect(certificationNumber({ ...entry, book: 'Q2' })).toBe('15/2026-SCT/BS (quyển Q2)');
});
