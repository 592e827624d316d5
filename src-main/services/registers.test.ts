import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import type { InputOf } from '../../src-shared/contract/index.ts';
import type { RegisterFilter } from '../../src-shared/contract/register.ts';
import type { SheetPrintJob } from '../../src-shared/slip/printJob.ts';
import {
  granted,
  handed,
  openTestCounter,
  signIn,
  standingClock,
  type TestCounter,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import type { Sheets } from './sheets.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function counter(options: Parameters<typeof openTestCounter>[0] = {}) {
  const clock = standingClock();
  const test = await openTestCounter({ clock: clock.clock, ...options });
  open.push(test);
  return { ...test, clock };
}

const failed = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

const november: RegisterFilter = {
  from: '2026-11-01',
  to: '2026-11-30',
  field: '',
  counter: '',
  otherAgency: false,
};
const page = (change: Partial<RegisterFilter> = {}) => ({ ...november, ...change, limit: 50, offset: 0 });

const receive = async (test: TestCounter, n: number, change: Parameters<typeof validForm>[1] = {}) =>
  (await test.done('dossier.receive', { id: testId(n), form: await validForm(test, change) })).row;

const person = (name: string) => ({
  kind: 'person' as const,
  name,
  idNumber: '',
  birthDate: '',
  sex: '' as const,
  address: 'Khu phố 3',
  phone: '0905123456',
  email: '',
  representative: '',
});

test('the register lists received dossiers by day and book; those for other agencies stand in their own', async () => {
  const test = await counter();
  const first = await receive(test, 1);
  await receive(test, 2, { competentAgency: 'UBND phường Bồng Sơn' });
  await test.done('dossier.requestSupplement', {
    id: testId(3),
    form: await validForm(test),
    items: [{ component: 'c1', reason: 'Tờ khai chưa ghi ngày sinh của bên nữ' }],
    note: '',
    approval: null,
    decision: null,
  });
  const own = await test.done('register.page', page());
  expect(own.total).toBe(1);
  expect(own.rows).toEqual([
    expect.objectContaining({
      number: '1',
      code: first.temporaryCode,
      applicant: 'Đặng Thị Ngọc Ưởng',
      contact: 'Khu phố 3; 0905123456',
      agency: 'Ủy ban nhân dân phường Minh Họa',
      accepted: '2026-11-20',
      returned: null,
      note: 'Mã tạm',
    }),
  ]);
  expect(own.status).toBe('UNVERIFIED');
  const other = await test.done('register.page', page({ otherAgency: true }));
  expect(other.rows.map(({ agency }) => agency)).toEqual(['UBND phường Bồng Sơn']);
  expect((await test.done('register.page', page({ to: '2026-11-19' }))).total).toBe(0);
  expect((await test.done('register.page', page({ from: '2026-11-20', to: '2026-11-20' }))).total).toBe(1);
});

test('trap 13: what is given back on the spot stands in the register too, with its day', async () => {
  const test = await counter();
  const { id } = await receive(test, 1);
  await test.done('dossier.takeResult', granted(id));
  await test.done('dossier.return', handed(id));
  const [line] = (await test.done('register.page', page())).rows;
  expect(line?.returned).toBe('2026-11-20');
});

test('filters: field and counter are those of the days looked at', async () => {
  const test = await counter();
  await receive(test, 1);
  const { fields, counters } = await test.done('register.page', page());
  expect(fields).toEqual(['Hộ tịch']);
  expect((await test.done('register.page', page({ field: 'Đất đai' }))).total).toBe(0);
  expect(
    (await test.done('register.page', page({ field: 'Hộ tịch', counter: counters[0] ?? '' }))).total,
  ).toBe(1);
});

test('a page starts where the one before ended; across years every number carries its book', async () => {
  const test = await counter();
  for (let n = 1; n <= 3; n += 1) await receive(test, n);
  const codes = async (offset: number) =>
    (await test.done('register.page', { ...november, limit: 2, offset })).rows.map(({ number }) => number);
  expect([await codes(0), await codes(2)]).toEqual([['1', '2'], ['3']]);
  const years = await test.done('register.page', page({ from: '2025-11-01' }));
  expect(years.rows[0]?.number).toBe('1/2026');
});

const column = (sheet: string, letter: string) =>
  [...sheet.matchAll(new RegExp(`<c r="${letter}(\\d+)"([^>]*?)(?:/>|>(.*?)</c>)`, 'g'))].map(
    ([, row, attributes, inner]) => ({ row: Number(row), attributes: attributes ?? '', inner: inner ?? '' }),
  );

