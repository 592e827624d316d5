import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { channelNames, contract } from '../../src-shared/contract/index.ts';
import {
  assetsFolder,
  granted,
  handed,
  openTestCounter,
  receiptOf,
  seededBytes,
  signIn,
  standingClock,
  type TestCounter,
  temporaryFolder,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { fileKeyBox } from '../store/fileKeyBox.ts';
import { browserPrinter } from '../web/browserPrinter.ts';
import { openCounter } from './openCounter.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function counter(...options: Parameters<typeof openTestCounter>): Promise<TestCounter> {
  const opened = await openTestCounter(...options);
  open.push(opened);
  return opened;
}

const failed = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

test('I8: the pad can call its own channels and nothing else, whatever it sends', async () => {
  const { counter: it } = await counter();
  const pad = it.connect('pad');
  for (const name of channelNames.filter((channel) => contract[channel].surface !== 'pad'))
    expect(await it.call(pad, name, {})).toEqual(failed('api.wrongSurface'));
  expect(await it.call(pad, 'pad.view', {})).toMatchObject({ ok: true, value: { state: 'idle' } });
});

test('I8: staff cannot rate, and nothing but the sign-in screen works before signing in', async () => {
  const { counter: it, call } = await counter();
  expect(await call('pad.rate', { invitation: 'x', answer: { level: 5, reasons: [], words: '' } })).toEqual(
    failed('api.wrongSurface'),
  );
  const stranger = it.connect('counter');
  for (const name of channelNames.filter((channel) =>
    ['counter', 'manage'].includes(contract[channel].surface),
  )) {
    const answer = await it.call(stranger, name, {});
    if (contract[name].signedIn) expect(answer).toEqual(failed('api.notSignedIn'));
  }
});

test('receiver and specialist cannot see the recovery key; a leader can, until it is recorded as put away', async () => {
  const test = await counter();
  for (const role of ['receiver', 'specialist']) {
    await signIn(test, role);
    expect(await test.call('store.recoveryKey', {})).toEqual(failed('api.roleNeeded'));
  }
  await signIn(test, 'leader');
  expect((await test.done('store.recoveryKey', {})).key).toMatch(/^([0-9A-F]{8}-){8}[0-9A-F]{4}$/);
  await test.done('store.recoveryKeyStored', {});
  expect(await test.call('store.recoveryKey', {})).toEqual(failed('store.recoveryKeyAlreadyStored'));
});

test('a call of wrong shape, an unknown channel and names of the prototype are refused, not run', async () => {
  const { counter: it, caller } = await counter();
  expect(await it.call(caller, 'dossier.get', { id: 'không phải mã' })).toEqual(failed('api.badInput'));
  expect(await it.call(caller, 'dossier.get', null)).toEqual(failed('api.badInput'));
  for (const name of ['nothing', '__proto__', 'constructor', 'toString', ''])
    expect(await it.call(caller, name, {})).toEqual(failed('api.unknownChannel'));
});

