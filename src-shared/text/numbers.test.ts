import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdentityNumber, identityFacts, maskIdentity } from './identityNumber.ts';
import { checkOfficialCode } from './officialCode.ts';
import { checkPhone, formatPhone, maskPhone, phoneDigits } from './phone.ts';
import { realDate } from './realDate.ts';

const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;

describe('realDate', () => {
  it('agrees with the engine on every day of 1890–2110', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1890, max: 2110 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day));
        const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(realDate(year, month, day)).toBe(real ? date.toISOString().slice(0, 10) : null);
      }),
    );
  });
});

describe('telephone numbers', () => {
  it.each([
    ['0905 123 456', '0905123456'],
    ['0905.123.456', '0905123456'],
    ['+84 905 123 456', '0905123456'],
    ['+84 (0) 905 123 456', '0905123456'],
    ['0084905123456', '0905123456'],
    ['84905123456', '0905123456'],
    ['905123456', '0905123456'],
    ['(0256) 3822 123', '02563822123'],
    ['842563822123', '02563822123'],
    ['024 3822 1234', '02438221234'],
    ['1900 1234', '19001234'],
    ['+82 10-1234-5678', '+821012345678'],
    ['０９０５１２３４５６', '0905123456'],
  ])('%s is %s', (text, value) => {
    expect(checkPhone(text)).toEqual({ ok: true, value });
  });
  it.each([
    ['', 'phone.notDigits'],
    ['không có', 'phone.notDigits'],
    ['0905 12a 456', 'phone.notDigits'],
    ['0905 12', 'phone.length'],
    ['0905 123 456 789', 'phone.length'],
  ])('%s fails with %s', (text, code) => {
    expect(codeOf(checkPhone(text))).toBe(code);
  });
  it('search digits are the same however the number is written', () => {
    expect(new Set(['+84905123456', '0905.123.456', '84 905 123 456'].map(phoneDigits)).size).toBe(1);
    expect(phoneDigits('')).toBe('');
    expect(phoneDigits('456')).toBe('456');
  });
  it('are read in groups, and stay as typed when they are no number', () => {
    expect(formatPhone('+84905123456')).toBe('0905 123 456');
    expect(formatPhone('02438221234')).toBe('024 3822 1234');
    expect(formatPhone('02563822123')).toBe('0256 382 2123');
    expect(formatPhone('19001234')).toBe('1900 1234');
    expect(formatPhone(' gọi hàng xóm ')).toBe('gọi hàng xóm');
  });
  it('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9+ .]{0,16}$/), (text) => {
        const once = checkPhone(text);
        if (once.ok) expect(checkPhone(once.value)).toEqual(once);
      }),
    );
  });
});

describe('identity numbers', () => {
  it('12 digits are CCCD, 9 are CMND, separators are allowed, an unknown place code is not refused', () => {
    expect(checkIdentityNumber('052 099 012 345')).toMatchObject({
      value: { number: '052099012345', kind: 'cccd' },
    });
    expect(checkIdentityNumber('211.234.567')).toMatchObject({ value: { kind: 'cmnd', warnings: [] } });
    expect(codeOf(checkIdentityNumber('999099012345'))).toBe('ok');
    expect(codeOf(checkIdentityNumber('05209901234'))).toBe('identity.length');
    expect(codeOf(checkIdentityNumber('O52099012345'))).toBe('identity.notDigits');
    expect(codeOf(checkIdentityNumber(''))).toBe('identity.notDigits');
  });
  it('the fourth digit tells century and sex, the next two the year', () => {
    expect(identityFacts('052199012345')).toEqual({ sex: 'female', birthYear: 1999 });
    expect(identityFacts('052205012345')).toEqual({ sex: 'male', birthYear: 2005 });
    expect(identityFacts('211234567')).toBeNull();
  });
  it('a contradiction is a warning, never a refusal', () => {
    const checked = checkIdentityNumber('052099012345', { sex: 'female', birthDate: '1998-02-01' });
    expect(checked).toMatchObject({
      value: { warnings: ['identity.sexDiffers', 'identity.birthYearDiffers'] },
    });
    expect(checkIdentityNumber('052099012345', { sex: 'male', birthDate: '1999' })).toMatchObject({
      value: { warnings: [] },
    });
    expect(checkIdentityNumber('052999012345')).toMatchObject({
      value: { warnings: ['identity.centuryUnlikely'] },
    });
  });
});

describe('masks', () => {
  it('show three digits at most', () => {
    expect(maskPhone('0905123456')).toBe('•••• ••• 456');
    expect(maskIdentity('052099012345')).toBe('•••••••••345');
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        expect(maskPhone(text).replace(/[^0-9]/g, '').length).toBeLessThanOrEqual(3);
        expect(maskIdentity(text).replace(/•/g, '').length).toBeLessThanOrEqual(3);
      }),
    );
  });
  it('hide everything of what is too short to be a number', () => {
    expect(maskPhone('113')).toBe('•••');
    expect(maskIdentity('12345')).toBe('•••••');
  });
});

describe('checkOfficialCode: TT 01/2018/TT-VPCP Đ.19', () => {
  it.each([
    ['000.00.BD.H08-230411-0004', '000.00.BD.H08-230411-0004'],
    [' h08.12-250714-0012 ', 'H08.12-250714-0012'],
    ['000.00.00.H49–240229–00012', '000.00.00.H49-240229-00012'],
    ['000.00.00.H49 - 240229 - 0012', '000.00.00.H49-240229-0012'],
  ])('%s is accepted', (text, value) => {
    expect(checkOfficialCode(text)).toEqual({ ok: true, value });
  });
  it.each([
    ['  ', 'officialCode.empty'],
    ['TAM-Q1-261123-0001', 'officialCode.temporary'],
    ['H08.12-250230-0012', 'officialCode.badDate'],
    ['H08.12-251301-0012', 'officialCode.badDate'],
    ['H08.12-250714-012', 'officialCode.shape'],
    ['H08.12.250714.0012', 'officialCode.shape'],
    ['1.001193', 'officialCode.shape'],
  ])('%s fails with %s', (text, code) => {
    expect(codeOf(checkOfficialCode(text))).toBe(code);
  });
});
