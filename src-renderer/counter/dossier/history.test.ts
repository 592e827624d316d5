import { expect, test } from 'vitest';
import { eventTypes } from '../../../src-shared/dossier/eventVersions.ts';
import { sentenceOf, whenAndWho } from './history.ts';

const entry = (type: string, body: Record<string, unknown> = {}) => ({
  at: '2026-11-20T09:05',
  actor: 'Nguyễn Thị Minh Anh',
  type,
  body,
});

test('every event of a dossier reads as a sentence, also one that a newer program wrote', () => {
  const types = [...eventTypes, 'dossier.somethingLater'];
  const parties = { from: { name: 'A' }, to: { name: 'B' }, by: { name: 'C' } };
  for (const type of types) expect(sentenceOf(entry(type, parties))).toMatch(/^\p{Lu}.*\.$/u);
});

test('a first print that failed says what to do, and its repeat is not called a reprint', () => {
  const failed = sentenceOf(entry('slip.printFinished', { outcome: 'failed', failure: 'print.noPrinter' }));
  expect(failed).toContain('Không thấy máy in. Hồ sơ đã được lưu.');
  const request = (reprint: number) =>
    sentenceOf(entry('slip.printRequested', { target: 'printer', reprint }));
  expect(request(0)).toBe('In giấy tiếp nhận, hẹn trả.');
  expect(request(2)).toBe('In giấy tiếp nhận, hẹn trả (in lại lần 2).');
});

test('receipt tells code and day of return; who and when stand beside', () => {
  const due = { date: '2026-11-26', at: '17:00' };
  const received = entry('dossier.received', { code: 'TAM-Q1-261120-0001', due });
  expect(sentenceOf(received)).toBe(
    'Tiếp nhận hồ sơ, mã TAM-Q1-261120-0001, hẹn trả 17:00 thứ Năm, 26/11/2026.',
  );
  expect(whenAndWho(received)).toBe('09:05 20/11/2026 · Nguyễn Thị Minh Anh');
});
