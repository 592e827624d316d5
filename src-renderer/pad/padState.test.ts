import { describe, expect, it } from 'vitest';
import type { PadView } from '../../src-shared/contract/pad.ts';
import { next, type PadEvent, type PadState, start } from './padState.ts';

const awake = (invitation: string): PadEvent => ({
  type: 'viewed',
  view: {
    state: 'awake',
    wardName: 'Phường Thử',
    served: { counter: '', officer: '' },
    invitation,
    visit: 'receipt',
    msLeft: 90_000,
  },
});
const asleep: PadEvent = {
  type: 'viewed',
  view: { state: 'idle', wardName: 'Phường Thử', counter: '', away: null } satisfies PadView,
};
const after = (...events: readonly PadEvent[]): PadState => events.reduce(next, start);
const chose = (level: number): PadEvent => ({ type: 'chose', level });
const answer = (level: number, words = '') => ({ level, reasons: [], words });

describe('the pad', () => {
  it('asks when an invitation comes and greets again when its time is up', () => {
    expect(after(awake('a'))).toEqual({ stage: 'question', invitation: 'a' });
    expect(after(awake('a'), asleep)).toEqual(start);
  });
  it('one tap is enough for 3, 4 and 5', () => {
    for (const level of [3, 4, 5])
      expect(after(awake('a'), chose(level))).toEqual({
        stage: 'thanks',
        invitation: 'a',
        answer: answer(level),
        sent: false,
      });
  });
  it('asks for reasons after 1 and 2', () => {
    for (const level of [1, 2])
      expect(after(awake('a'), chose(level))).toEqual({
        stage: 'details',
        invitation: 'a',
        answer: answer(level),
      });
  });
  it('a second tap on a face changes nothing', () => {
    expect(after(awake('a'), chose(5), chose(1))).toMatchObject({ stage: 'thanks', answer: answer(5) });
  });
  it('a person who is writing is not sent away when the invitation times out in main', () => {
    expect(after(awake('a'), chose(1), asleep)).toMatchObject({ stage: 'details', answer: answer(1) });
  });
  it('a good rating takes words from the thanks, but not after it was sent', () => {
    expect(after(awake('a'), chose(5), { type: 'more' })).toMatchObject({ stage: 'details' });
    expect(after(awake('a'), chose(1), { type: 'sent' }, { type: 'more' })).toMatchObject({
      stage: 'thanks',
      sent: true,
    });
  });
  it('thanks once, then idle; the answered invitation does not wake it again', () => {
    const done = after(awake('a'), chose(4), { type: 'sent' });
    expect(done).toEqual({ stage: 'idle', finished: 'a' });
    expect(next(done, awake('a'))).toEqual(done);
    expect(next(done, awake('b'))).toEqual({ stage: 'question', invitation: 'b' });
  });
  it('the next visit gets its own question', () => {
    expect(after(awake('a'), chose(1), awake('b'))).toEqual({ stage: 'question', invitation: 'b' });
  });
  it('an answer that could not be kept is said, and the question may be asked again', () => {
    const failed = after(awake('a'), chose(5), { type: 'failed', message: 'Ổ đĩa đầy' });
    expect(failed).toEqual({ stage: 'trouble', message: 'Ổ đĩa đầy' });
    expect(next(next(failed, { type: 'over' }), awake('a'))).toEqual({ stage: 'question', invitation: 'a' });
  });
});
