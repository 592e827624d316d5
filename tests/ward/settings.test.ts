import { afterAll, beforeAll, expect, test } from 'vitest';
import { getMeta } from '../../src-main/store/meta.ts';
import type { BodyOf } from '../../src-shared/sync/settings.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { receive } from '../simulation/office.ts';
import { openTestCounter, type TestCounter } from '../support/counter.ts';
import { commitOf, counterAt } from './devices.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
afterAll(() => database.stop());

const pin = 'scrypt.AAAA.BBBB';
const person = (id: string, role: BodyOf<'person'>['role'], name = id): BodyOf<'person'> => ({
  id,
  name,
  role,
  pin,
});
const profile = (id: string, wardName: string): BodyOf<'profile'> => ({
  id,
  effectiveFrom: '2025-07-01',
  formProfile: '2025',
  demonstration: false,
  authority: 'ỦY BAN NHÂN DÂN PHƯỜNG',
  wardName,
  unitName: '',
  place: 'Hà Nội',
  counterName: 'Quầy số 1',
  address: '',
  hotline: '',
  email: '',
  website: '',
  agencyCode: null,
  receiptNumberSuffix: null,
});

/** A ward of its own and a way for counters to join it and to meet it again. */
async function meeting(): Promise<{
  ward: TestWard;
  join(counter: TestCounter, name: string): Promise<void>;
}> {
  const ward = await startWard(await database.fresh());
  return {
    ward,
    async join({ counter: { services } }, name) {
      const code = await ward.open.members.makeCode(ward.id, name);
      if (!code.ok) throw new Error(code.error.code);
      const { url, fingerprint } = ward;
      const joined = await services.enrol({ url, fingerprint }, code.value, name);
      if (!joined.ok) throw new Error(joined.error.code);
    },
  };
}

/** Resolves once `holds`; the exchange runs by itself, told by the server. */
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 10_000, interval: 20 }).toBe(true);

const staff = ({ counter: { services } }: TestCounter) =>
  services.db.prepare('SELECT id, name, role FROM staff ORDER BY id').all();

test('what a counter decided alone becomes the ward’s and comes to the next counter', async () => {
  const { ward, join } = await meeting();
  const one = await openTestCounter({ online: true });
  const { db } = one.counter.services;
  const shipped = one.counter.services.catalogue.allInForce()[0];
  if (!shipped) throw new Error('no procedure');
  const own = { ...shipped, name: 'Tên của phường', effectiveFrom: '2026-01-01', effectiveTo: null };
  db.prepare('INSERT INTO procedure_version VALUES (?, ?, ?, ?, ?)').run(
    own.code,
    own.effectiveFrom,
    'ward',
    null,
    JSON.stringify(own),
  );
  const name = profile('thu', 'Phường Thử');
  db.prepare('INSERT INTO ward_profile VALUES (?, ?, ?)').run(
    name.id,
    name.effectiveFrom,
    JSON.stringify(name),
  );
  db.prepare(
    `INSERT INTO staff (id, name, role, pin, demo_pin) VALUES ('a', 'An', 'administrator', ?, NULL)`,
  ).run(pin);
  await join(one, 'Q1');
  await until(() => getMeta(db, 'wardOffered') === 'yes' && getMeta(db, 'wardRevision') === '3');

  const two = await openTestCounter({ online: true });
  const told: string[] = [];
  two.counter.onPush((topic) => told.push(topic));
  await join(two, 'Q2');
  await until(() => told.includes('settings'));
  const { services } = two.counter;
  expect(staff(two)).toEqual([{ id: 'a', name: 'An', role: 'administrator' }]);
  expect(services.demo).toBe(false);
  expect(services.profiles.wardOn('2026-11-20').wardName).toBe('Phường Thử');
  expect(services.catalogue.inForce(own.code)?.name).toBe('Tên của phường');

  // Decided at the ward: at both counters soon, without a restart.
  const changed = await ward.open.settings.change(ward.id, 'Đức', [
    settingOf('person', person('b', 'receiver', 'Bình')),
    settingOf('procedure', { origin: 'ward', version: { ...own, name: 'Tên mới' } }),
  ]);
  expect(changed).toEqual({ ok: true, value: { changed: 2 } });
  for (const counter of [one, two]) {
    await until(() => counter.counter.services.catalogue.inForce(own.code)?.name === 'Tên mới');
    expect(staff(counter)).toContainEqual({ id: 'b', name: 'Bình', role: 'receiver' });
  }
  one.counter.close();
  two.counter.close();
  await ward.stop();
});

test('a counter that decided otherwise loses nothing: its version waits until somebody has chosen', async () => {
  const { ward, join } = await meeting();
  const { settings } = ward.open;
  const theirs = profile('thu', 'Phường Thử');
  await settings.change(ward.id, 'Đức', [settingOf('profile', theirs)]);
  const one = await openTestCounter({ online: true });
  const { db } = one.counter.services;
  const mine = { ...theirs, hotline: '0123' };
  db.prepare('INSERT INTO ward_profile VALUES (?, ?, ?)').run(
    mine.id,
    mine.effectiveFrom,
    JSON.stringify(mine),
  );
  await join(one, 'Q1');
  await until(() => one.counter.services.profiles.wardOn('2026-11-20').hotline === '');
  const [offer, ...others] = await settings.offers(ward.id);
  expect(others).toEqual([]);
  expect(offer).toMatchObject({ counter: 'Q1', setting: { kind: 'profile', key: 'thu', body: mine } });
  const ref = { kind: 'profile', key: 'thu' } as const;
  expect(await settings.settle(ward.id, 'Đức', offer?.device ?? '', ref, true)).toMatchObject({ ok: true });
  await until(() => one.counter.services.profiles.wardOn('2026-11-20').hotline === '0123');
  expect(await settings.offers(ward.id)).toEqual([]);
  expect(await settings.settle(ward.id, 'Đức', offer?.device ?? '', ref, true)).toEqual({
    ok: false,
    error: { code: 'settings.noOffer' },
  });
  one.counter.close();
  await ward.stop();
});

