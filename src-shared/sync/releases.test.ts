import { expect, test } from 'vitest';
import type { z } from 'zod';
import { beginFileReply, finishFileReply, pieceReply } from './fileWire.ts';
import { pageLine } from './page.ts';
import { ratingReply } from './ratings.ts';
import { offerReply, settingsReply } from './settings.ts';
import {
  digestReply,
  digestRequest,
  enrolReply,
  enrolRequest,
  linesReply,
  linesRequest,
  pullReply,
  pullRequest,
  pushReply,
  pushRequest,
} from './wire.ts';

const id = '00000000-0000-7000-8000-000000000001';
const hash = 'a'.repeat(64);
const event = { id, stream: 's', type: 'x.y', v: 1, at: '', actor: '', body: '{}' };
const commit = {
  id,
  device: id,
  first_seq: 1,
  base: '{}',
  head: hash,
  signature: '',
  events: [event],
  key: null,
};
const standing = { firstSeq: 1, status: 'accepted', code: null, position: 1 };
const entry = { ...standing, commitId: id, device: id, commit };
const device = { id, publicKey: '', counter: 'Q1', name: '' };
const line = { ...standing, commitId: id, device: id, head: hash, firstPosition: 1 };

/** What counter and ward say to each other. */
const shapes: readonly (readonly [string, z.ZodType, object])[] = [
  ['pushRequest', pushRequest, { commits: [commit] }],
  [
    'pushReply',
    pushReply,
    { outcomes: [{ ...standing, id }], stopped: { id, code: 'sync.gap', headSeq: 0 } },
  ],
  ['pullRequest', pullRequest, { after: 0, limit: 1, own: false }],
  ['pullReply', pullReply, { entries: [entry], last: 1, revision: 0, devices: [device], now: '' }],
  ['digestRequest', digestRequest, { from: 0, count: 1, upTo: 0 }],
  ['digestReply', digestReply, { digests: [hash], last: 1 }],
  ['linesRequest', linesRequest, { range: 0, upTo: 1 }],
  ['linesReply', linesReply, { lines: [line] }],
  ['enrolRequest', enrolRequest, { code: '', device: id, publicKey: '', name: 'Q', seq: 0 }],
  ['enrolReply', enrolReply, { ward: 'w', wardName: '', counter: 'Q1' }],
  ['settingsReply', settingsReply, { settings: [{ revision: 1, setting: { kind: 'later' } }], last: 1 }],
  ['offerReply', offerReply, { taken: 0, different: 0 }],
  ['beginFileReply', beginFileReply, { upload: id, have: 0 }],
  ['pieceReply', pieceReply, { have: 0 }],
  ['finishFileReply', finishFileReply, {}],
  ['ratingReply', ratingReply, {}],
  ['a page’s entry', pageLine, { entry }],
  ['a page’s device', pageLine, { device }],
  ['a page’s key', pageLine, { key: { stream: 's', key: '' } }],
];

/** The same with a field no release has yet, in every object of it. */
const withMore = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, withMore(inner)]);
  return { ...Object.fromEntries(fields), ofLater: { x: [1] } };
};

test.each(shapes)('%s of a later release reads as this one knows it', (name, shape, sent) => {
  const plain = shape.safeParse(sent);
  expect(plain.success).toBe(true);
  const read = shape.safeParse(withMore(sent));
  expect(read.success).toBe(true);
  // What a setting says is read by itself, and told apart from what is understood whole.
  if (name !== 'settingsReply') expect(read.data).toEqual(plain.data);
});

test('codes and reasons of a later release come through', () => {
  const stopped = { id, code: 'sync.ofLater', headSeq: 0 };
  expect(pushReply.safeParse({ outcomes: [], stopped }).success).toBe(true);
  const flagged = { ...entry, status: 'flagged', code: 'dossier.ofLater' };
  const reply = { entries: [flagged], last: 1, devices: [], now: '' };
  expect(pullReply.parse(reply)).toMatchObject({ revision: 0, entries: [{ code: 'dossier.ofLater' }] });
});

test('a line that a later release puts into a page is none of ours; a line that is broken is an error', () => {
  expect(pageLine.parse({ signer: { id } })).toEqual({ ofLaterRelease: true });
  for (const broken of [{ entry: { ...entry, position: -1 } }, { device: {} }, { key: null }, null, []])
    expect(pageLine.safeParse(broken).success, JSON.stringify(broken)).toBe(false);
});
