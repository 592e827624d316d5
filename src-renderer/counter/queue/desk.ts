import { mostDesks } from '../../../src-shared/contract/queue.ts';

const key = 'quay.desk';

/** The figure people are sent to: chosen at this window, or the one in the counter's name. */
export function readDesk(counterName: string): number {
  const kept = Number(localStorage.getItem(key));
  const named = Number(/\d+/.exec(counterName)?.[0] ?? 1);
  const desk = kept || named;
  return Number.isInteger(desk) && desk >= 1 && desk <= mostDesks ? desk : 1;
}

export const keepDesk = (desk: number): void => localStorage.setItem(key, String(desk));
