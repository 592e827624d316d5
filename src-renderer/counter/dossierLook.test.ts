import { expect, test } from 'vitest';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import { lookOf } from './dossierLook.ts';

const row = (change: Partial<DossierRow>): DossierRow => ({
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
  appointment: { date: '2026-11-26', at: '17:00', provisional: false, calendarVersion: '1' },
  punctuality: null,
  daysLeft: 3,
  late: false,
  counter: 'Quầy 1',
  holder: 'Nguyễn Thị Minh Anh',
  ...change,
});

test('red is for late only, amber for due today or on the next working day', () => {
  expect(lookOf(row({ daysLeft: -1, late: true }))).toMatchObject({ tone: 'red', word: 'Quá hạn' });
  expect(lookOf(row({ daysLeft: 0 }))).toMatchObject({ tone: 'amber', time: 'đến hạn hôm nay' });
  expect(lookOf(row({ daysLeft: 1 }))).toMatchObject({ tone: 'amber', time: 'còn 1 ngày làm việc' });
  expect(lookOf(row({ daysLeft: 2 }))).toMatchObject({ tone: 'plain', word: 'Đang giải quyết' });
});

test('green is for done only: a result that waits is not done, and one that came late says so', () => {
  const late = lookOf(row({ status: 'resultReady', daysLeft: null, punctuality: 'late' }));
  expect(late).toMatchObject({ tone: 'plain', word: 'Chờ trả', time: 'kết quả về quầy trễ hẹn' });
  expect(lookOf(row({ status: 'returned', daysLeft: null, punctuality: 'late' })).tone).toBe('green');
});
