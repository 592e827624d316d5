import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ask } from '../dossier/sample/commands.ts';
import { lived, next, processing } from '../dossier/sample/life.ts';
import { factsWith, friday } from '../dossier/sample/world.ts';
import type { DossierState } from '../dossier/state.ts';
import { type Books, type RegisterLine, registerLineOf } from '../register/line.ts';
import { registerTable } from '../register/table.ts';
import { registerColumn, registerTexts } from '../register/texts.ts';
import { tabName } from '../register/workbook.ts';
import { buildRegister, type RegisterSource } from './buildRegister.ts';
import { formsProfile } from './profile.ts';
import { wardProfile } from './ward.ts';

const asset = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../assets/${name}.json`, import.meta.url), 'utf8'));

const texts = registerTexts.parse(asset('registers/register'));
const forms = formsProfile.parse(asset('profiles/forms-2025'));
const [ward] = wardProfile.array().parse(asset('profiles/demo-ward'));
if (!ward) throw new Error('demo-ward.json is empty');

const oneBook: Books = { years: false, counters: false };
const line = (state: DossierState, books = oneBook): RegisterLine => {
  const made = registerLineOf('d', state, null, 'Ủy ban nhân dân phường Minh Họa', books);
  if (!made) throw new Error('not received');
  return made;
};

const source = (change: Partial<RegisterSource> = {}): RegisterSource => ({
  texts,
  forms,
  ward,
  scope: { from: '2026-11-01', to: '2026-11-30', field: '', counter: '', otherAgency: false },
  volume: '2026',
  lines: [line(processing())],
  madeAt: '2026-11-30T16:05',
  ...change,
});

test('thirteen columns in the order of the form; the signature is left for a hand', () => {
  const { headings, rows } = buildRegister(source());
  expect(Object.keys(rows[0] ?? {})).toEqual(registerColumn.options);
  expect(registerColumn.options.map((column) => headings[column])).toEqual([
    'STT',
    'Mã hồ sơ',
    'Tên thủ tục hành chính',
    'Số lượng hồ sơ (bộ)',
    'Tên cá nhân, tổ chức',
    'Địa chỉ, số điện thoại',
    'Cơ quan chủ trì giải quyết',
    'Ngày nhận hồ sơ',
    'Ngày hẹn trả kết quả',
    'Ngày trả kết quả',
    'Phương thức nhận kết quả',
    'Ký nhận',
    'Ghi chú',
  ]);
  expect(rows[0]).toMatchObject({ number: '1', accepted: '20/11/2026', due: '26/11/2026', signature: '' });
});

test('titled by ward and period; the other book has its own title', () => {
  const scope = { from: '2026-11-20', to: '2026-11-20', field: 'Hộ tịch', counter: '', otherAgency: true };
  const sheet = buildRegister(source({ scope }));
  expect(sheet.title).toBe('SỔ THEO DÕI HỒ SƠ TIẾP NHẬN PHI ĐỊA GIỚI');
  expect(sheet.scope).toEqual(['Ngày 20/11/2026', 'Quyển số: 2026', 'Lĩnh vực: Hộ tịch']);
  expect(sheet.authority).toBe('ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA');
  expect(sheet.total).toBe('Tổng số: 1 hồ sơ');
  expect(sheet.templateStatus).toBe('UNVERIFIED');
});

test('a line says what became of its dossier', () => {
  const received = lived(ask.receive());
  const note = (state: DossierState) => line(state).note;
  expect(note(received)).toBe('Mã tạm');
  const entered = next(received, ask.recordOfficialCode());
  expect(line(entered)).toMatchObject({ code: 'H08.12-261120-0012', note: '' });
  expect(note(next(entered, ask.withdraw()))).toBe('Rút hồ sơ ngày 20/11/2026');
  expect(note(next(entered, ask.stop()))).toBe('Dừng giải quyết ngày 20/11/2026');
  expect(note(next(entered, ask.awaitPayment()))).toBe('Tạm dừng chờ nghĩa vụ tài chính từ ngày 20/11/2026');
  expect(note(next(entered, ask.apologise()))).toBe('Hẹn lại ngày 01/12/2026');
  const declined = next(entered, ask.takeResult({ outcome: 'declined' }));
  expect(note(declined)).toContain('Từ chối giải quyết ngày 20/11/2026');
  expect(line(next(declined, ask.return())).returned).toBe('2026-11-20');
  const late = next(entered, ask.takeResult({ reason: 'overload' }), { now: '2026-11-27T09:00' });
  expect(note(late)).toBe('Có kết quả trễ hạn ngày 27/11/2026');
});

test('before receipt there is no line; after the data were destroyed there is one without the person', () => {
  expect(registerLineOf('d', lived(ask.refuse()), null, '', oneBook)).toBeNull();
  expect(line(lived(ask.receive())).applicant).toBe('(đã xóa theo thời hạn lưu trữ)');
});

test('a number is that of the slip; with its book where several are shown', () => {
  const state = lived(
    ask.receive({ book: { volume: '2026', number: 1042 }, facts: factsWith({ acceptedAt: friday }) }),
  );
  expect(line(state).number).toBe('1042');
  expect(line(state, { years: true, counters: false }).number).toBe('1042/2026');
  expect(line(state, { years: true, counters: true }).number).toBe('1042/2026 Quầy 1');
  const { rows } = registerTable(
    source({ lines: [line(state), line(state, { years: true, counters: false })] }),
  );
  expect(rows.map(([number]) => number)).toEqual([1042, '1042/2026']);
});

test('letters are composed, whatever the keyboard sent; a tab takes no sign Excel refuses', () => {
  const typed = { ...line(processing()), applicant: 'Lê Thị Ngọc'.normalize('NFD') };
  expect(buildRegister(source({ lines: [typed] })).rows[0]?.applicant).toBe('Lê Thị Ngọc');
  expect(tabName('Sổ [2026]: quyển 1/2 dài hơn ba mươi mốt ký tự')).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});
