import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail, ok } from '../../src-shared/result.ts';
import {
  type BodyOf,
  type OfferRequest,
  offerRequest,
  readSetting,
  settingOf,
} from '../../src-shared/sync/settings.ts';
import type { WriteDb } from '../store/brands.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { emptyCopy } from '../store/verify.ts';
import { type SettingsClient, settingsExchange } from './settings.ts';

let db: WriteDb;
beforeEach(async () => {
  db = await emptyCopy();
});
afterEach(() => db.close());

const person = (id: string, name = id): BodyOf<'person'> => ({
  id,
  name,
  role: 'receiver',
  pin: 'scrypt.AAAA.BBBB',
});
const names = () => db.prepare('SELECT id, name FROM staff ORDER BY id').raw().all();

/** A ward with these settings, one a revision; `reads` false for what its release does not know. */
function wardWith(...settings: unknown[]) {
  const asked: number[] = [];
  const offered: OfferRequest[] = [];
  const client: SettingsClient = {
    async settings({ after }) {
      asked.push(after);
      const all = settings.map((setting, i) => ({ revision: i + 1, setting }));
      return ok({ settings: all.slice(after), last: settings.length });
    },
    async offer(request) {
      offered.push(request);
      return ok({ taken: request.settings.length, different: 0 });
    },
  };
  return { client, asked, offered, last: () => settings.length };
}

const start = (client: SettingsClient) => settingsExchange({ db, client, stopped: () => false });
const later = { kind: 'holiday', key: 'tet', body: { days: 7 } };

test('a kind or a content of a later release stops nothing, and is asked for again at the next start', async () => {
  const strange = { ...settingOf('person', person('b')), body: { ...person('b'), role: 'auditor' } };
  const ward = wardWith(settingOf('person', person('a')), later, strange, settingOf('person', person('c')));
  const first = start(ward.client);
  expect(await first(4)).toEqual(ok(true));
  expect(names()).toEqual([
    ['a', 'a'],
    ['c', 'c'],
  ]);
  expect(getMeta(db, 'wardRevision')).toBe('4');
  // Not at every round: what could not be read then cannot be read now.
  expect(await first(4)).toEqual(ok(false));
  expect(ward.asked).toEqual([0]);
  await start(ward.client)(4);
  expect(ward.asked).toEqual([0, 1]);
});

test('what is read once upgraded is asked for no more', async () => {
  await start(wardWith(settingOf('person', person('a')), later).client)(2);
  const readable = wardWith(settingOf('person', person('a')), settingOf('person', person('b')));
  expect(await start(readable.client)(2)).toEqual(ok(true));
  expect(names()).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
  expect(readable.asked).toEqual([1]);
  expect(await start(readable.client)(2)).toEqual(ok(false));
  expect(readable.asked).toEqual([1]);
});

test('a field of a later release is left out here, and asked for again', async () => {
  const more = { ...settingOf('person', person('a')), body: { ...person('a'), languages: ['vi', 'tay'] } };
  expect(readSetting(more)).toEqual({ setting: settingOf('person', person('a')), whole: false });
  const ward = wardWith(more);
  await start(ward.client)(1);
  expect(names()).toEqual([['a', 'a']]);
  await start(ward.client)(1);
  expect(ward.asked).toEqual([0, 0]);
});

test('what comes later does not hide what could not be read before it', async () => {
  const before = wardWith(later);
  const running = start(before.client);
  await running(1);
  const grown = wardWith(later, settingOf('person', person('b')));
  await start({ ...grown.client })(2);
  expect(getMeta(db, 'wardUnread')).toBe('1');
  expect(names()).toEqual([['b', 'b']]);
});

test('a ward of a release before settings is no failure, and is offered them once it has them', async () => {
  db.prepare(`INSERT INTO staff (id, name, role, pin, failed) VALUES ('a', 'a', 'receiver', ?, 0)`).run(
    person('a').pin,
  );
  const none: SettingsClient = {
    settings: async () => fail('api.notFound'),
    offer: async () => fail('api.notFound'),
  };
  let client = none;
  const running = start({
    settings: (request) => client.settings(request),
    offer: (request) => client.offer(request),
  });
  expect(await running(0)).toEqual(ok(false));
  const ward = wardWith();
  client = ward.client;
  expect(await running(0)).toMatchObject({ ok: true });
  expect(ward.offered).toHaveLength(1);
  expect(getMeta(db, 'wardOffered')).toBe('yes');
});

test('what a ward of the release before cannot read is offered again at the next start; the rest it has', async () => {
  for (const id of ['a', 'b'])
    db.prepare(`INSERT INTO staff (id, name, role, pin, failed) VALUES (?, ?, 'receiver', ?, 0)`).run(
      id,
      id,
      person(id).pin,
    );
  const ward = wardWith();
  const keys: string[] = [];
  let knowsAll = false;
  const client: SettingsClient = {
    ...ward.client,
    async offer(request) {
      if (!knowsAll && request.settings.some(({ key }) => key === 'b')) return fail('api.badInput');
      keys.push(...request.settings.map(({ key }) => key));
      return ok({ taken: 1, different: 0 });
    },
  };
  expect(await start(client)(0)).toMatchObject({ ok: true });
  expect(keys).toEqual(['a']);
  expect(getMeta(db, 'wardOffered')).toBeNull();
  knowsAll = true;
  await start(client)(0);
  expect(keys).toEqual(['a', 'a', 'b']);
  expect(getMeta(db, 'wardOffered')).toBe('yes');
});

test('a ward that was set back is read from the start', async () => {
  setMeta(db, 'wardOffered', 'yes');
  setMeta(db, 'wardRevision', '7');
  const ward = wardWith(settingOf('person', person('a')));
  expect(await start(ward.client)(1)).toEqual(ok(true));
  expect(ward.asked).toEqual([0]);
});

test('an offer is taken by what is understood whole, or not at all: the ward would forget the rest', () => {
  const known = settingOf('person', person('a'));
  expect(offerRequest.safeParse({ settings: [known] }).success).toBe(true);
  for (const other of [
    later,
    { ...known, body: { ...person('a'), languages: ['vi'] } },
    { ...known, note: '' },
  ])
    expect(offerRequest.safeParse({ settings: [known, other] }).success).toBe(false);
});
