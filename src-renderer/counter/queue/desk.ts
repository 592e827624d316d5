import { create } from 'zustand';
import { mostDesks } from '../../../src-shared/contract/queue.ts';

const key = 'quay.desk';

interface DeskStore {
  /** Chosen at this window; null until somebody has. */
  readonly chosen: number | null;
  choose(desk: number): void;
}

const isDesk = (desk: number) => Number.isInteger(desk) && desk >= 1 && desk <= mostDesks;
const readKept = (): number | null => {
  const kept = Number(localStorage.getItem(key));
  return isDesk(kept) ? kept : null;
};

export const useDeskStore = create<DeskStore>((set) => ({
  chosen: readKept(),
  choose: (chosen) => {
    localStorage.setItem(key, String(chosen));
    set({ chosen });
  },
}));

/** The figure people are sent to: chosen at this window, or the one in the counter's name. */
export function useDesk(counterName: string): number {
  const chosen = useDeskStore((state) => state.chosen);
  const named = Number(/\d+/.exec(counterName)?.[0] ?? 1);
  return chosen ?? (isDesk(named) ? named : 1);
}