test('the last administrator cannot be taken away, and nothing of that change is kept', async () => {
  const { ward } = await meeting();
  const { settings } = ward.open;
  const administrator = settingOf('person', person('a', 'administrator'));
  await settings.change(ward.id, 'Đức', [administrator]);
  for (const without of [
    { ...administrator, body: null },
    settingOf('person', person('a', 'leader')),
  ] as const) {
    const done = await settings.change(ward.id, 'Đức', [
      settingOf('person', person('b', 'receiver')),
      without,
    ]);
    expect(done).toEqual({ ok: false, error: { code: 'settings.lastAdministrator' } });
  }
  expect((await settings.list(ward.id, 'person')).map(({ setting }) => setting.key)).toEqual(['a']);
  const other = settingOf('person', person('c', 'administrator'));
  expect(await settings.change(ward.id, 'Đức', [{ ...administrator, body: null }, other])).toMatchObject({
    ok: true,
  });
  await ward.stop();
});

test('the same again is no change; a setting under a stranger’s key is refused', async () => {
  const { ward } = await meeting();
  const { settings } = ward.open;
  const setting = settingOf('person', person('a', 'administrator'));
  expect(await settings.change(ward.id, 'Đức', [setting])).toMatchObject({ value: { changed: 1 } });
  expect(await settings.change(ward.id, 'Đức', [setting])).toMatchObject({ value: { changed: 0 } });
  expect(await settings.change(ward.id, 'Đức', [{ ...setting, key: 'b' }])).toEqual({
    ok: false,
    error: { code: 'settings.badKey' },
  });
  expect(await settings.after(ward.id, { after: 0 })).toMatchObject({ last: 1, settings: [{ revision: 1 }] });
  await ward.stop();
});

test('somebody the ward has taken away is signed out at every counter', async () => {
  const { ward, join } = await meeting();
  const one = await openTestCounter({ online: true });
  await ward.open.settings.change(ward.id, 'Đức', [
    settingOf('person', person('a', 'administrator')),
    settingOf('person', person('b', 'receiver')),
  ]);
  await join(one, 'Q1');
  await until(() => !one.counter.services.demo);
  one.caller.staff = { id: 'b', name: 'b', role: 'receiver' };
  expect(await one.counter.call(one.caller, 'draft.list', {})).toMatchObject({ ok: true });
  await ward.open.settings.change(ward.id, 'Đức', [{ kind: 'person', key: 'b', body: null }]);
  await until(() => staff(one).length === 1);
  expect(await one.counter.call(one.caller, 'draft.list', {})).toEqual({
    ok: false,
    error: { code: 'api.notSignedIn' },
  });
  one.counter.close();
  await ward.stop();
});

test('a manager signs in by a password, five wrong ones lock, and a session ends', async () => {
  const { ward } = await meeting();
  const { managers } = ward.open;
  const password = await managers.make(ward.id, ' Đức ');
  if (!password.ok) throw new Error(password.error.code);
  const token = await managers.signIn(ward.id, 'Đức', password.value);
  if (!token.ok) throw new Error(token.error.code);
  expect(await managers.who(ward.id, token.value)).toEqual({ ok: true, value: 'Đức' });
  await managers.signOut(ward.id, token.value);
  for (const known of [token.value, '', 'x'])
    expect(await managers.who(ward.id, known)).toMatchObject({ error: { code: 'managers.notSignedIn' } });
  expect(await managers.signIn(ward.id, 'Ai', 'x')).toMatchObject({
    error: { code: 'managers.wrongPassword' },
  });
  await Promise.all(Array.from({ length: 5 }, () => managers.signIn(ward.id, 'Đức', 'sai')));
  expect(await managers.signIn(ward.id, 'Đức', password.value)).toMatchObject({
    error: { code: 'managers.locked' },
  });
  expect(await managers.make(ward.id, ' ')).toMatchObject({ error: { code: 'managers.badName' } });
  await ward.stop();
});

test('the ward asks the rules for who acted: by the role of that hour, once it knows one', async () => {
  const { ward } = await meeting();
  const { db, id, key, client, office, sync } = await counterAt(ward, 'Q1');
  const { dossier } = receive(office, chanceFrom(1));
  expect(await sync.round()).toMatchObject({ ok: true });
  await ward.open.settings.change(ward.id, 'Đức', [settingOf('person', person('sp', 'specialist'))]);
  let { seq, hash } = db.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get() as {
    seq: number;
    hash: string;
  };
  const push = async (at: string, officialCode: string) => {
    const event = {
      stream: `dossier:${dossier}`,
      type: 'dossier.officialCodeRecorded',
      actor: 'sp',
      at,
      body: JSON.stringify({ officialCode }),
    };
    const commit = commitOf({ id, key }, event, { seq: seq + 1, prev: hash });
    [seq, hash] = [seq + 1, commit.head];
    const reply = await client.push({ commits: [commit] });
    return reply.ok ? reply.value.outcomes.map(({ status, code }) => [status, code]) : reply;
  };
  expect(await push('2020-01-01T00:00:00.000Z', 'A')).toEqual([['accepted', null]]);
  expect(await push(new Date(Date.now() + 60_000).toISOString(), 'B')).toEqual([
    ['rejected', 'role.counterOnly'],
  ]);
  db.close();
  await ward.stop();
});
