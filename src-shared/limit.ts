/** Lets through `most` in a minute for each key; what it remembers does not grow beyond the last minute. */
export function perMinute<K = string>(most: number, clock: () => Date): (key: K) => boolean {
  let minute = 0;
  let counts = new Map<K, number>();
  return (key) => {
    const now = Math.floor(clock().getTime() / 60_000);
    if (now !== minute) counts = new Map();
    minute = now;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
