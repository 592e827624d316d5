import { afterEach, expect, test } from 'vitest';
import {
  granted,
  handed,
  openTestCounter,
  signIn,
  type TestCounter,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { verifyStore } from '../store/verify.ts';

let open: TestCounter[] = [];
afterEach(async () => {
  // Whatever a test did, the register still stands and every table is what the log says.
  for (const { counter } of open) {
    expect(await verifyStore(counter.services.db)).toMatchObject({ ok: true });
    counter.close();
  }
  open = [];
});

async function counter(): Promise<TestCounter> {
  const made = await openTestCounter();
  open.push(made);
  return made;
}

const failed = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const id = testId(1);
const reason = 'Chưa có chữ ký của người yêu cầu';

async function received(test: TestCounter, which = id) {
  return test.done('dossier.receive', { id: which, form: await validForm(test) });
}

/** Who signs in at this window from now on. */
const as = (test: TestCounter, role: string) => signIn(test, role);

async function supplement(test: TestCounter, change: object = {}) {
  return test.call('dossier.requestSupplement', {
    id,
    form: await validForm(test),
    items: [{ component: 'c1', reason }],
    note: '',
    approval: null,
    decision: null,
    ...change,
  });
}

test('a case guided before receipt is found by its slip, goes on as the same case, and its rounds count on', async () => {
  const test = await counter();
  const first = await supplement(test);
  expect(first).toMatchObject({ ok: true, value: { row: { status: 'guided', code: 'HD-Q1-261120-0001' } } });
  if (!first.ok) return;
  const { lookupSecret, slips } = first.value;
  const { slip } = await test.done('slip.view', {
    dossierId: id,
    form: 'supplement',
    slipId: slips[0]?.slipId ?? null,
  });
  const { rows } = await test.done('dossier.search', { text: `QMC1|HD-Q1-261120-0001|${lookupSecret}` });
  expect(slip.form).toBe('supplement');
  expect(rows.map((row) => row.id)).toEqual([id]);
  // The draft is gone, the case is not: name and procedure come back from its slip.
  await test.done('draft.discard', { id });
  expect((await test.done('draft.get', { id })).form).toMatchObject({
    procedureCode: '1.004873',
    applicant: { name: 'Đặng Thị Ngọc Ưởng' },
  });
  // Round two needs a leader's own PIN; a receiver's will not do.
  expect(await supplement(test)).toEqual(failed('supplement.leaderNeeded'));
  const people = (await test.done('session.open', {})).staff;
  const pinOf = (role: string) => {
    const person = people.find((member) => member.role === role);
    return { staffId: person?.id ?? '', pin: person?.demoPin ?? '' };
  };
  expect(await supplement(test, { approval: pinOf('receiver') })).toEqual(failed('approval.notLeader'));
  expect(await supplement(test, { approval: { ...pinOf('leader'), pin: '0000000' } })).toEqual(
    failed('session.wrongPin'),
  );
  expect((await supplement(test, { approval: pinOf('leader') })).ok).toBe(true);
  expect(await supplement(test, { approval: pinOf('leader') })).toEqual(failed('supplement.decisionNeeded'));
  const decision = { number: '12/QĐ', date: '2026-11-20', signer: 'Chủ tịch' };
  expect((await supplement(test, { decision })).ok).toBe(true);
  const done = await received(test);
  expect(done.row).toMatchObject({ status: 'received', code: 'TAM-Q1-261120-0001' });
  expect(done.supplements.map(({ round }) => round)).toEqual([1, 2, 3]);
  expect(done.lookupSecret).toBe(lookupSecret);
  const again = await test.done('dossier.search', { text: 'HD-Q1-261120-0001' });
  expect(again.rows.map((row) => row.id)).toEqual([id]);
});

test('a slip asks for regulated papers alone, each with a reason in words', async () => {
  const test = await counter();
  expect(await supplement(test, { items: [] })).toEqual(failed('supplement.noItems'));
  expect(await supplement(test, { items: [{ component: 'c99', reason }] })).toEqual(
    failed('supplement.notRegulated'),
  );
  for (const bad of ['', 'ERR_42', 'thiếu'])
    expect(await supplement(test, { items: [{ component: 'c1', reason: bad }] })).toMatchObject({
      error: { code: 'intake.invalid', details: { fields: [{ field: 'items.c1' }] } },
    });
  expect(await test.call('dossier.get', { id })).toEqual(failed('dossier.unknown'));
  const form = await validForm(test);
  const tried = await test.done('dossier.recordExtraPaper', {
    id,
    form,
    how: 'demanded',
    name: 'Sổ hộ khẩu',
  });
  expect(tried.extraPapers).toMatchObject([{ how: 'demanded', name: 'Sổ hộ khẩu' }]);
  expect(JSON.stringify(tried.history)).not.toContain('hộ khẩu');
});

test('a refusal keeps its reason, ends the draft, and living elsewhere in the province is no ground', async () => {
  const test = await counter();
  const form = await validForm(test);
  await test.done('draft.save', { id, form });
  const refuse = (ground: 'otherArea' | 'notEligible', why: string) =>
    test.call('dossier.refuse', { id, form, ground, reason: why, guidance: '' });
  expect(await refuse('otherArea', 'Cư trú ở phường khác trong tỉnh')).toEqual(failed('refusal.otherArea'));
  expect(await refuse('notEligible', 'E-1042')).toEqual(failed('intake.invalid'));
  const done = await refuse('notEligible', 'Chưa đủ tuổi kết hôn theo quy định');
  expect(done).toMatchObject({
    ok: true,
    value: { row: { status: 'refused' }, refusal: { reason: 'Chưa đủ tuổi kết hôn theo quy định' } },
  });
  expect((await test.done('draft.list', {})).rows).toEqual([]);
  await test.done('draft.save', { id, form });
  expect((await test.done('draft.list', {})).rows).toEqual([]);
  expect(await test.call('dossier.receive', { id, form })).toEqual(failed('dossier.refused'));
});

test('a hand-over list goes over whole or not at all, is confirmed once, and only by its receiver', async () => {
  const test = await counter();
  const ids = [1, 2, 3].map(testId);
  for (const one of ids) await received(test, one);
  const { people } = await test.done('handOver.desk', {});
  const specialist = people.find(({ role }) => role === 'specialist');
  const to = { kind: 'staff' as const, id: specialist?.id ?? '', name: '' };
  expect(await test.call('dossier.handOver', { ids: [...ids, testId(9)], to, share: null })).toEqual(
    failed('list.stopped'),
  );
  expect(await test.call('dossier.handOver', { ids, to: { ...to, id: 'nobody' }, share: null })).toEqual(
    failed('session.unknownStaff'),
  );
  expect((await test.done('dossier.get', { id })).handOvers).toEqual([]);
  expect(await test.done('dossier.handOver', { ids, to, share: null })).toMatchObject({ count: 3 });
  expect(await test.call('dossier.answerHandOver', { ids: [id], declined: null })).toEqual(
    failed('handOver.notReceiver'),
  );
  await as(test, 'specialist');
  const { incoming } = await test.done('handOver.desk', {});
  expect(incoming).toMatchObject([{ from: 'Nguyễn Thị Minh Anh', rows: [{}, {}, {}] }]);
  expect(await test.call('dossier.answerHandOver', { ids, declined: 'x' })).toEqual(failed('intake.invalid'));
  expect(await test.done('dossier.answerHandOver', { ids, declined: null })).toEqual({ count: 3 });
  expect((await test.done('dossier.list', { list: 'mine', limit: 50, offset: 0 })).total).toBe(3);
  expect((await test.done('dossier.get', { id })).row).toMatchObject({
    status: 'processing',
    holder: specialist?.name,
  });
  // Results go through the counter, not past it.
  expect(await test.call('dossier.takeResult', granted(id))).toEqual(failed('role.counterOnly'));
});

test('a pause moves the due date by what it took; the papers that came are on the dossier', async () => {
  const test = await counter();
  await received(test);
  const asked = await supplement(test, { form: null });
  expect(asked).toMatchObject({ value: { row: { status: 'awaitingSupplement', daysLeft: null } } });
  expect(await test.call('dossier.takeResult', granted(id))).toEqual(failed('dossier.paused'));
  test.clock.set('2026-11-25T02:00:00.000Z');
  expect(await test.call('dossier.resume', { id, components: {} })).toEqual(failed('supplement.nothingCame'));
  const entry = { state: 'submitted' as const, originals: 1, copies: 0 };
  const done = await test.done('dossier.resume', { id, components: { c1: entry } });
  // Received Friday with three working days, due Thursday 26/11; paused over Monday and Wednesday (24/11 is a holiday).
  expect(done.row.due).toMatchObject({ date: '2026-11-30' });
  expect(done.pauses).toMatchObject([{ from: '2026-11-20T09:00', to: '2026-11-25T09:00' }]);
});

test('trap 3: one apology with a new day, once; the citizen is told, and late is measured by the first date', async () => {
  const test = await counter();
  await received(test);
  const apologise = (change: object = {}) =>
    test.call('dossier.apologise', {
      id,
      reason: 'verification',
      text: 'Cần xác minh thêm tại nơi cư trú cũ',
      newDate: '2026-11-30',
      head: 'Trần Quốc Bảo',
      ...change,
    });
  expect(await apologise({ text: 'chậm' })).toEqual(failed('intake.invalid'));
  expect(await apologise({ newDate: '2026-11-29' })).toEqual(failed('apology.dayOff'));
  const first = await apologise();
  expect(first).toMatchObject({ value: { apologies: [{ inTime: true, notified: [] }] } });
  expect((await test.done('dossier.list', { list: 'toTell', limit: 9, offset: 0 })).total).toBe(1);
  if (!first.ok) return;
  const slipId = first.value.apologies[0]?.slipId ?? '';
  await test.done('dossier.notifyApplicant', { id, slipId, how: 'phone', at: '2026-11-20T09:00' });
  expect((await test.done('dossier.list', { list: 'toTell', limit: 9, offset: 0 })).total).toBe(0);
  const decision = { number: '3/PXL', date: '2026-11-20', signer: 'Trần Quốc Bảo' };
  await test.done('dossier.signApology', { id, slipId, decision });
  expect(await apologise({ newDate: '2026-12-02' })).toEqual(failed('dossier.rescheduleLimit'));
  const forLeader = async () =>
    (await test.done('dossier.list', { list: 'forLeader', limit: 9, offset: 0 })).total;
  expect(await forLeader()).toBe(0);
  expect(await apologise({ newDate: null })).toMatchObject({ value: { apologies: [{}, { newDue: null }] } });
  expect(await forLeader()).toBe(1);
  test.clock.set('2026-11-30T03:00:00.000Z');
  expect(await test.call('dossier.takeResult', granted(id))).toEqual(failed('dossier.latenessReasonNeeded'));
  const taken = await test.done('dossier.takeResult', { ...granted(id), reason: 'verification' });
  expect(taken.row).toMatchObject({ punctuality: 'late', due: { date: '2026-11-26' } });
});

test('the wrong slip and the wrong number do not get a result; somebody else needs authority', async () => {
  const test = await counter();
  const mine = await received(test);
  const other = await received(test, testId(2));
  await test.done('dossier.takeResult', granted(id));
  const give = (change: object) => test.call('dossier.return', { ...handed(id), ...change });
  const slipOf = ({ row, lookupSecret }: typeof mine) => `QMC1|${row.code}|${lookupSecret}`;
  expect(await give({ proof: 'slip', slip: slipOf(other) })).toEqual(failed('return.wrongSlip'));
  expect(await give({ proof: 'slip', slip: 'https://example.vn' })).toEqual(failed('slip.qrUnknown'));
  expect(await give({ taker: { who: 'applicant', name: '', paper: '052190009999' } })).toMatchObject({
    error: { details: { fields: [{ code: 'return.wrongIdentity' }] } },
  });
  expect(await give({ proof: null })).toEqual(failed('return.proofNeeded'));
  expect(await give({ proof: 'leader' })).toEqual(failed('return.leaderNeeded'));
  expect(
    await give({ taker: { who: 'other', name: 'Lê Văn A', paper: '052190009999' }, proof: 'identity' }),
  ).toEqual(failed('return.authorityNeeded'));
  expect((await give({ proof: 'slip', slip: slipOf(mine) })).ok).toBe(true);
});

test('by post: returned only with the proof of delivery; undelivered, the result is back at the counter', async () => {
  const test = await counter();
  await received(test);
  await test.done('dossier.takeResult', granted(id));
  const receiver = { name: 'Đặng Thị Ngọc Ưởng', phone: '', address: 'Khu phố 3' };
  const post = (tracking: string, to = receiver) =>
    test.call('dossier.postResult', { id, tracking, receiver: to });
  expect(await post('EA123', { ...receiver, address: ' ' })).toEqual(failed('intake.invalid'));
  expect(await post(' ')).toEqual(failed('post.noTracking'));
  expect((await post('EA123')).ok).toBe(true);
  const deliver = (outcome: 'delivered' | 'undelivered', proof: string) =>
    test.call('dossier.recordDelivery', { id, outcome, proof, receiver: 'Con gái' });
  expect(await deliver('delivered', '')).toEqual(failed('post.noProof'));
  expect(await deliver('undelivered', 'Không có nhà')).toMatchObject({
    value: { row: { status: 'resultReady' } },
  });
  expect((await post('EA124')).ok).toBe(true);
  expect(await deliver('delivered', 'BP 77')).toMatchObject({
    value: { row: { status: 'returned' }, taker: { name: 'Con gái' } },
  });
});

test('withdrawn, stopped, corrected: each with its words, and the end is the end', async () => {
  const test = await counter();
  await received(test);
  await received(test, testId(2));
  const { personal } = await test.done('dossier.get', { id });
  if (!personal) throw new Error('no person');
  const applicant = { ...personal.applicant, name: 'Đặng Thị Ngọc Ướng' };
  expect(
    await test.call('dossier.correct', {
      id,
      personal: { ...personal, applicant: { ...applicant, name: '' } },
    }),
  ).toEqual(failed('intake.invalid'));
  await test.done('dossier.correct', { id, personal: { ...personal, applicant } });
  const { rows } = await test.done('dossier.search', { text: 'ướng' });
  expect(rows.map((row) => row.id)).toEqual([id, testId(2)]);
  expect(
    await test.done('dossier.withdraw', {
      id,
      reason: 'Người dân đổi ý, xin rút hồ sơ',
      papers: 'Đã trả đủ',
    }),
  ).toMatchObject({
    row: { status: 'withdrawn' },
    ended: { texts: ['Người dân đổi ý, xin rút hồ sơ', 'Đã trả đủ'] },
  });
  expect(await test.call('dossier.takeResult', granted(id))).toEqual(failed('dossier.withdrawn'));
  const stopped = await test.done('dossier.stop', {
    id: testId(2),
    request: 'Đơn đề nghị dừng ngày 20/11/2026',
    ground: '',
  });
  expect(stopped.slips.map(({ form }) => form)).toEqual(['receipt', 'stop']);
  expect(stopped.row.status).toBe('stopped');
});

test('a provisional date is counted again only when a newer calendar is there', async () => {
  const test = await counter();
  test.clock.set('2026-12-30T02:00:00.000Z');
  const { row } = await received(test);
  expect(row.due).toMatchObject({ provisional: true });
  expect((await test.done('dossier.list', { list: 'provisional', limit: 9, offset: 0 })).total).toBe(1);
  expect(await test.call('dossier.recomputeDue', { ids: [id] })).toEqual(failed('dossier.sameCalendar'));
  const { calendar } = test.counter.services;
  Object.assign(test.counter.services, {
    calendar: {
      ...calendar,
      version: 'vn-public/2027.1',
      confirmedThrough: '2027-12-31',
      daysOff: [
        ...calendar.daysOff,
        { date: '2027-01-01', kind: 'holiday', name: 'Tết Dương lịch', status: 'VERIFIED', source: 'thử' },
        { date: '2027-01-04', kind: 'closure', name: 'bão', status: 'LOCAL', source: 'thử' },
      ],
    },
  });
  expect(await test.done('dossier.recomputeDue', { ids: [id] })).toEqual({ count: 1 });
  expect((await test.done('dossier.get', { id })).row.due).toMatchObject({
    date: '2027-01-06',
    provisional: false,
    calendarVersion: 'vn-public/2027.1',
  });
});

test('received for another agency of the province: its name is on the dossier and in its own list', async () => {
  const test = await counter();
  const form = { ...(await validForm(test)), competentAgency: 'UBND phường Bồng Sơn', mobile: 'PC 12/UBND' };
  const done = await test.done('dossier.receive', { id, form });
  expect(done).toMatchObject({ competentAgency: 'UBND phường Bồng Sơn', mobile: 'PC 12/UBND' });
  expect(done.slips.map(({ form: slip }) => slip)).toEqual(['receipt', 'forwarding']);
  expect((await test.done('dossier.list', { list: 'otherAgency', limit: 9, offset: 0 })).total).toBe(1);
  expect((await test.done('handOver.desk', {})).agencies).toEqual(['UBND phường Bồng Sơn']);
  await test.done('dossier.handOver', {
    ids: [id],
    to: { kind: 'agency', name: 'UBND phường Bồng Sơn' },
    share: { kind: 'workingDays', value: 2 },
  });
  const given = await test.done('dossier.get', { id });
  expect(given.handOvers[0]).toMatchObject({ shareDue: { date: '2026-11-25' }, state: 'pending' });
});

test('who cannot sign has a witness', async () => {
  const test = await counter();
  const form = await validForm(test);
  const assistance = { fingerprint: true, witness: '', readBack: true, interpreter: '' };
  expect(await test.call('dossier.receive', { id, form: { ...form, assistance } })).toMatchObject({
    error: { details: { fields: [{ field: 'assistance.witness', code: 'field.witnessNeeded' }] } },
  });
  const done = await test.done('dossier.receive', {
    id,
    form: { ...form, assistance: { ...assistance, witness: 'Lê Văn Chứng' } },
  });
  expect(done.personal?.assistance.witness).toBe('Lê Văn Chứng');
});