test('five wrong PINs lock a person for a quarter of an hour, across a restart, and not the others', async () => {
  const first = await counter();
  const staff = (await first.done('session.open', {})).staff;
  const [person, other] = staff;
  const wrong = person?.demoPin === '1111' ? '2222' : '1111';
  const lefts = [];
  for (let i = 0; i < 5; i += 1) {
    const answer = await first.call('session.signIn', { staffId: person?.id ?? '', pin: wrong });
    lefts.push(answer.ok ? null : (answer.error.details?.left ?? answer.error.code));
  }
  expect(lefts).toEqual([4, 3, 2, 1, 'session.locked']);
  first.counter.close();
  open = [];
  const clock = standingClock('2026-11-20T02:10:00.000Z');
  const opened = await openCounter({
    dataFolder: first.folder,
    assetsFolder,
    keys: fileKeyBox(join(first.folder, 'keys.json')),
    printer: browserPrinter,
    clock: clock.clock,
    random: seededBytes('again'),
    cipher: true,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const it = opened.value;
  const caller = it.connect('counter');
  const right = { staffId: person?.id, pin: person?.demoPin };
  expect(await it.call(caller, 'session.signIn', right)).toEqual(failed('session.locked'));
  expect(await it.call(caller, 'session.signIn', { staffId: other?.id, pin: other?.demoPin })).toMatchObject({
    ok: true,
  });
  clock.advance(6 * 60_000);
  expect(await it.call(caller, 'session.signIn', right)).toMatchObject({ ok: true });
  it.close();
});

test('I1: receiving the same draft again answers the same receipt', async () => {
  const test = await counter();
  const form = await validForm(test);
  const one = await test.done('dossier.receive', { id: testId(1), form });
  const again = await test.done('dossier.receive', { id: testId(1), form });
  expect(again.row.code).toBe(one.row.code);
  expect((await test.done('dossier.list', { list: 'all', limit: 50, offset: 0 })).total).toBe(1);
});

test('a draft survives, ends with its receipt, and a late autosave does not bring it back', async () => {
  const test = await counter();
  const form = await validForm(test);
  await test.done('draft.save', { id: testId(1), form });
  expect((await test.done('draft.get', { id: testId(1) })).form).toEqual(form);
  await test.done('dossier.receive', { id: testId(1), form });
  await test.done('draft.save', { id: testId(1), form });
  expect((await test.done('draft.list', {})).rows).toEqual([]);
});

test('a full disk refuses the receipt, keeps the draft, uses no number, and nothing is half there', async () => {
  const test = await counter();
  const { db } = test.counter.services;
  const form = await validForm(test);
  await test.done('draft.save', { id: testId(1), form });
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
  let refusals = 0;
  for (let n = 1; n < 60 && refusals === 0; n += 1) {
    const answer = await test.call('dossier.receive', { id: testId(n), form });
    if (!answer.ok) {
      expect(answer).toEqual(failed('store.full'));
      refusals += 1;
      const before = (await test.done('dossier.list', { list: 'all', limit: 1, offset: 0 })).total;
      expect(before).toBe(n - 1);
      db.pragma('max_page_count = 1000000');
      const now = await test.done('dossier.receive', { id: testId(n), form });
      expect(now.row.code).toBe(`TAM-Q1-261120-${String(n).padStart(4, '0')}`);
    }
  }
  expect(refusals).toBe(1);
});

test('search: code, last digits, phone digits, name with and without marks, exact first; nothing typed is syntax', async () => {
  const test = await counter();
  const names = ['Đặng Văn Án', 'Đặng Văn An', "Rơ Châm H'Bơ", 'Y Moan Êñuôl', 'Kpă Klơng'];
  for (const [n, name] of names.entries()) {
    const form = await validForm(test);
    const applicant = { ...form.applicant, name, phone: n === 2 ? '+84 912 000 777' : '' };
    await test.done('dossier.receive', { id: testId(n + 1), form: { ...form, applicant } });
  }
  const find = async (text: string) =>
    (await test.done('dossier.search', { text })).rows.map((row) => row.applicantName);
  expect(await find('đặng văn án')).toEqual(['Đặng Văn Án', 'Đặng Văn An']);
  expect(await find('dang an')).toEqual(['Đặng Văn An', 'Đặng Văn Án']);
  expect(await find('đặng'.normalize('NFD'))).toHaveLength(2);
  expect(await find("h'bơ")).toEqual(["Rơ Châm H'Bơ"]);
  expect(await find('enuol')).toEqual(['Y Moan Êñuôl']);
  expect(await find('klong')).toEqual(['Kpă Klơng']);
  expect(await find('0912000777')).toEqual(["Rơ Châm H'Bơ"]);
  expect(await find('777')).toEqual(["Rơ Châm H'Bơ"]);
  expect(await find('0004')).toEqual(['Y Moan Êñuôl']);
  expect(await find('tam-q1-261120-0005')).toEqual(['Kpă Klơng']);
  await test.done('dossier.recordOfficialCode', { id: testId(5), code: 'H08.12-261120-9321' });
  for (const text of ['H08.12-261120-9321', '9321', '0005', 'klong'])
    expect(await find(text)).toEqual(['Kpă Klơng']);
  for (const hostile of ['"', "' OR 1=1 --", 'exact:*', 'NEAR(', '(((', '%', '*', '""', 'a AND', '\u0000'])
    expect(await test.call('dossier.search', { text: hostile })).toMatchObject({ ok: true });
});

test('the result: taken over decides early, on time or late; given back once, to a named person', async () => {
  const test = await counter();
  const form = await validForm(test);
  const id = testId(1);
  const received = await test.done('dossier.receive', { id, form });
  const taker = { who: 'other' as const, name: 'Lê Văn Nhận', paper: '052190009999' };
  expect(await test.call('dossier.return', handed(id, taker))).toEqual(failed('dossier.resultNotThere'));
  test.clock.set(`${received.row.due?.date}T03:00:00.000Z`);
  expect((await test.done('dossier.takeResult', granted(id))).row).toMatchObject({
    status: 'resultReady',
    punctuality: 'onTime',
  });
  expect(await test.call('dossier.return', handed(id, { ...taker, name: ' ' }))).toEqual(
    failed('intake.invalid'),
  );
  expect((await test.done('dossier.return', handed(id, taker))).taker).toEqual({
    name: taker.name,
    paper: taker.paper,
  });
  expect(await test.call('dossier.return', handed(id, taker))).toEqual(failed('dossier.alreadyReturned'));
});

test('the official code is recorded once and checked for shape and date', async () => {
  const test = await counter();
  const id = testId(1);
  await test.done('dossier.receive', { id, form: await validForm(test) });
  expect(await test.call('dossier.recordOfficialCode', { id, code: 'H08.12-261340-0012' })).toMatchObject({
    ok: false,
  });
  const done = await test.done('dossier.recordOfficialCode', { id, code: 'H08.12-261120-0012' });
  expect(done.row).toMatchObject({ code: 'H08.12-261120-0012', temporaryCode: 'TAM-Q1-261120-0001' });
  expect(await test.call('dossier.recordOfficialCode', { id, code: 'H08.12-261120-0013' })).toEqual(
    failed('dossier.codeAlreadyRecorded'),
  );
});

test('trap 20: a failed print is repeated without a mark; a copy after a good one says so', async () => {
  const outcomes = [
    { outcome: 'failed' as const, failure: 'print.noPrinter' },
    { outcome: 'printed' as const, savedTo: null },
    { outcome: 'printed' as const, savedTo: null },
    { outcome: 'printed' as const, savedTo: null },
  ];
  const test = await counter({
    printer: { print: async () => outcomes.shift() ?? { outcome: 'atBrowser' } },
  });
  const dossierId = testId(1);
  await test.done('dossier.receive', { id: dossierId, form: await validForm(test) });
  const print = () => test.done('slip.print', { ...receiptOf(dossierId), target: 'printer', layout: 'a5' });
  const first = await print();
  expect(first).toMatchObject({ outcome: 'failed', failure: 'print.noPrinter', slip: { reprint: '' } });
  expect((await print()).slip.reprint).toBe('');
  expect((await print()).slip.reprint).toBe('In lại lần 1');
  expect((await print()).slip.reprint).toBe('In lại lần 2');
  const { history, slips, row } = await test.done('dossier.get', { id: dossierId });
  expect(slips).toEqual([{ form: 'receipt', slipId: null, goodPrints: 3 }]);
  expect(row.status).toBe('received');
  expect(history.filter(({ type }) => type === 'slip.printRequested')).toHaveLength(4);
});

test('a printer that breaks with an error leaves the dossier received and the counter working', async () => {
  const test = await counter({ printer: { print: () => Promise.reject(new Error('jam')) } });
  const dossierId = testId(1);
  await test.done('dossier.receive', { id: dossierId, form: await validForm(test) });
  expect(
    await test.call('slip.print', { ...receiptOf(dossierId), target: 'printer', layout: 'a5' }),
  ).toMatchObject({
    ok: true,
    value: { outcome: 'failed', failure: 'print.failed' },
  });
  expect((await test.done('dossier.get', { id: dossierId })).row.status).toBe('received');
});

test('the pad wakes after a receipt, takes one answer, and tells no one which visit it was', async () => {
  const test = await counter();
  const pad = test.counter.connect('pad');
  const view = async () =>
    (await test.counter.call(pad, 'pad.view', {})) as { value: { state: string; invitation: string } };
  await test.done('dossier.receive', { id: testId(1), form: await validForm(test) });
  const { invitation } = (await view()).value;
  const answer = { level: 5, reasons: [], words: '' };
  expect(await test.counter.call(pad, 'pad.rate', { invitation, answer })).toMatchObject({ ok: true });
  expect((await view()).value.state).toBe('idle');
  expect(await test.counter.call(pad, 'pad.rate', { invitation, answer })).toEqual(failed('pad.notAwake'));
  const logged = JSON.stringify(test.counter.services.db.prepare('SELECT * FROM event').all());
  expect(logged).not.toContain(invitation);
  test.clock.advance(91_000);
});

test('somebody still writing when the next visit begins is heard, once, and not for ever', async () => {
  const test = await counter();
  const pad = test.counter.connect('pad');
  const form = await validForm(test);
  const invitations: string[] = [];
  for (const n of [1, 2, 3]) {
    await test.done('dossier.receive', { id: testId(n), form });
    const view = (await test.counter.call(pad, 'pad.view', {})) as { value: { invitation: string } };
    invitations.push(view.value.invitation);
  }
  const answer = { level: 2, reasons: [], words: '' };
  const rate = (invitation = '') => test.counter.call(pad, 'pad.rate', { invitation, answer });
  expect(await rate(invitations[0])).toMatchObject({ ok: true });
  expect(await rate(invitations[0])).toEqual(failed('pad.notAwake'));
  test.clock.advance(6 * 60_000);
  await test.done('dossier.receive', { id: testId(4), form });
  expect(await rate(invitations[1])).toEqual(failed('pad.notAwake'));
});

test('the pad goes back to its greeting by itself', async () => {
  const test = await counter();
  const pad = test.counter.connect('pad');
  await test.done('dossier.receive', { id: testId(1), form: await validForm(test) });
  test.clock.advance(90_001);
  expect(await test.counter.call(pad, 'pad.view', {})).toMatchObject({ value: { state: 'idle' } });
});

test('the home screen shows closed days only, with their answers and invitations', async () => {
  const test = await counter();
  const pad = test.counter.connect('pad');
  const form = await validForm(test);
  for (const [n, level] of [5, 5, 4, 2, 5, 1].entries()) {
    await test.done('dossier.receive', { id: testId(n + 1), form });
    const view = (await test.counter.call(pad, 'pad.view', {})) as { value: { invitation: string } };
    await test.counter.call(pad, 'pad.rate', {
      invitation: view.value.invitation,
      answer: { level, reasons: [], words: '' },
    });
  }
  await test.done('dossier.receive', { id: testId(9), form });
  expect((await test.done('home.summary', {})).ratings.days).toEqual([]);
  test.clock.set('2026-11-23T02:00:00.000Z');
  // The newest answers are not told before there are five newer ones.
  expect((await test.done('home.summary', {})).ratings.days).toEqual([]);
  for (let n = 0; n < 5; n += 1)
    test.counter.services.ratings.add('receipt', { level: 5, reasons: [], words: '' }, '2026-11-23');
  const [day] = (await test.done('home.summary', {})).ratings.days;
  expect(day).toMatchObject({ visit: 'receipt', from: '2026-11-20', answers: 6, good: 4, invitations: 7 });
  // At another counter of the ward, and at this one before it enrolled anew.
  test.counter.services.db.exec(`INSERT INTO former_device VALUES ('before');
    INSERT INTO visit_day VALUES ('2026-11-20', 'receipt', 'another', 50), ('2026-11-20', 'receipt', 'before', 2)`);
  expect((await test.done('home.summary', {})).ratings.days).toMatchObject([{ invitations: 9 }]);
});

test('a second counter on the same folder is refused; after the first closes it opens', async () => {
  const first = await counter();
  const options = {
    dataFolder: first.folder,
    assetsFolder,
    keys: fileKeyBox(join(first.folder, 'keys.json')),
    printer: browserPrinter,
    clock: standingClock().clock,
    random: seededBytes('b'),
    cipher: true,
  };
  expect(await openCounter(options)).toEqual(failed('store.inUse'));
  first.counter.close();
  open = [];
  const again = await openCounter(options);
  expect(again.ok).toBe(true);
  if (again.ok) again.value.close();
});

test('lost keys, an unwritable folder and a corrupt catalogue each stop the start with their own sentence', async () => {
  const first = await counter();
  first.counter.close();
  open = [];
  rmSync(join(first.folder, 'keys.json'));
  const start = (dataFolder: string, assets = assetsFolder) =>
    openCounter({
      dataFolder,
      assetsFolder: assets,
      keys: fileKeyBox(join(dataFolder, 'keys.json')),
      printer: browserPrinter,
      clock: standingClock().clock,
      random: seededBytes('c'),
      cipher: true,
    });
  expect(await start(first.folder)).toEqual(failed('store.keysLost'));
  expect(existsSync(join(first.folder, 'keys.json'))).toBe(false);
  const file = join(temporaryFolder(), 'tệp');
  writeFileSync(file, '');
  expect(await start(join(file, 'dữ liệu'))).toEqual(failed('store.readOnly'));
  const broken = temporaryFolder();
  const { cpSync } = await import('node:fs');
  cpSync(assetsFolder, broken, { recursive: true });
  writeFileSync(join(broken, 'catalogue', 'zz.json'), '[{"code": "hỏng"}]');
  const folder = temporaryFolder();
  expect(await start(folder, broken)).toEqual(failed('assets.corrupt'));
  const recovered = await start(folder);
  expect(recovered.ok).toBe(true);
  if (recovered.ok) recovered.value.close();
});
