import { afterEach, expect, test } from 'vitest';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import type { DossierCommand } from '../../src-shared/dossier/commands.ts';
import type { ProcedureVersion } from '../../src-shared/procedure/version.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import {
  openTestCounter,
  receiptOf,
  type TestCounter,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { dossierKey, newDossierKey, seal } from '../store/seal.ts';
import { transact } from '../store/transact.ts';
import { apply } from './dossiers.ts';
import { slipOf, type WhichSlip } from './slipSource.ts';

let counter: TestCounter;
afterEach(() => counter?.counter.close());

const id = testId(1);
const number = { volume: '2026', number: 7 };

async function received(change: Parameters<typeof validForm>[1] = {}): Promise<TestCounter> {
  counter = await openTestCounter({
    printer: { print: async () => ({ outcome: 'printed', savedTo: null }) },
  });
  await counter.done('dossier.receive', { id, form: await validForm(counter, change) });
  return counter;
}

const staff = (): StaffMember => {
  if (!counter.caller.staff) throw new Error('nobody is signed in');
  return counter.caller.staff;
};

function sealed(content: unknown): string {
  const { services } = counter.counter;
  const key = dossierKey(services.db, id) ?? newDossierKey(services.db, id, services.random);
  return seal(content, key, id, services.random);
}

function done(command: DossierCommand): void {
  const { services } = counter.counter;
  const result = transact(services.db, () => apply(services, staff(), id, command));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
}

function procedure(): ProcedureVersion {
  const found = counter.counter.services.catalogue.inForce('1.004873');
  if (!found) throw new Error('the catalogue lacks 1.004873');
  return found;
}

function slipNow<F extends WhichSlip['form']>(form: F, slipId: string | null): Extract<Slip, { form: F }> {
  const slip = slipOf(counter.counter.services, id, { form, slipId }, 0);
  if (!slip.ok) throw new Error(JSON.stringify(slip.error));
  return slip.value as Extract<Slip, { form: F }>;
}

const value = (lines: readonly { label: string; value: string }[], label: string) =>
  lines.find((line) => line.label === label)?.value;

test('a supplement after receipt prints what was typed and sealed, under the dossier’s own code', async () => {
  await received();
  const [paper] = procedure().components;
  done({
    type: 'requestSupplement',
    slipId: 'm02',
    number,
    officer: 'Y Moan Êñuôl',
    opening: null,
    procedure: procedure(),
    items: [paper?.id ?? ''],
    sealed: sealed({ reasons: { [paper?.id ?? '']: 'thiếu chữ ký' }, note: 'nộp tại quầy' }),
    approvedBy: null,
    decision: null,
  });
  const slip = slipNow('supplement', 'm02');
  expect(slip).toMatchObject({ code: 'TAM-Q1-261120-0001', number: 'Số: 7/HDHS' });
  expect(slip.items.map(({ name, reason }) => [name, reason.value])).toEqual([[paper?.name, 'thiếu chữ ký']]);
  expect(value(slip.lines, 'Ghi chú:')).toBe('nộp tại quầy');
  expect(value(slip.applicantLines, 'Tiếp nhận hồ sơ/yêu cầu của:')).toBe('Đặng Thị Ngọc Ưởng');
});

test('a guidance sheet and a supplement before receipt keep the code of their case after it', async () => {
  counter = await openTestCounter();
  const form = await validForm(counter);
  const { applicant, submitter, postalAddress, feeExemption, note, assistance } = form;
  const ward = counter.counter.services.profiles.wardOn('2026-11-20');
  const opening = {
    code: 'HD-Q1-261120-0001',
    lookupSecret: 'ABCDEF',
    counter: 'Quầy 1',
    officer: staff().name,
    ward: ward.id,
    profile: ward.formProfile,
    sealed: sealed({ applicant, submitter, postalAddress, feeExemption, note, assistance }),
  };
  const [first, second] = procedure().components;
  done({ type: 'precheck', slipId: 'pre', opening, procedure: procedure(), have: [second?.id ?? ''] });
  done({
    type: 'requestSupplement',
    slipId: 'm02',
    number,
    officer: staff().name,
    opening,
    procedure: procedure(),
    items: [first?.id ?? ''],
    sealed: sealed({ reasons: {}, note: '' }),
    approvedBy: null,
    decision: null,
  });
  const { services } = counter.counter;
  const personal = { applicant, submitter, postalAddress, feeExemption, note, assistance };
  done({
    type: 'receive',
    facts: { ...form, submittedAt: '2026-11-20T09:00', acceptedAt: '2026-11-20T09:00', exempt: false },
    procedure: procedure(),
    sealed: sealed(personal),
    code: 'TAM-Q1-261120-0001',
    lookupSecret: 'GHJKLM',
    counter: 'Quầy 1',
    officer: staff().name,
    ward: ward.id,
    profile: ward.formProfile,
    book: number,
  });
  expect(slipNow('supplement', 'm02')).toMatchObject({
    code: 'HD-Q1-261120-0001',
    qr: 'QMC1|HD-Q1-261120-0001|ABCDEF',
  });
  const sheet = slipNow('precheck', 'pre');
  expect(sheet.lists[0]?.items).toEqual([second?.name]);
  expect(sheet.lists[1]?.items).toContain(first?.name);
  expect(slipNow('receipt', null)).toMatchObject({ code: 'TAM-Q1-261120-0001', lookupSecret: 'GHJKLM' });
  expect(slipOf(services, id, { form: 'precheck', slipId: 'other' }, 0)).toMatchObject({
    ok: false,
    error: { code: 'slip.unknown' },
  });
});

