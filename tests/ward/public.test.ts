import { request } from 'node:https';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { BodyOf } from '../../src-shared/sync/settings.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { openTestCounter, signIn, type TestCounter, testId, validForm } from '../support/counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let ward: TestWard;
let counter: TestCounter;
let slip: { code: string; secret: string };
beforeAll(async () => {
  database = await startPostgres();
  ward = await startWard(await database.fresh());
  counter = await openTestCounter({ online: true });
  const { services } = counter.counter;
  const id = testId(1);
  await counter.done('dossier.receive', { id, form: await validForm(counter) });
  const made = await ward.open.members.makeCode(ward.id, 'Q1');
  if (!made.ok) throw new Error(made.error.code);
  const { url, fingerprint } = ward;
  await services.enrol({ url, fingerprint }, made.value, 'Quầy 1');
  const waiting = () => services.db.prepare('SELECT count(*) FROM outbox').pluck().get();
  await vi.waitUntil(() => waiting() === 0, { timeout: 10_000 });
  slip = services.db.prepare('SELECT code, lookup_secret AS secret FROM dossier WHERE id = ?').get(id) as {
    code: string;
    secret: string;
  };
}, 60_000);
afterAll(async () => {
  counter.counter.close();
  await ward.stop();
  await database.stop();
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** As anybody on the network: no signature, and whatever path was given, not made tidy. */
function ask(path: string, body?: unknown, at: TestWard = ward): Promise<Answer> {
  const { hostname, port } = new URL(at.url);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        rejectUnauthorized: false,
        agent: false,
      },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const json = async (path: string, body?: unknown) => JSON.parse((await ask(path, body)).text) as unknown;

test('progress tells step and days by the two codes of the slip, and nothing of whose it is or what about', async () => {
  const { status, text } = await ask('/public/progress', {
    code: ` ${slip.code.toLowerCase()}`,
    secret: slip.secret,
  });
  expect(status).toBe(200);
  const { value } = JSON.parse(text) as { value: Record<string, unknown> };
  expect(value).toEqual({
    status: 'received',
    receivedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    appointment: { date: expect.any(String), at: expect.any(String), provisional: expect.any(Boolean) },
    resultReadyOn: null,
    endedOn: null,
  });
});

test('an unknown number and a wrong code get one answer', async () => {
  const wrong = [
    await ask('/public/progress', { code: slip.code, secret: 'AAAAAA' }),
    await ask('/public/progress', { code: slip.code, secret: '' }),
    await ask('/public/progress', { code: 'TAM-Q9-261120-0001', secret: slip.secret }),
    await ask('/public/progress', { code: '', secret: '' }),
    await ask('/public/progress', { code: "' OR 1=1 --", secret: "' OR 1=1 --" }),
  ];
  for (const { status, text } of wrong) {
    expect(status).toBe(404);
    expect(text).toBe('{"ok":false,"error":{"code":"lookup.notFound"}}');
  }
});

test('guessing is slowed down, for one number from everywhere and for one place', async () => {
  const own = await startWard(await database.fresh(), () => new Date('2026-11-20T02:00:00.000Z'));
  const answers: number[] = [];
  for (let i = 0; i < 14; i += 1)
    answers.push((await ask('/public/progress', { code: slip.code, secret: `AAAAA${i}` }, own)).status);
  expect(answers.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 404));
  expect(answers.slice(12)).toEqual([429, 429]);
  await own.stop();
});

test('procedures in force are public with all their parts, the ward’s own word first', async () => {
  const { value } = (await json('/public/procedures')) as { value: { entries: { code: string }[] } };
  expect(value.entries.length).toBeGreaterThan(50);
  const code = value.entries[0]?.code ?? '';
  const shipped = (await json(`/public/procedures/${code}`)) as { value: BodyOf<'procedure'>['version'] };
  const version = {
    ...shipped.value,
    name: 'Tên của phường',
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
  };
  await ward.open.settings.change(ward.id, 'Đức', [settingOf('procedure', { origin: 'ward', version })]);
  expect(await json(`/public/procedures/${code}`)).toMatchObject({ value: { name: 'Tên của phường' } });
  for (const unknown of ['9.999999', '..%2f..%2fpackage.json', "'; DROP TABLE ward"])
    expect(await ask(`/public/procedures/${encodeURI(unknown)}`)).toMatchObject({ status: 404 });
});

test('the ward’s address and published answers, newest first', async () => {
  const answers = ['2026-11-02', '2026-11-20'].map((publishedOn) =>
    settingOf('answer', { id: publishedOn, publishedOn, question: 'Hỏi', answer: 'Đáp' }),
  );
  await ward.open.settings.change(ward.id, 'Đức', answers);
  expect(await json('/public/ward')).toMatchObject({
    value: { wardName: 'Phường thử', answers: [{ id: '2026-11-20' }, { id: '2026-11-02' }] },
  });
});

test('pages come with a policy that lets nothing of another site in, and no path leads out of them', async () => {
  const page = await ask('/');
  expect(page.status).toBe(200);
  expect(page.headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
  });
  for (const path of [
    '/index.html',
    '/../package.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '//etc/passwd',
  ]) {
    const answer = await ask(path);
    expect(answer.status, path).toBe(404);
    expect(answer.text, path).not.toContain('quay-mot-cua');
  }
});

