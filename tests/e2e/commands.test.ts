import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openTestCounter, signIn, temporaryFolder, testId, validForm } from '../support/counter.ts';
import { lockedPdf, png } from '../support/sampleFiles.ts';

const root = resolve(import.meta.dirname, '..', '..');

function quay(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'src-main', 'cli', 'quay.ts'), ...args], {
    encoding: 'utf8',
    cwd: root,
  });
  return { code: run.status, out: run.stdout.trim(), err: run.stderr.trim() };
}

test('due: the answer of the manual, as JSON on one line', () => {
  const { code, out } = quay('due', '--received', '2026-11-20T09:00', '--working-days', '3');
  expect(code).toBe(0);
  expect(out).toBe('{"due":"2026-11-26","at":"17:00","provisional":false}');
});

test('nonsense gets one clear sentence and exit code 2', () => {
  for (const args of [
    ['due', '--received', 'hôm qua', '--working-days', '3'],
    ['due'],
    ['bay'],
    ['verify', '--dta', 'x'],
  ]) {
    const { code, out, err } = quay(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.length).toBeGreaterThan(20);
  }
});

test('verify: passes on a sound register, also while the counter runs; names a folder without one', async () => {
  const test = await openTestCounter();
  await test.done('dossier.receive', { id: testId(1), form: await validForm(test) });
  expect(quay('verify', '--data', test.folder)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Sổ nguyên vẹn: 1 sự kiện'),
  });
  test.counter.close();
  expect(quay('verify', '--data', temporaryFolder()).code).toBe(2);
});

test('verify: names the first bad event after one byte of the log was altered', async () => {
  const test = await openTestCounter();
  for (const n of [1, 2]) await test.done('dossier.receive', { id: testId(n), form: await validForm(test) });
  const { db } = test.counter.services;
  const { id } = db.prepare('SELECT id FROM event WHERE seq = 2').get() as { id: string };
  db.exec(
    `DROP TRIGGER event_no_update; UPDATE event SET body = replace(body, 'TAM-Q1', 'TAM-Q2') WHERE seq = 2`,
  );
  test.counter.close();
  const { code, err } = quay('verify', '--data', test.folder);
  expect(code).toBe(1);
  expect(err).toContain(`số 2, id ${id}`);
  expect(err).toContain('đã bị sửa');
});

test('ward set: the example of the manual ends the demonstration, and the ward’s own people sign in', async () => {
  const data = temporaryFolder();
  expect(quay('ward', 'set', join(root, 'docs', 'ward.example.json'), '--data', data).code).toBe(0);
  expect(quay('ward', 'set', join(root, 'package.json'), '--data', data)).toMatchObject({
    code: 2,
    err: expect.stringContaining('package.json'),
  });
  await expect(openTestCounter({ folder: data })).rejects.toThrow('no demonstration person');
});

test('recover: a store whose keys are gone opens again with the printed key, and only with it', async () => {
  const test = await openTestCounter();
  await test.done('dossier.receive', { id: testId(1), form: await validForm(test) });
  await signIn(test, 'administrator');
  const { key } = await test.done('store.recoveryKey', {});
  test.counter.close();
  const { rmSync } = await import('node:fs');
  rmSync(join(test.folder, 'keys.json'));
  const mistyped = key.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  expect(quay('recover', '--key', mistyped, '--data', test.folder).code).toBe(2);
  expect(existsSync(join(test.folder, 'keys.json'))).toBe(false);
  expect(quay('recover', '--key', key, '--data', test.folder).code).toBe(0);
  const again = await openTestCounter({ folder: test.folder });
  await again.done('dossier.receive', { id: testId(2), form: await validForm(again) });
  again.counter.close();
  expect(quay('verify', '--data', test.folder).out).toContain('2 sự kiện');
});

