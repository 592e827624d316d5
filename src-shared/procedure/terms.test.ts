import { expect, test } from 'vitest';
import { plainVersion } from './sampleVersion.ts';
import { termsFor } from './terms.ts';

test('each way of submitting has its own term and fee; help at the counter has those of online', () => {
  const version = plainVersion();
  const time = (way: Parameters<typeof termsFor>[1]) => {
    const terms = termsFor(version, way);
    return terms.ok ? terms.value.time : terms.error.code;
  };
  expect(time('inPerson')).toEqual({ kind: 'sameDay', cutOff: '15:00' });
  expect(time('online')).toEqual({ kind: 'workingDays', value: 2 });
  expect(time('onlineAssisted')).toEqual(time('online'));
});

test('a way that the procedure does not offer is refused, never replaced by another', () => {
  expect(termsFor(plainVersion(), 'post')).toEqual({
    ok: false,
    error: { code: 'procedure.channelNotOffered', details: { channel: 'post' } },
  });
});
