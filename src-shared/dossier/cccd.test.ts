import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCccd } from './cccd.ts';

const CARD =
  '052199012345|211234567|Nguyễn Thị Đượm|07021999|Nữ|Tổ 2, Phường Hoài Thanh, Hoài Nhơn, Bình Định|25042021';
const READ = {
  idNumber: '052199012345',
  oldIdNumber: '211234567',
  name: 'Nguyễn Thị Đượm',
  birthDate: '1999-02-07',
  sex: 'female',
  address: 'Tổ 2, Phường Hoài Thanh, Hoài Nhơn, Bình Định',
  issuedOn: '2021-04-25',
} as const;

const codeOf = (text: string) => {
  const result = parseCccd(text);
  return result.ok ? 'ok' : result.error.code;
};

describe('parseCccd: cards', () => {
  it('reads the seven fields', () => {
    expect(parseCccd(CARD)).toEqual({ ok: true, value: READ });
  });
  it.each([
    ['CR LF and spaces round it', `  ${CARD}\r\n`],
    ['spaces round the fields', CARD.replaceAll('|', ' | ')],
    ['full-width bars', CARD.replaceAll('|', '｜')],
    ['broken bars', CARD.replaceAll('|', '¦')],
    ['NFD text', CARD.normalize('NFD')],
    ['a byte order mark', `\uFEFF${CARD}`],
    ['a symbology prefix of the scanner', `]Q1${CARD}`],
    ['dates with slashes', CARD.replace('07021999', '07/02/1999').replace('25042021', '25/4/2021')],
    ['fields of a newer card after the last', `${CARD}||Nguyễn Văn A|Trần Thị B|`],
  ])('%s', (_, text) => {
    expect(parseCccd(text)).toEqual({ ok: true, value: READ });
  });
  it('an empty or missing old number is null', () => {
    const expected = { ok: true, value: { ...READ, oldIdNumber: null } };
    expect(parseCccd(CARD.replace('211234567', ''))).toEqual(expected);
    expect(parseCccd(CARD.replace('211234567|', ''))).toEqual(expected);
  });
  it('a card without the date of issue is read', () => {
    const expected = { ok: true, value: { ...READ, issuedOn: null } };
    expect(parseCccd(CARD.replace('|25042021', ''))).toEqual(expected);
    expect(parseCccd(CARD.replace('25042021', ''))).toEqual(expected);
  });
  it('a birth of which only the year is recorded stays a year', () => {
    for (const date of ['1940', '00001940', '00/00/1940', '00051940'])
      expect(parseCccd(CARD.replace('07021999', date))).toMatchObject({ value: { birthDate: '1940' } });
    expect(parseCccd(CARD.replace('07021999', ''))).toMatchObject({ value: { birthDate: null } });
  });
  it('names of Highland peoples and of one word pass', () => {
    for (const name of ["Rơ Châm H'Bơ", 'Rơ Châm H’Bơ', 'Kpă Klơng', 'Y Moan Êñuôl', 'Hoa'])
      expect(parseCccd(CARD.replace('Nguyễn Thị Đượm', name.normalize('NFD')))).toMatchObject({
        value: { name: name.replace('’', "'") },
      });
  });
  it('sex is read without marks too, and unknown words are null', () => {
    expect(parseCccd(CARD.replace('Nữ', 'NAM'))).toMatchObject({ value: { sex: 'male' } });
    expect(parseCccd(CARD.replace('Nữ', 'Nu'))).toMatchObject({ value: { sex: 'female' } });
    expect(parseCccd(CARD.replace('Nữ', ''))).toMatchObject({ value: { sex: null } });
  });
  it('an empty level of the address leaves no double comma', () => {
    expect(parseCccd(CARD.replace('Tổ 2, ', ', , Tổ 2,, '))).toMatchObject({
      value: { address: READ.address },
    });
  });
});

describe('parseCccd: something else', () => {
  const hex = '4E677579E1BB856E';
  it.each([
    ['', 'cccd.empty'],
    [' \r\n', 'cccd.empty'],
    [`GD4525220123456|${hex}|07/02/1999|2|${hex}|52 - 041|01/01/2024|-|01/01/2024|$`, 'cccd.healthInsurance'],
    [`5220123456|${hex}|07/02/1999|2|${hex}|52 - 041|01/01/2024|-|$`, 'cccd.healthInsurance'],
    ['GD4525220123456', 'cccd.healthInsurance'],
    ['https://dichvucong.gov.vn/p/home', 'cccd.link'],
    ['WWW.GIALAI.GOV.VN', 'cccd.link'],
    ['00020101021138570010A00000072701270006970436', 'cccd.bank'],
    ['TAM-Q1-261123-0001', 'cccd.dossierCode'],
    ['000.00.BD.H08-230411-0004', 'cccd.dossierCode'],
    ['đôâăăđđăâêôô|đôâăăđđăâ|Nguyen', 'cccd.keyboardLayout'],
    ['xin chào', 'cccd.notCccd'],
    ['|||||||', 'cccd.notCccd'],
    ['0'.repeat(3000), 'cccd.notCccd'],
    [CARD.slice(1), 'cccd.badIdNumber'],
    ['052199012345', 'cccd.incomplete'],
    ['052199012345|211234567|Nguyễn Thị', 'cccd.incomplete'],
    [CARD.replace('Nguyễn Thị Đượm', ''), 'cccd.incomplete'],
    [CARD.replace('07021999', '31021999'), 'cccd.badDate'],
    [CARD.replace('07021999', 'hôm qua'), 'cccd.badDate'],
    [CARD.replace('25042021', '25132021'), 'cccd.badDate'],
    [CARD.replace('25042021', '2021'), 'cccd.badDate'],
    [CARD.replace('Nguyễn', 'Nguy?n'), 'cccd.garbled'],
    [CARD.replace('Nguyễn', 'Nguyá»…n'), 'cccd.garbled'],
    [CARD.replace('Nguyễn', 'Nguy\uFFFDn'), 'cccd.garbled'],
  ])('%s fails with %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('UTF-8 read as Latin-1 is noticed for names with marks', () => {
    const asLatin1 = (name: string) =>
      Array.from(new TextEncoder().encode(name), (b) => String.fromCharCode(b)).join('');
    for (const name of ['Nguyễn Thị Đượm', 'Trần Văn Hòa', 'Lê Thị Tuyết', 'Phạm Ánh'])
      expect(codeOf(CARD.replace('Nguyễn Thị Đượm', asLatin1(name)))).toBe('cccd.garbled');
  });

  it('never throws, and what it reads is well-formed', () => {
    const field = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 14 }),
      fc.constantFrom('', '052199012345', '211234567', '07021999', 'Nam', 'Lê Văn A', '25/04/2021'),
    );
    const line = fc.array(field, { maxLength: 10 }).map((fields) => fields.join('|'));
    fc.assert(
      fc.property(fc.oneof(line, fc.string({ unit: 'binary' })), (text) => {
        const result = parseCccd(text);
        if (!result.ok) {
          expect(result.error.code).toMatch(/^cccd\.[a-zA-Z]+$/);
          return;
        }
        expect(result.value.idNumber).toMatch(/^\d{12}$/);
        expect(result.value.name).not.toBe('');
        expect(result.value.birthDate ?? '1999').toMatch(/^\d{4}(-\d\d-\d\d)?$/);
      }),
      { numRuns: 500 },
    );
  });
});
