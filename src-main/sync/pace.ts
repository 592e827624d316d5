/** A counter that comes back does not fill the line it shares with others before it knows it. */
const first = 10;
const least = 5;
const quickMs = 60;
const slowMs = 150;

/** How many commits go in one request: as many as the ward answers soon, however many counters ask it at once. */
export interface Pace {
  next(): number;
  /** The request took so long. */
  took(ms: number): void;
}

export function createPace(most: number): Pace {
  let size = Math.min(first, most);
  return {
    next: () => size,
    took(ms) {
      if (ms < quickMs) size = Math.min(most, size * 2);
      else if (ms > slowMs) size = Math.min(size, Math.max(least, Math.floor(size / 2)));
    },
  };
}