/** What a spreadsheet would read from the file. */
function readXlsx(base64: string | null) {
  const files = unzipSync(Buffer.from(base64 ?? '', 'base64'));
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const decode = (xml: string) =>
    xml
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml]) =>
    decode(xml ?? ''),
  );
  const sheet = part('xl/worksheets/sheet1.xml');
  const text = (letter: string) =>
    column(sheet, letter).map(({ attributes, inner }) =>
      attributes.includes('t="s"') ? strings[Number(decode(inner))] : decode(inner),
    );
  return {
    sheet,
    text,
    styles: part('xl/styles.xml'),
    workbook: part('xl/workbook.xml'),
    names: Object.keys(files),
  };
}

test('the .xlsx: titled, frozen, real dates, Vietnamese as typed, and no cell is a formula', async () => {
  const test = await counter();
  await receive(test, 1, { applicant: person('=HYPERLINK("http://x.example";"Bấm vào đây")') });
  await receive(test, 2, { applicant: person("Rơ Châm H'Bơ") });
  await receive(test, 3, { applicant: person('Lê Thị Ngọc'.normalize('NFD')) });
  await receive(test, 4, { applicant: person('@SUM(A1)') });
  const file = await test.done('register.export', november);
  expect(file).toMatchObject({ name: 'So-theo-doi-ho-so_2026-11-01_2026-11-30.xlsx', savedTo: null });
  const { sheet, text, styles, workbook } = readXlsx(file.content);
  expect(text('A').slice(0, 4)).toEqual([
    'SỔ THEO DÕI HỒ SƠ',
    'Phường Minh Họa',
    'Từ ngày 01/11/2026 đến ngày 30/11/2026',
    'Quyển số: 2026',
  ]);
  expect(text('E')).toEqual([
    'Tên cá nhân, tổ chức',
    '=HYPERLINK("http://x.example";"Bấm vào đây")',
    "Rơ Châm H'Bơ",
    'Lê Thị Ngọc',
    '@SUM(A1)',
  ]);
  expect(sheet).not.toContain('<f>');
  expect(workbook).toContain('Sổ theo dõi hồ sơ');
  // A layout nobody compared with the annex does not call itself the form.
  expect(Object.values(text('A')).join()).not.toContain('Mẫu số');
  const headings = column(sheet, 'E')[0]?.row ?? 0;
  expect(sheet).toMatch(new RegExp(`<pane [^>]*ySplit="${headings}"[^>]*state="frozen"`));
  expect(sheet).toMatch(/<col [^>]*width="38(\.\d+)?"/);
  expect(sheet).toContain('orientation="landscape"');
  // 20/11/2026 as a spreadsheet counts days, shown as a day and not as a number.
  const accepted = column(sheet, 'H').at(-1);
  expect(accepted?.inner).toBe('<v>46346</v>');
  const style = Number(/s="(\d+)"/.exec(accepted?.attributes ?? '')?.[1]);
  const cellStyles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1]?.split('<xf ').slice(1) ?? [];
  const format = /numFmtId="(\d+)"/.exec(cellStyles[style] ?? '')?.[1];
  expect(styles).toContain(`<numFmt numFmtId="${format}" formatCode="dd/mm/yyyy"`);
});

test('a host that can save gets the file and its name; one that cannot is told in words', async () => {
  const kept: { name: string; bytes: number }[] = [];
  const printed: SheetPrintJob[] = [];
  let full = false;
  const sheets: Sheets = {
    print: async (job) => {
      printed.push(job);
      return { outcome: 'printed', savedTo: null };
    },
    save: async (name, { length }) => {
      if (full) return { outcome: 'failed' };
      kept.push({ name, bytes: length });
      return { outcome: 'saved', savedTo: `/so/${name}` };
    },
  };
  const test = await counter({ sheets });
  await receive(test, 1);
  const file = await test.done('register.export', november);
  expect(file).toEqual({ name: kept[0]?.name, savedTo: `/so/${kept[0]?.name}`, content: null });
  expect(await test.done('register.print', { ...november, target: 'printer' })).toEqual({
    outcome: 'printed',
    failure: null,
    savedTo: null,
    sheet: null,
  });
  expect(printed[0]).toMatchObject({ register: { rows: [{ number: '1' }] } });
  full = true;
  expect(await test.call('register.export', november)).toEqual(failed('file.cannotSave'));
});

const november20: InputOf<'report.figures'> = { from: '2026-11-01', to: '2026-11-30' };

