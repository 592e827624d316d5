import { play } from './schedule.ts';

export interface Played {
  readonly schedules: number;
  readonly receipts: number;
  readonly commits: number;
  readonly turnedDown: number;
}

/** Plays schedules of consecutive seeds; the first that breaks a promise stops it, with its seed. */
export async function playRange(first: number, schedules: number): Promise<Played> {
  let receipts = 0;
  let commits = 0;
  let turnedDown = 0;
  for (let seed = first; seed < first + schedules; seed += 1) {
    const told = await play(seed).catch((error: unknown) => {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
    receipts += told.receipts;
    commits += told.commits;
    turnedDown += told.turnedDown;
  }
  return { schedules, receipts, commits, turnedDown };
}
