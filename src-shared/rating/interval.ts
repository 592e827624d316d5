/** z of a two-sided 95 % interval. */
const z = 1.959964;

/**
 * Wilson 95 % interval of a share `good / n`, both bounds in 0…1: honest for small n, where the plain
 * interval is not. Requires n ≥ 1.
 */
export function wilson(good: number, n: number): { low: number; high: number } {
  const share = good / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
