// `npm run simulate -- --schedules n --seed s`: as many schedules as there is time for.

import { parseArgs } from 'node:util';
import { playRange } from './range.ts';

const { values } = parseArgs({
  options: { schedules: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' } },
});
const [schedules, seed] = [Number(values.schedules), Number(values.seed)];
if (!Number.isInteger(schedules) || schedules < 1 || !Number.isInteger(seed) || seed < 0) {
  console.error('Cần: npm run simulate -- --schedules <số lịch> --seed <số nguyên từ 0>');
  process.exit(2);
}
const started = performance.now();
try {
  const played = await playRange(seed, schedules);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${played.schedules} schedules from seed ${seed} in ${seconds} s: ${played.receipts} receipts, ${played.commits} log entries, ${played.turnedDown} conflicts; every promise held`,
  );
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
