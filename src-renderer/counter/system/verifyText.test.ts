import { expect, test } from 'vitest';
import type { VerifyReportShown } from '../../../src-shared/contract/system.ts';
import { badSentences, comingSentence, progressText } from './verifyText.ts';

const report: VerifyReportShown = {
  at: '2026-11-20T03:00:00.000Z',
  ok: false,
  events: 12,
  commits: 9,
  firstBad: null,
  differing: [],
  quickCheck: 'ok',
  attachments: null,
};
const firstBad = {
  device: '0193',
  deviceName: 'Quầy 1',
  seq: 7,
  id: 'x',
  reason: 'altered',
  code: 'TAM-Q1-261120-0002',
  at: '2026-11-20T02:05:00.000Z',
} as const;

test('a bad event is named by number, dossier, hour and machine, and work on this machine stops', () => {
  const { found, todo } = badSentences({ ...report, firstBad });
  expect(found).toEqual([
    'Sự kiện sai đầu tiên là số 7 của hồ sơ TAM-Q1-261120-0002, ghi lúc 09:05 20/11/2026, máy Quầy 1 (0193): nội dung đã bị sửa.',
  ]);
  expect(todo[0]).toContain('Ngừng tiếp nhận');
  expect(todo.join(' ')).toContain('bản sao lưu');
});

test('an event that is gone has no hour and no dossier to be told', () => {
  const gone = { ...firstBad, reason: 'missing' as const, code: '', at: '', deviceName: '' };
  expect(badSentences({ ...report, firstBad: gone }).found).toEqual([
    'Sự kiện sai đầu tiên là số 7, máy 0193: mất sự kiện ở cuối lần ghi.',
  ]);
});

test('tables that differ do not stop the counter, a hurt file does', () => {
  const tables = badSentences({ ...report, differing: ['dossier_search', 'payment'] });
  expect(tables.found).toEqual([
    'Sổ gốc còn nguyên, nhưng danh sách dựng từ sổ không khớp: chỉ mục tìm kiếm, khoản thu.',
  ]);
  expect(tables.todo[0]).toContain('Vẫn tiếp nhận được');
  const hurt = badSentences({ ...report, quickCheck: 'page 7 is never used', differing: ['dossier'] });
  expect(hurt.found).toEqual([
    'Tệp dữ liệu hỏng: page 7 is never used.',
    'Danh sách dựng từ sổ không khớp: danh sách hồ sơ.',
  ]);
  expect(hurt.todo[0]).toContain('Ngừng tiếp nhận');
});

test('a lost file of a dossier is told with its dossier, and the counter goes on', () => {
  const attachments = { checked: 12, missing: 1, altered: 0, coming: 0, dossiers: ['TAM-Q1-261120-0002'] };
  const { found, todo } = badSentences({ ...report, attachments });
  expect(found.join()).toContain('1 tệp bị mất, 0 tệp bị thay đổi. Hồ sơ: TAM-Q1-261120-0002.');
  expect(todo[0]).toBe('Vẫn tiếp nhận được.');
  expect(progressText({ step: 'files', done: 3, of: 0 })).toBe('Đang mở từng tệp đính kèm: 3 tệp');
});

test('files on their way are told and are no fault', () => {
  const attachments = { checked: 12, missing: 0, altered: 0, coming: 1200, dossiers: [] };
  expect(comingSentence({ ...report, ok: true, attachments })).toBe(
    '1.200 tệp đính kèm đang được tải về từ máy chủ phường.',
  );
  expect(badSentences({ ...report, attachments }).found).toEqual([]);
  expect(comingSentence({ ...report, attachments: { ...attachments, coming: 0 } })).toBe('');
  expect(comingSentence(report)).toBe('');
});

test('progress counts what people can see grow', () => {
  expect(progressText({ step: 'file', done: 0, of: 0 })).toBe('Đang kiểm tra tệp dữ liệu…');
  expect(progressText({ step: 'chain', done: 1200, of: 20000 })).toBe(
    'Đang kiểm tra chuỗi và chữ ký: 1.200/20.000 sự kiện',
  );
  expect(progressText({ step: 'compare', done: 4000, of: 0 })).toBe(
    'Đang so danh sách với sổ dựng lại: 4.000 dòng',
  );
});