test('library add, list: a form is kept under its procedure, also beside a running counter; what is no form is refused', async () => {
  const test = await openTestCounter();
  const form = join(test.folder, 'mẫu.png');
  writeFileSync(form, png());
  writeFileSync(join(test.folder, 'virus.pdf'), 'MZ');
  writeFileSync(join(test.folder, 'khóa.pdf'), lockedPdf());
  const add = (...args: string[]) => quay('library', 'add', '--data', test.folder, ...args);
  const title = ['--kind', 'blank', '--title', 'Tờ khai đăng ký khai sinh'];
  expect(add('--procedure', '1.001193', ...title, form)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Tờ khai đăng ký khai sinh'),
  });
  expect(add('--procedure', '1.001193', ...title, form).err).toContain('đã có trong thủ tục');
  expect(add('--procedure', '9.999999', ...title, form).err).toContain('Không có thủ tục 9.999999');
  expect(add('--procedure', '1.001193', ...title, join(test.folder, 'virus.pdf')).err).toContain(
    'Chỉ nhận tệp PDF',
  );
  expect(add('--procedure', '1.001193', ...title, join(test.folder, 'khóa.pdf')).err).toContain(
    'có mật khẩu',
  );
  expect(add('--procedure', '1.001193', ...title, join(test.folder, 'không có')).err).toContain(
    'Không có tệp',
  );
  expect(add('--procedure', '1.001193', form)).toMatchObject({
    code: 2,
    err: expect.stringContaining('Cần đủ'),
  });
  expect(quay('library', 'list', '--data', test.folder).out).toMatch(
    /^1\.001193 {2}Mẫu đơn, tờ khai: Tờ khai đăng ký khai sinh \(png, thêm /,
  );
  expect(quay('library', 'list', '--data', temporaryFolder()).out).toContain('Chưa có mẫu đơn');
  const { documents } = await test.done('library.list', { procedureCode: '1.001193' });
  expect(documents).toMatchObject([
    { title: 'Tờ khai đăng ký khai sinh', kind: 'blank', media: 'image/png' },
  ]);
  test.counter.close();
});

test('catalogue import: each file has one outcome, a corrupt one is rejected by name, twice changes nothing', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'portal'));
  const write = (name: string, content: string) => writeFileSync(join(folder, 'portal', name), content);
  write('hỏng.json', '{"ma_thu_tuc": ');
  write('rỗng.json', '{}');
  const record = {
    ma_thu_tuc: '9.000001',
    ten_thu_tuc: 'Thủ tục thử nghiệm',
    so_quyet_dinh: '1/QĐ-BTP',
    cap_thuc_hien: 'Cấp xã',
    loai_thu_tuc: '',
    linh_vuc: 'Hộ tịch',
    doi_tuong_thuc_hien: 'Công dân Việt Nam',
    trinh_tu_thuc_hien: 'Nộp và nhận',
    cach_thuc_thuc_hien: 'Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp3 Ngày làm việcMiễn phí',
    thanh_phan_ho_so: '* Giấy tờ phải nộp:Tên giấy tờMẫu đơn, tờ khaiSố lượng- Tờ khai theo mẫu1 bản chính',
    can_cu_phap_ly: 'Tên văn bản pháp lýMã văn bảnLuật Hộ tịch60/2014/QH13',
    co_quan_thuc_hien: 'Ủy ban nhân dân cấp xã',
    yeu_cau_dieu_kien: 'Không có thông tin',
    ket_qua_xu_ly: 'GiấyMã: KQ.G15.000031Từ khóaKhông có thông tin',
    raw_text: '',
  };
  write('tốt.json', JSON.stringify(record));
  const data = join(folder, 'data');
  const first = quay(
    'catalogue',
    'import',
    join(folder, 'portal'),
    '--data',
    data,
    '--checked-on',
    '2026-07-20',
  );
  expect(first.code).toBe(0);
  expect(first.out).toContain('hỏng.json: TỪ CHỐI');
  expect(first.out).toContain('rỗng.json: TỪ CHỐI');
  expect(first.out).toMatch(/3 tệp: .*2 từ chối; 1 bản mới/);
  const second = quay(
    'catalogue',
    'import',
    join(folder, 'portal'),
    '--data',
    data,
    '--checked-on',
    '2026-07-21',
  );
  expect(second.out).toMatch(/; 0 bản mới/);
  expect(quay('catalogue', 'import', join(folder, 'không có'), '--data', data).code).toBe(2);
});

const portal = process.env.QUAY_TTHC_DIR ?? join(root, '..', 'shared', 'data', 'tthc');
const required = process.env.QUAY_REQUIRE_SHARED === '1';

test.skipIf(!existsSync(portal) && !required)(
  'catalogue import: all 156 real portal records, none lost, twice changes nothing (needs the portal records)',
  () => {
    const data = temporaryFolder();
    const first = quay('catalogue', 'import', portal, '--data', data, '--checked-on', '2026-07-20');
    expect(first.out).toContain('156 tệp:');
    const [, full, warned, rejected] =
      /(\d+) nhập đủ, (\d+) nhập có cảnh báo, (\d+) từ chối/.exec(first.out) ?? [];
    expect(Number(full) + Number(warned) + Number(rejected)).toBe(156);
    expect(Number(full) + Number(warned)).toBeGreaterThan(150);
    expect(quay('catalogue', 'import', portal, '--data', data, '--checked-on', '2026-07-20').out).toMatch(
      /; 0 bản mới/,
    );
  },
);
