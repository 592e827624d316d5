import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureCatalogue } from './catalogue.ts';
import { measureStore } from './intake.ts';
import { type Measure, report } from './measure.ts';
import { measurePaint } from './paint.ts';
import { measureRenderer } from './renderer.ts';
import { measureSync } from './sync.ts';
import { measureTaps } from './tap.ts';
import { measureLists } from './worklists.ts';

const baselineFile = join(import.meta.dirname, 'baseline.json');
const save = process.argv.includes('--save');

const baseline: Record<string, number> = existsSync(baselineFile)
  ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, number>)
  : {};

const measures: Measure[] = [
  ...measureCatalogue(),
  ...(await measureStore()),
  ...(await measureLists()),
  ...(await measureSync()),
  ...(await measureRenderer()),
  ...(await measurePaint()),
  ...(await measureTaps()),
];

const missed = report(measures, baseline);
if (save) {
  const rounded = Object.fromEntries(measures.map(({ name, value }) => [name, Number(value.toFixed(3))]));
  writeFileSync(baselineFile, `${JSON.stringify(rounded, null, 2)}\n`);
}
process.exitCode = missed > 0 ? 1 : 0;