test('an apology prints the sealed reason, the broken and the new day, and later what the signed paper bears', async () => {
  await received();
  done({
    type: 'apologise',
    slipId: 'm04',
    number,
    officer: staff().name,
    reason: 'otherAgency',
    sealed: sealed({ text: 'xã Ia Băng chưa trả lời' }),
    newDate: '2026-12-03',
    head: 'Nguyễn Thị Ố Ỡ',
  });
  const slip = slipNow('apology', 'm04');
  expect(value(slip.lines, 'Lý do:')).toMatch(/: xã Ia Băng chưa trả lời$/);
  expect(value(slip.lines, 'Thời gian hẹn trả kết quả lại:')).toContain('ngày 03 tháng 12 năm 2026');
  done({
    type: 'signApology',
    slipId: 'm04',
    decision: { number: '15/UBND', date: '2026-11-20', signer: 'Nguyễn Thị Ố Ỡ' },
  });
  expect(slipNow('apology', 'm04').notes.join(' ')).toContain('15/UBND');
});

test('a stop notice prints what the applicant asked and on which ground', async () => {
  await received();
  const typed = { request: 'xin dừng', ground: 'đơn ngày 20/11/2026' };
  done({ type: 'stop', officer: staff().name, slipId: 'm05', number, sealed: sealed(typed) });
  const { lines } = slipNow('stop', 'm05');
  expect(value(lines, 'Đề nghị của Ông/Bà:')).toBe('xin dừng');
  expect(value(lines, 'Căn cứ dừng giải quyết:')).toBe('đơn ngày 20/11/2026');
});

test('the control slip follows the hand-overs up to the counter taking the result over', async () => {
  await received();
  done({
    type: 'handOver',
    handOverId: 'h1',
    list: null,
    to: { kind: 'agency', name: 'Công an phường' },
    share: null,
  });
  done({ type: 'answerHandOver', handOverId: 'h1', declined: sealed({ reason: 'sai nơi nhận' }) });
  done({
    type: 'handOver',
    handOverId: 'h2',
    list: null,
    to: { kind: 'agency', name: 'Thuế cơ sở 3' },
    share: null,
  });
  done({ type: 'answerHandOver', handOverId: 'h2', declined: null });
  expect(slipNow('control', null).blocks.at(-1)).toMatchObject({ at: '' });
  const before = slipNow('control', null).trace;
  done({
    type: 'takeResult',
    outcome: 'granted',
    reason: null,
    sealed: sealed({ paper: 'Giấy xác nhận số 5', text: '' }),
  });
  const slip = slipNow('control', null);
  expect(slip.blocks[0]?.notes).toEqual(['Không nhận: sai nơi nhận']);
  expect(slip.blocks.at(-1)).toMatchObject({
    notes: ['Giấy xác nhận số 5'],
    giver: { value: 'Thuế cơ sở 3' },
  });
  expect(slip.blocks.at(-1)?.signatures[1].value).toBe(staff().name);
  expect(slip.blocks.at(-1)?.ticks.filter(({ ticked }) => ticked)).toHaveLength(1);
  expect(slip.trace).not.toBe(before);
});

test('a forwarding slip is there only for a dossier received for another agency', async () => {
  await received();
  expect(slipOf(counter.counter.services, id, { form: 'forwarding', slipId: null }, 0)).toMatchObject({
    ok: false,
    error: { code: 'slip.unknown' },
  });
  counter.counter.close();
  await received({ competentAgency: 'Ủy ban nhân dân xã Ia Băng' });
  expect(slipNow('forwarding', null).addressee.value).toBe('Ủy ban nhân dân xã Ia Băng');
});

test('trap 20: each slip counts its own good prints', async () => {
  const { call, done: mustDo } = await received();
  const print = (which: WhichSlip) =>
    mustDo('slip.print', { dossierId: id, ...which, target: 'printer', layout: 'a5' });
  const control = { form: 'control' as const, slipId: null };
  expect((await print({ form: 'receipt', slipId: null })).slip.reprint).toBe('');
  expect((await print(control)).slip.reprint).toBe('');
  expect((await print(control)).slip.reprint).toBe('In lại lần 1');
  expect((await mustDo('slip.view', receiptOf(id))).slip.reprint).toBe('');
  const unknown = { dossierId: id, form: 'apology' as const, slipId: 'none' };
  const refused = { ok: false, error: { code: 'slip.unknown' } };
  expect(await call('slip.view', unknown)).toEqual(refused);
  expect(await call('slip.print', { ...unknown, target: 'printer', layout: 'a5' })).toEqual(refused);
});

test('of a dossier that is not there no slip is shown', async () => {
  const { call } = await received();
  expect(await call('slip.view', receiptOf(testId(2)))).toEqual({
    ok: false,
    error: { code: 'dossier.unknown' },
  });
});
