import { expect, test } from 'vitest';
import type { SyncStatus } from '../../../src-shared/contract/sync.ts';
import { emptyIntake } from '../../../src-shared/dossier/emptyIntake.ts';
import { personalData } from '../../../src-shared/dossier/intake.ts';
import { lineOf, sentencesOf, workSentences } from './syncText.ts';
import { differences } from './versions.ts';

const status: SyncStatus = {
  state: 'synced',
  waiting: 0,
  openTasks: 0,
  since: '2026-11-20T07:05:00.000Z',
  skewMinutes: null,
  failure: null,
};
const line = (change: Partial<SyncStatus>, today = '2026-11-20') => {
  const { mark, text } = lineOf({ ...status, ...change }, today);
  return `${mark} ${text}`.trim();
};

test('one line tells how the counter stands; a day is told only where it is not today', () => {
  expect(line({ state: 'alone' })).toBe('Quầy làm việc một mình');
  expect(line({})).toBe('● Đã đồng bộ');
  expect(line({ state: 'waiting', waiting: 1200 })).toBe('◐ Chờ gửi 1.200');
  expect(line({ state: 'offline' })).toBe('○ Mất mạng từ 14:05');
  expect(line({ state: 'offline' }, '2026-11-21')).toBe('○ Mất mạng từ 14:05 20/11/2026');
  expect(line({ state: 'offline', since: null })).toBe('○ Mất mạng');
  expect(line({ state: 'attention', openTasks: 3 })).toBe('▲ Cần xem: 3');
  expect(line({ state: 'attention', failure: 'sync.forked' })).toBe('▲ Cần xem');
});

test('a counter alone is told of nothing that is missing', () => {
  const alone = sentencesOf({ ...status, state: 'alone', since: null, waiting: 900 });
  expect(alone).toHaveLength(2);
  expect(alone.join()).not.toMatch(/900|Chưa liên lạc/);
});

test('the page says what is wrong, when the server last answered, and how far the clock is out', () => {
  expect(sentencesOf({ ...status, state: 'offline', failure: 'sync.offline', skewMinutes: 7 })).toEqual([
    'Không liên lạc được với máy chủ phường. Vẫn tiếp nhận và trả kết quả bình thường; việc đã ghi sẽ tự gửi khi có mạng.',
    'Liên lạc gần nhất với máy chủ phường: 14:05 20/11/2026.',
    'Đồng hồ máy lệch 7 phút so với máy chủ; vẫn làm việc bình thường.',
  ]);
  const both = sentencesOf({ ...status, state: 'attention', openTasks: 2, failure: 'sync.badLog' });
  expect(both[0]).toBe('Có 2 việc cần người xem và quyết định.');
  expect(both[1]).toContain('không khớp');
});

test('work that is about no dossier reads as a sentence too', () => {
  const entry = (type: string) => ({ at: '2026-11-20T09:05', actor: 'A', type, body: {} });
  const told = ['cash.closed', 'conflict.settled', 'counter.left', 'counter.backAtWork'].map((type) =>
    workSentences([entry(type)]),
  );
  for (const sentence of told) expect(sentence).not.toContain('mới hơn');
  expect(workSentences([entry('counter.left'), entry('dossier.withdrawn')])).toBe(
    'Người tiếp nhận rời quầy. Người dân rút hồ sơ.',
  );
});

test('two versions of a person show only what is different, and what is empty in words', () => {
  const ward = personalData.parse(emptyIntake());
  const tried = { ...ward, applicant: { ...ward.applicant, name: 'Kpă Klơng', birthDate: '1990-02-01' } };
  expect(differences(ward, tried)).toEqual([
    { label: 'Chủ hồ sơ', ward: 'để trống', tried: 'Kpă Klơng' },
    { label: 'Ngày sinh', ward: 'để trống', tried: '01/02/1990' },
  ]);
  expect(differences(ward, ward)).toEqual([]);
  expect(differences(null, tried)).toEqual([]);
});