test('feedback: its sender alone sees its step; what is published shows without them, and is gone when taken down', async () => {
  const { services } = counter.counter;
  const drained = async () => {
    const waiting = () => services.db.prepare('SELECT count(*) FROM outbox').pluck().get();
    await vi.waitUntil(() => waiting() === 0, { timeout: 10_000 });
  };
  const id = testId(31);
  const letter = {
    name: 'Đặng Thị Hòa',
    address: 'Số 7, tổ 3',
    contact: '',
    content: 'Chờ ba giờ mà không ai gọi số.',
    documents: '',
  };
  await signIn(counter, 'leader');
  await counter.done('feedback.receive', { id, form: 'written', head: 'other', concerns: null, letter });
  await drained();
  const note = JSON.parse(
    services.db.prepare(`SELECT body FROM event WHERE type = 'feedback.received'`).pluck().get() as string,
  ) as { code: string; lookupSecret: string };
  const asked = { code: note.code, secret: note.lookupSecret };
  expect(await json('/public/feedback', asked)).toMatchObject({ value: { status: 'received', agency: '' } });
  const { text } = await ask('/public/feedback', asked);
  expect(text).not.toMatch(/Hòa|gọi số/);
  const wrong = await ask('/public/feedback', { ...asked, secret: 'AAAAAA' });
  const unknown = await ask('/public/feedback', { code: 'PA-Q9-261120-0001', secret: 'AAAAAA' });
  expect([wrong.status, wrong.text]).toEqual([unknown.status, unknown.text]);
  // Of a dossier it tells nothing, and a dossier's route nothing of feedback.
  expect((await ask('/public/progress', asked)).text).toBe(wrong.text);

  const words = { question: 'Chờ ba giờ mà không ai gọi số.', answer: 'Đã thêm một quầy gọi số.' };
  await counter.done('feedback.classify', {
    id,
    route: 'own',
    head: 'other',
    concerns: null,
    agency: '',
    reason: '',
  });
  const on = toLocalDate(services.clock().toISOString());
  await counter.done('feedback.answer', { id, on, number: '', text: words.answer });
  await counter.done('feedback.publish', { id, ...words, ways: ['portal'] });
  await drained();
  const shown = async () => ((await json('/public/ward')) as { value: { answers: unknown[] } }).value.answers;
  expect(await shown()).toContainEqual({ id, publishedOn: on, ...words });
  await counter.done('feedback.unpublish', { id });
  await drained();
  expect(await shown()).not.toContainEqual(expect.objectContaining({ id }));
});
