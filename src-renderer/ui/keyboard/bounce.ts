/** A trembling finger touches the same key again within this time; nobody types a letter twice as fast. */
const bounceMs = 120;

/** Tells presses that are meant from those of a finger that bounced; `at` in milliseconds. */
export function createBounceGuard(): (key: string, at: number) => boolean {
  let last = { key: '', at: Number.NEGATIVE_INFINITY };
  return (key, at) => {
    const meant = key !== last.key || at - last.at >= bounceMs;
    // A bounce keeps the key closed, so that a tremor is one press however long it lasts.
    last = { key, at };
    return meant;
  };
}
