import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file under a folder, as somebody who copied all of it has them. */
export function filesUnder(folder: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** Answers as they were found lying, each by the number that its words carry. */
export type Order = readonly number[];

const prime = 9973;
const factor = 7919;
const visitOfMark = new Map(Array.from({ length: 2000 }, (_, visit) => [(visit * factor) % prime, visit]));

/**
 * Words that tell, to whoever checks the attack, which visit an answer came from. Their own order is another one,
 * so that a list by the alphabet gives nothing away.
 */
export const marked = (visit: number) => `lời số ${String((visit * factor) % prime).padStart(4, '0')}.`;
const mark = /lời số (\d{4})\./g;

const visitsIn = (text: string): number[] =>
  [...text.matchAll(mark)].flatMap(([, number]) => visitOfMark.get(Number(number)) ?? []);

/** The orders in which answers lie in bytes: of the first and of the last place of each. */
export function ordersIn(bytes: Buffer): Order[] {
  const found = visitsIn(bytes.toString('utf8'));
  if (found.length === 0) return [];
  const first = [...new Set(found)];
  return [first, [...new Set(found.reverse())].reverse()];
}

export const orderOf = (words: readonly string[]): Order => words.flatMap(visitsIn);

/**
 * How well an order of answers gives the order of the visits: Kendall's tau, 1 where it is the same, −1 where it
 * is turned round, about 0 where it tells nothing.
 */
export function tau(order: Order): number {
  let agree = 0;
  for (const [i, a] of order.entries()) for (const b of order.slice(i + 1)) agree += a < b ? 1 : -1;
  return agree / ((order.length * (order.length - 1)) / 2);
}

/** Answers that are joined to their own visit by laying an order beside the visits'. */
export function joined(order: Order): number {
  const visits = [...order].sort((a, b) => a - b);
  const hits = (tried: Order) => tried.filter((visit, at) => visit === visits[at]).length;
  return Math.max(hits(order), hits([...order].reverse()));
}

/** Four and a half standard deviations of tau over orders by lot: once in a hundred thousand attacks. */
export const tauByLot = (n: number): number => 4.5 * Math.sqrt((2 * (2 * n + 5)) / (9 * n * (n - 1)));

/** The same of hits: one by lot in each group of five, as totals of five allow, and the spread of that. */
export const joinedByLot = (n: number, groups: number): number => {
  const expected = Math.max(1, Math.min(groups, n / 5));
  return expected + 4.5 * Math.sqrt(expected) + 1;
};
