import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureCatalogue } from './catalogue.ts';
import { measureStore } from './intake.ts';
import type { Measure } from './measure.ts';
import { measurePaint } from './paint.ts';
import { measureRenderer } from './renderer.ts';
import { measureLists } from './worklists.ts';

/** How much worse than the committed baseline a figure may be; machines differ, a doubling is a fault. */
const slack = 2;
const baselineFile = join(import.meta.dirname, 'baseline.json');
const save = process.argv.includes('--save');

const baseline: Record<string, number> = existsSync(baselineFile)
  ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, number>)
  : {};

const measures: Measure[] = [
  ...measureCatalogue(),
  ...(await measureStore()),
  ...(await measureLists()),
  ...(await measureRenderer()),
  ...(await measurePaint()),
];

let bad = 0;
for (const { name, value, unit, limit, beside } of measures) {
  const before = baseline[name];
  const over = value > limit || (before !== undefined && value > before * slack && value > limit / 4);
  if (over) bad += 1;
  const was = before === undefined ? '' : `, baseline ${before.toFixed(2)}`;
  console.log(
    `${over ? 'TOO SLOW' : 'ok      '} ${name}: ${value.toFixed(2)} ${unit} (limit ${limit}${was}) ${beside}`,
  );
}
if (save) {
  const rounded = Object.fromEntries(measures.map(({ name, value }) => [name, Number(value.toFixed(3))]));
  writeFileSync(baselineFile, `${JSON.stringify(rounded, null, 2)}\n`);
}
console.log(`${measures.length - bad} passed, ${bad} failed`);
process.exitCode = bad > 0 ? 1 : 0;
