/** The largest body of somebody nobody knows yet: nobody fills the memory with them. */
export const strangerLimit = 16 * 1024;

/** Lets through `most` in a minute for each name; what it remembers does not grow beyond the last minute. */
export function perMinute(most: number, clock: () => Date): (name: string) => boolean {
  let minute = 0;
  let counts = new Map<string, number>();
  return (name) => {
    const now = Math.floor(clock().getTime() / 60_000);
    if (now !== minute) counts = new Map();
    minute = now;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count <= most;
  };
}