test('the report of a month: standing, delays with their reasons, and first-time-right by procedure', async () => {
  const test = await counter();
  const late = await receive(test, 1);
  const open = await receive(test, 2);
  const ended = await receive(test, 3);
  await test.done('dossier.withdraw', {
    id: ended.id,
    reason: 'Người dân xin rút để bổ sung giấy tờ gốc',
    papers: '',
  });
  test.clock.set('2026-12-10T02:00:00.000Z');
  const apology = {
    reason: 'verification' as const,
    text: 'Phải xác minh tình trạng hôn nhân tại nơi cư trú trước đây',
    head: 'Đỗ Văn Chủ',
  };
  await test.done('dossier.apologise', { id: late.id, ...apology, newDate: '2026-12-14' });
  test.clock.set('2026-12-15T02:00:00.000Z');
  await test.done('dossier.apologise', { id: late.id, ...apology, newDate: null });
  await test.done('dossier.takeResult', { ...granted(late.id), reason: 'otherAgency' });
  const report = await test.done('report.figures', { from: '2026-11-01', to: '2026-12-31' });
  expect(report.standing).toEqual({
    broughtForward: 0,
    received: 3,
    resolved: 1,
    inProgress: 1,
    stopped: 0,
    withdrawn: 1,
    refused: 0,
    guided: 0,
  });
  expect(report.lateness).toEqual({
    early: 0,
    onTime: 0,
    late: 1,
    openOverdue: 1,
    rescheduled: 1,
    paused: 0,
  });
  expect(report.lookedAt).toBe('2026-12-15T09:00');
  expect(report.reasons).toEqual([
    { reason: 'verification', results: 0, apologies: 2 },
    { reason: 'otherAgency', results: 1, apologies: 0 },
  ]);
  expect(report.apologies).toEqual({ made: 2, tooLate: 2 });
  expect(report.secondDelays).toEqual([
    expect.objectContaining({
      id: late.id,
      code: late.code,
      due: expect.objectContaining({ date: '2026-12-14' }),
    }),
  ]);
  expect(report.firstTime).toEqual([
    expect.objectContaining({ procedureCode: '1.004873', received: 3, right: 3 }),
  ]);
  const before = await test.done('report.figures', november20);
  expect(before.standing).toMatchObject({ received: 3, resolved: 0, inProgress: 2, withdrawn: 1 });
  expect(before.apologies.made).toBe(0);
  expect(open.status).toBe('received');
});

test('papers outside the list: counted by officer and procedure for all, named for leaders alone', async () => {
  const test = await counter();
  const { id } = await receive(test, 1);
  const ask = (how: 'demanded' | 'volunteered', name: string) =>
    test.done('dossier.recordExtraPaper', { id, form: null, how, name });
  await ask('demanded', 'Sổ hộ khẩu');
  await ask('volunteered', 'Giấy khen của ông Nam');
  const seen = await test.done('report.figures', november20);
  expect(seen.extraPapers).toMatchObject([{ attempted: 1, volunteered: 1, thirdRounds: 0, papers: null }]);
  expect(JSON.stringify(seen)).not.toContain('Giấy khen');
  await signIn(test, 'leader');
  const led = await test.done('report.figures', november20);
  expect(led.extraPapers[0]?.papers).toEqual(['Sổ hộ khẩu', 'Giấy khen của ông Nam']);
  const { content } = await test.done('report.export', november20);
  expect(readXlsx(content).names).toContain('xl/worksheets/sheet5.xml');
});

test('a dossier is copied for the province in the order of its fields: one a line, a tab between', async () => {
  const test = await counter();
  await receive(test, 1, { applicant: { ...person('Y Moan Êñuôl'), address: 'Buôn 1\n\tnhà 2' } });
  await receive(test, 2);
  const { text, labels, status } = await test.done('province.copy', { ids: [testId(1), testId(2)] });
  const lines = text.split('\n').map((line) => line.split('\t'));
  expect(lines.map(({ length }) => length)).toEqual([labels.length, labels.length]);
  const value = (label: string, n = 0) => lines[n]?.[labels.indexOf(label)];
  expect(value('Tên chủ hồ sơ')).toBe('Y Moan Êñuôl');
  expect(value('Địa chỉ')).toBe('Buôn 1 nhà 2');
  expect(value('Ngày tiếp nhận')).toBe('09:00 20/11/2026');
  expect(value('Mã tạm', 1)).toBe('TAM-Q1-261120-0002');
  expect(status).toBe('UNVERIFIED');
  expect(await test.call('province.copy', { ids: [testId(9)] })).toEqual(failed('dossier.unknown'));
});

test('an official code: of another day it is asked about, and two dossiers never share one', async () => {
  const test = await counter();
  await receive(test, 1);
  await receive(test, 2);
  const record = (n: number, code: string, confirmOtherDay?: boolean) =>
    test.call('dossier.recordOfficialCode', {
      id: testId(n),
      code,
      ...(confirmOtherDay === undefined ? {} : { confirmOtherDay }),
    });
  expect(await record(1, 'H08.12-261121-0012')).toEqual(failed('officialCode.otherDay'));
  expect(await record(1, 'H08.12-261121-0012', true)).toMatchObject({ ok: true });
  expect(await record(2, 'h08.12-261121-0012', true)).toMatchObject({
    ok: false,
    error: { code: 'officialCode.taken', details: { temporary: 'TAM-Q1-261120-0001' } },
  });
  expect((await test.done('dossier.list', { list: 'noOfficialCode', limit: 10, offset: 0 })).total).toBe(1);
});
