import { expect, test } from 'vitest';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import { createProcedureIndex } from '../../src-shared/procedure/search.ts';
import { looksLikeDossier, mixHits } from './searchHits.ts';

const index = createProcedureIndex([
  { code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', keywords: [], guideOnly: false },
  { code: '1.004194', name: 'Đăng ký tạm trú', field: 'Cư trú', keywords: [], guideOnly: true },
]);
const row: DossierRow = {
  id: '1',
  code: 'TAM-Q1-261120-0001',
  temporaryCode: 'TAM-Q1-261120-0001',
  officialCode: null,
  procedureCode: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  applicantName: "Rơ Châm H'Bơ",
  phone: '',
  status: 'received',
  channel: 'inPerson',
  acceptedAt: '2026-11-20T09:00',
  due: { date: '2026-11-26', at: '17:00', provisional: false, calendarVersion: '1' },
  appointment: null,
  punctuality: null,
  late: false,
  holder: '',
  daysLeft: 3,
  counter: 'Quầy 1',
};
const kinds = (text: string) => mixHits(index, text, [row]).map(({ kind }) => kind);

test('words are about procedures first; tạm trú is not taken for a temporary code', () => {
  expect(kinds('tam tru')).toEqual(['procedure', 'dossier']);
  expect(kinds('khai sinh')).toEqual(['procedure', 'dossier']);
});

test('a phone, the last digits of a code, a temporary code and the QR of a slip are about dossiers', () => {
  for (const text of ['0905123456', '261120-0001', 'TAM-Q1-261120-0001', 'QMC1|TAM-Q1-261120-0001|ZTQE5Z'])
    expect(looksLikeDossier(text)).toBe(true);
});

test('the code of a procedure puts the procedure first', () => {
  expect(kinds('1.001193')).toEqual(['procedure', 'dossier']);
});
