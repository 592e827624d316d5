import { expect, test } from 'vitest';
import { emptyView, sampleDevice } from '../../tests/support/sampleDevice.ts';
import { ask } from '../dossier/sample/commands.ts';
import { eventsOf, fold, lived, processing } from '../dossier/sample/life.ts';
import { specialist } from '../dossier/sample/world.ts';
import { type DossierState, noDossier } from '../dossier/state.ts';
import { genesis } from './bytes.ts';
import { type Outcome, receiveCommits, type WardView } from './receive.ts';
import type { WireCommit } from './wire.ts';

const dossier = 'dossier:a';
const chains = new Map<string, { seq: number; hash: string }>();

/** Another device's batch on the ward's log as it stands. */
function push(view: WardView, device: ReturnType<typeof sampleDevice>, ...commits: WireCommit[]) {
  view.head = chains.get(device.id) ?? { seq: 0, hash: genesis };
  const received = receiveCommits(view, commits, device.tools);
  chains.set(device.id, view.head);
  return received;
}

const statuses = ({ reply }: { reply: { outcomes: readonly Outcome[] } }) =>
  reply.outcomes.map(({ status, code }) => (code ? `${status} ${code}` : status));

/** A dossier in a specialist's hands, written by one device and known to the ward. */
function ward() {
  const view = emptyView();
  const [first, second] = [sampleDevice(), sampleDevice()];
  const received = eventsOf(noDossier, ask.receive());
  const given = eventsOf(fold(noDossier, received), ask.handOver());
  const pending = fold(noDossier, [...received, ...given]);
  const confirmed = eventsOf(pending, ask.answerHandOver(), { actor: specialist });
  const done = push(
    view,
    first,
    ...[received, given, confirmed].map((events) => first.writes(dossier, events)),
  );
  expect(statuses(done)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(view.position).toBe(3);
  return { view, first, second };
}

const stateOf = (view: WardView): DossierState => fold(noDossier, view.streams.get(dossier)?.events ?? []);
const taken = () => eventsOf(processing(), ask.takeResult());

test('a batch gets positions one after the other and moves the device’s chain on', () => {
  const { view } = ward();
  expect(stateOf(view)).toEqual(processing());
  expect(view.head.seq).toBe(3);
});

test('a commit that is there is answered as before and taken in once; under another head it is an alarm', () => {
  const { view, second } = ward();
  const commit = second.writes(dossier, taken(), { seen: 3 });
  const first = push(view, second, commit);
  const outcome = first.reply.outcomes[0] as Outcome;
  const again = {
    ...view,
    known: new Map([[commit.id, { head: commit.head, outcome }]]),
  };
  const repeated = push(again, second, commit);
  expect(repeated.reply.outcomes).toEqual([outcome]);
  expect(repeated.entries).toEqual([]);
  expect(repeated.taken).toEqual([]);
  const other = push(again, second, { ...commit, head: genesis });
  expect(other.reply.stopped).toMatchObject({ id: commit.id, code: 'sync.payloadMismatch' });
});

test('a gap, a place written twice, an altered event and a stranger’s signature stop the batch where they are', () => {
  const { view, first, second } = ward();
  const [one, two] = [second.writes(dossier, taken()), second.writes(dossier, taken())];
  const stopOf = (...commits: WireCommit[]) => push(view, second, ...commits).reply.stopped;
  expect(stopOf(two)).toEqual({ id: two.id, code: 'sync.gap', headSeq: 0 });
  const bent = { ...one, events: one.events.map((event) => ({ ...event, actor: 'x' })) };
  expect(stopOf(bent)).toMatchObject({ code: 'sync.badCommit' });
  const moved = { ...one, events: one.events.map((event) => ({ ...event, stream: 'dossier:b' })) };
  expect(stopOf(moved)).toMatchObject({ code: 'sync.badCommit' });
  expect(receiveCommits(view, [one], first.tools).reply.stopped).toMatchObject({ code: 'sync.badCommit' });
  push(view, second, one);
  const twice = { ...two, first_seq: 1 };
  expect(stopOf(twice)).toMatchObject({ code: 'sync.forked', headSeq: 1 });
  expect(view.position).toBe(4);
});

test('a change the rules forbid by now is rejected, what follows it on the dossier is held, other dossiers go on', () => {
  const { view, first, second } = ward();
  push(view, first, first.writes(dossier, taken(), { seen: 3 }));
  const before = stateOf(view);
  const code = { type: 'dossier.officialCodeRecorded', body: { officialCode: 'x' } };
  const done = push(
    view,
    second,
    second.writes(dossier, taken(), { seen: 3 }),
    second.writes(dossier, [code], { seen: 3 }),
    second.writes('dossier:b', eventsOf(noDossier, ask.receive({ code: 'TAM-Q2-261120-0001' }))),
  );
  expect(statuses(done)).toEqual(['rejected dossier.resultAlreadyTaken', 'held sync.held', 'accepted']);
  expect(stateOf(view)).toEqual(before);
  expect(done.taken).toHaveLength(3);
});

test('what is on paper is never turned down: it is in the state, with a task', () => {
  const { view, first, second } = ward();
  const apologised = (slipId: string) => eventsOf(processing(), ask.apologise({ slipId }));
  push(view, first, first.writes(dossier, apologised('x1'), { seen: 3 }));
  const done = push(view, second, second.writes(dossier, apologised('x2'), { seen: 3 }));
  expect(statuses(done)).toEqual(['flagged sync.twice']);
  expect(stateOf(view).apologies).toHaveLength(2);
});

test('an officer who saw what happened before writes over it knowingly; one who did not is stopped', () => {
  const { view, first, second } = ward();
  const corrected = [{ type: 'dossier.corrected', body: { at: '2026-11-20T10:00', sealed: 'v1.x' } }];
  push(view, first, first.writes(dossier, corrected, { seen: 3 }));
  expect(statuses(push(view, second, second.writes(dossier, corrected, { seen: 4 })))).toEqual(['accepted']);
  expect(statuses(push(view, first, first.writes(dossier, corrected, { seen: 4 })))).toEqual([
    'rejected sync.writtenOver',
  ]);
});

test('one number on two dossiers is a task, not a refusal', () => {
  const { view, second } = ward();
  const { code } = (eventsOf(noDossier, ask.receive())[0] as { body: { code: string } }).body;
  view.numbers.set(code, dossier);
  const done = push(view, second, second.writes('dossier:b', eventsOf(noDossier, ask.receive())));
  expect(statuses(done)).toEqual(['flagged number.duplicate']);
});

test('I2: in the volume of one counter a certification number stands once; other volumes have their own', () => {
  const { view, second } = ward();
  const certified = (stream: string, book: string) => {
    const entry = {
      register: 'SCT/BS',
      year: '2026',
      number: 7,
      book,
      paper: 'x',
      pages: 1,
      copies: 1,
      dong: 0,
    };
    const events = [
      ...eventsOf(noDossier, ask.receive({ code: `TAM-${stream}` })),
      { type: 'dossier.certified', body: { at: '2026-11-20T09:00', entries: [entry], portalRequest: null } },
    ];
    return statuses(push(view, second, second.writes(`dossier:${stream}`, events)));
  };
  expect(certified('b', 'Q2')).toEqual(['accepted']);
  expect(certified('c', 'Q3')).toEqual(['accepted']);
  expect(certified('d', 'Q2')).toEqual(['flagged number.duplicate']);
});

function rejectedAndHeld() {
  const { view, first, second } = ward();
  push(view, first, first.writes(dossier, taken(), { seen: 3 }));
  const code = { type: 'dossier.officialCodeRecorded', body: { officialCode: 'x' } };
  const lost = second.writes(dossier, taken(), { seen: 3 });
  const waiting = second.writes(dossier, [code], { seen: 3 });
  push(view, second, lost, waiting);
  const settle = (choice: string) =>
    push(
      view,
      first,
      first.writes(`conflict:${lost.id}`, [
        { type: 'conflict.settled', body: { commit: lost.id, stream: dossier, choice } },
      ]),
    );
  return { view, second, lost, waiting, code, settle };
}

test('settled by leaving it out: nothing of it comes into the state, and the device may change the dossier again', () => {
  const { view, second, lost, waiting, code, settle } = rejectedAndHeld();
  const before = stateOf(view);
  const done = settle('drop');
  expect(done.settled).toEqual([lost.id, waiting.id]);
  expect(done.entries.map(({ id, status }) => [id, status]).slice(1)).toEqual([[waiting.id, 'rejected']]);
  expect(stateOf(view)).toEqual(before);
  expect(statuses(push(view, second, second.writes(dossier, [code], { seen: 99 })))).toEqual(['accepted']);
});

test('settled by trying again: the rules are asked once more, and what they allow is in the state from now on', () => {
  const { view, waiting, lost, settle } = rejectedAndHeld();
  const done = settle('retry');
  expect(done.entries.slice(1)).toMatchObject([{ id: waiting.id, status: 'accepted' }]);
  expect(done.settled).toEqual([lost.id, waiting.id]);
  expect(stateOf(view).officialCode).toBe('x');
  expect(settle('retry').entries).toHaveLength(1);
});

test('a type of a later release is kept; a settlement nobody can read is not taken in', () => {
  const { view, first } = ward();
  const odd = [
    first.writes(dossier, [{ type: 'dossier.fromTheFuture', body: {} }]),
    first.writes('conflict:x', [{ type: 'conflict.settled', body: { commit: 5 } }]),
  ];
  const done = push(view, first, ...odd);
  expect(statuses(done)).toEqual(['accepted']);
  expect(done.reply.stopped?.code).toBe('sync.badCommit');
  expect(done.settled).toEqual([]);
});

test('the order to destroy a key names its dossier', () => {
  const { view, first } = ward();
  const ended = lived(ask.receive(), ask.withdraw());
  push(view, first, first.writes(dossier, eventsOf(lived(ask.receive()), ask.withdraw()), { seen: 3 }));
  const done = push(view, first, first.writes(dossier, eventsOf(ended, ask.destroyData()), { seen: 4 }));
  expect(done.destroyed).toEqual([dossier]);
});

test('an older ward keeps what a later release wrote, and turns down what was written beside it unseen', () => {
  const { view, first, second } = ward();
  const later = [{ type: 'dossier.fromTheFuture', body: {} }];
  expect(statuses(push(view, first, first.writes(dossier, later, { seen: 3 })))).toEqual(['accepted']);
  const beside = push(view, second, second.writes(dossier, taken(), { seen: 3 }));
  expect(statuses(beside)).toEqual(['rejected sync.newerRelease']);
  expect(statuses(push(view, second, second.writes(dossier, later, { seen: 3 })))).toEqual([
    'flagged sync.newerRelease',
  ]);
  expect(statuses(push(view, first, first.writes(dossier, taken(), { seen: 6 })))).toEqual(['accepted']);
});

test('an event of a shape no counter makes is refused beside events of a later release too', () => {
  const { view, first } = ward();
  push(view, first, first.writes(dossier, [{ type: 'dossier.fromTheFuture', body: {} }], { seen: 3 }));
  const broken = [{ type: 'dossier.handOverConfirmed', body: null }];
  const done = push(view, first, first.writes(dossier, broken, { seen: 4 }));
  expect(done.reply.stopped?.code).toBe('sync.badCommit');
});
