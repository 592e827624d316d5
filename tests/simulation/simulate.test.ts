import { test } from 'vitest';
import { play } from './schedule.ts';

test('x', async () => {
  let n = 0,
    d = 0,
    r = 0;
  const t = performance.now();
  for (let seed = 1; seed <= 300; seed += 1) {
    try {
      const told = await play(seed);
      n += told.commits;
      d += told.turnedDown;
      r += told.receipts;
    } catch (e) {
      console.log(
        'seed',
        seed,
        String(e).slice(0, 300),
        e instanceof Error ? e.stack?.split('\n').slice(1, 7).join('\n') : '',
      );
      break;
    }
  }
  console.log(n, r, d, performance.now() - t);
}, 300000);
