import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startWeb } from '../../src-main/web/server.ts';
import { launchBrowser } from '../e2e/chromium.ts';
import { openTestCounter } from '../support/counter.ts';
import { type Measure, percentile } from './measure.ts';

const rendererFolder = resolve(import.meta.dirname, '..', '..', 'dist', 'renderer');
const starts = 7;

/** What the first screen loads: every script and module preload its page names, gzipped. */
function initialScriptKb(): number {
  const page = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file ?? '');
  return (
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(rendererFolder, file))).length, 0) / 1024
  );
}

/** From navigation to a sign-in screen that can be used, in headless Chromium, cold cache each time. */
export async function measureRenderer(): Promise<Measure[]> {
  const { counter } = await openTestCounter();
  const web = await startWeb({ counter, rendererFolder, host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser();
  const times: number[] = [];
  for (let i = 0; i < starts; i += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(web.counterAddress);
    await page.getByRole('button', { name: /Nguyễn Thị Minh Anh/ }).waitFor();
    times.push(performance.now() - start);
    await context.close();
  }
  await browser.close();
  await web.close();
  counter.close();
  times.sort((a, b) => a - b);
  return [
    {
      name: 'renderer start to usable screen (median)',
      value: percentile(times, 0.5),
      unit: 'ms',
      limit: 800,
      beside: `slowest of ${starts}: ${percentile(times, 1).toFixed(0)} ms`,
    },
    { name: 'initial JavaScript, gzipped', value: initialScriptKb(), unit: 'kB', limit: 300, beside: '' },
  ];
}
