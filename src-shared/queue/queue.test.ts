import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lane, lane, nextTicket, type Waiting } from './queue.ts';

const rules = { inARow: 2 };
const of = (lanes: string): Waiting[] =>
  [...lanes].map((letter, place) => ({
    number: place + 1,
    lane: ({ o: 'ordinary', p: 'priority', r: 'return' } as const)[letter] ?? 'ordinary',
    place,
  }));

/** The order a whole queue is called in when nobody comes meanwhile. */
function order(waiting: readonly Waiting[]): number[] {
  const called: Lane[] = [];
  const numbers: number[] = [];
  for (let left = waiting; left.length > 0; ) {
    const next = nextTicket(left, called, rules);
    if (!next) throw new Error('somebody waits and nobody is called');
    called.unshift(next.lane);
    numbers.push(next.number);
    left = left.filter((one) => one !== next);
  }
  return numbers;
}

describe('whose turn it is', () => {
  it('who goes first is called before who came earlier, and the return lane with them', () => {
    expect(order(of('oopr'))).toEqual([3, 4, 1, 2]);
  });
  it('after two who go first, one of the others', () => {
    expect(order(of('ooopppp'))).toEqual([4, 5, 1, 6, 7, 2, 3]);
  });
  it('nobody waits: nobody is called', () => {
    expect(nextTicket([], ['priority'], rules)).toBeNull();
  });
  it('for any queue: each once, in each lane by how long they wait, and no three first while another waits', () => {
    const queue = fc.array(fc.constantFrom(...lane.options), { maxLength: 30 });
    fc.assert(
      fc.property(queue, (lanes) => {
        const waiting = lanes.map((lane, place) => ({ number: place + 1, lane, place }));
        const numbers = order(waiting);
        expect([...numbers].sort((a, b) => a - b)).toEqual(waiting.map(({ number }) => number));
        const ordinary = (number: number) => lanes[number - 1] === 'ordinary';
        for (const side of [ordinary, (number: number) => !ordinary(number)]) {
          const own = numbers.filter(side);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
        const lastOrdinary = Math.max(0, numbers.findLastIndex(ordinary));
        let row = 0;
        for (const number of numbers.slice(0, lastOrdinary)) {
          row = ordinary(number) ? 0 : row + 1;
          expect(row).toBeLessThanOrEqual(rules.inARow);
        }
      }),
    );
  });
});
