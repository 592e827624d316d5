import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClipName, clipNames, clipTexts } from './clips.ts';
import { queueCall } from './queueCall.ts';

const said = (names: readonly ClipName[] | null) => names?.map((name) => clipTexts[name]).join(' ') ?? null;

describe('queueCall', () => {
  it.each([
    [{ number: 21 }, 4, 'Mời số hai mươi mốt đến quầy bốn'],
    [{ number: 5 }, 1, 'Mời số năm đến quầy một'],
    [{ number: 105 }, 15, 'Mời số một trăm linh năm đến quầy mười lăm'],
    [{ letter: 'U', number: 14 }, 20, 'Mời số u mười bốn đến quầy hai mươi'],
    [{ letter: 'B', number: 999 }, 2, 'Mời số bê chín trăm chín mươi chín đến quầy hai'],
    [{ letter: null, number: 44 }, 3, 'Mời số bốn mươi tư đến quầy ba'],
  ])('%j at counter %i: %s', (ticket, counter, words) => {
    expect(said(queueCall(ticket, counter))).toBe(words);
  });

  it('every ticket from 1 to 999, with any letter or none, can be called to counters 1 to 20', () => {
    const ticket = fc.record({
      number: fc.integer({ min: 1, max: 999 }),
      letter: fc.constantFrom(null, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    });
    const heard = new Map<string, string>();
    fc.assert(
      fc.property(ticket, fc.integer({ min: 1, max: 20 }), (called, counter) => {
        const words = said(queueCall(called, counter)) ?? '';
        expect(words).toMatch(/^Mời số .+ đến quầy .+$/);
        const call = `${called.letter}${called.number} ${counter}`;
        // Two calls never sound the same.
        expect(heard.get(words) ?? call).toBe(call);
        heard.set(words, call);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [{ number: 0 }, 1],
    [{ number: 1000 }, 1],
    [{ number: 1.5 }, 1],
    [{ number: 1 }, 0],
    [{ number: 1 }, 21],
    [{ letter: 'Đ', number: 1 }, 1],
    [{ letter: 'AB', number: 1 }, 1],
    [{ letter: 'constructor', number: 1 }, 1],
  ])('%j at counter %i is shown without voice', (ticket, counter) => {
    expect(queueCall(ticket, counter)).toBeNull();
  });
});

describe('clips', () => {
  it('have names that every disk keeps apart, and something to say', () => {
    for (const name of clipNames) {
      expect(name).toMatch(/^[A-Za-z0-9.-]+$/);
      expect(clipTexts[name].trim()).not.toBe('');
    }
    expect(new Set(clipNames.map((name) => name.toLowerCase())).size).toBe(clipNames.length);
  });
});
