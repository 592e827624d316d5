import { describe, expect, it } from 'vitest';
import type { CccdData } from '../../../src-shared/dossier/cccd.ts';
import { emptyIntake } from '../../../src-shared/dossier/emptyIntake.ts';
import { fromCard, replacesPerson } from './fromCard.ts';

const card: CccdData = {
  idNumber: '052199012345',
  oldIdNumber: null,
  name: 'Nguyễn Thị Đượm',
  birthDate: '1999-02-07',
  sex: 'female',
  address: 'Tổ 2, phường Quy Nhơn, Gia Lai',
  issuedOn: null,
};
const empty = emptyIntake();

describe('a scanned card', () => {
  it('fills the person and leaves phone and e-mail', () => {
    const form = {
      ...empty,
      applicant: { ...empty.applicant, phone: '0905123456', kind: 'organisation' as const },
    };
    expect(fromCard(form, card, 'applicant').applicant).toMatchObject({
      kind: 'person',
      name: 'Nguyễn Thị Đượm',
      idNumber: '052199012345',
      birthDate: '1999-02-07',
      sex: 'female',
      address: 'Tổ 2, phường Quy Nhơn, Gia Lai',
      phone: '0905123456',
    });
  });
  it('a card without an address does not wipe the typed one', () => {
    const form = { ...empty, applicant: { ...empty.applicant, address: 'Thôn 3' } };
    expect(fromCard(form, { ...card, address: '' }, 'applicant').applicant?.address).toBe('Thôn 3');
  });
  it('fills the submitter without touching the owner', () => {
    const part = fromCard(empty, card, 'submitter');
    expect(part.applicant).toBeUndefined();
    expect(part.submitter).toMatchObject({ name: card.name, idNumber: card.idNumber });
  });
  it('tells when it takes the place of another person', () => {
    const other = {
      ...empty,
      applicant: { ...empty.applicant, name: 'Y Moan Êñuôl', idNumber: '066090000001' },
    };
    const same = { ...empty, applicant: { ...empty.applicant, name: 'nguyen', idNumber: card.idNumber } };
    expect(replacesPerson(empty, card, 'applicant')).toBe(false);
    expect(replacesPerson(other, card, 'applicant')).toBe(true);
    expect(replacesPerson(same, card, 'applicant')).toBe(false);
  });
});
