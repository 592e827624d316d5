import { startWeb } from '../../src-main/web/server.ts';
import { rendererFolder, signInByTouch } from '../e2e/app.ts';
import { launchBrowser } from '../e2e/chromium.ts';
import { openTestCounter, testId, validForm } from '../support/counter.ts';
import { type Measure, percentile } from './measure.ts';

/** A page of a list is forty rows, however many dossiers the store holds. */
const perPage = 40;
const dossiers = 60;
const openings = 24;
/** Two frames of a screen that shows sixty a second. */
const twoFrames = 1000 / 30;

interface Timing {
  listArrived: number;
}

/** From the answer of the store to a work list painted with its rows, in headless Chromium. */
export async function measurePaint(): Promise<Measure[]> {
  const test = await openTestCounter();
  const form = await validForm(test);
  for (let n = 1; n <= dossiers; n += 1) await test.done('dossier.receive', { id: testId(n), form });
  const web = await startWeb({ counter: test.counter, rendererFolder, host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const timing = window as unknown as Timing;
    const ask = window.fetch;
    window.fetch = async (...given) => {
      const answer = await ask(...given);
      if (String(given[0]).endsWith('/api/dossier.list')) {
        await answer.clone().text();
        timing.listArrived = performance.now();
      }
      return answer;
    };
  });
  await page.goto(web.counterAddress);
  await signInByTouch(page);
  const times: number[] = [];
  for (let i = 0; i < openings; i += 1) {
    const title = i % 2 === 0 ? 'Hôm nay' : 'Tôi đang giữ';
    const painted = page.evaluate(
      ({ title: wanted, perPage: rows }) =>
        new Promise<number>((resolve) => {
          const look = () => {
            const shown = document.querySelector('h1')?.textContent?.startsWith(wanted);
            if (shown && document.querySelectorAll('table.dossiers tbody tr').length === rows)
              resolve(performance.now() - (window as unknown as Timing).listArrived);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
      { title, perPage },
    );
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${title}`) })
      .click();
    times.push(await painted);
  }
  await browser.close();
  await web.close();
  test.counter.close();
  times.sort((a, b) => a - b);
  return [
    {
      name: 'work list painted after its answer (p95)',
      value: percentile(times, 0.95),
      unit: 'ms',
      limit: twoFrames,
      beside: `median ${percentile(times, 0.5).toFixed(1)} ms, ${perPage} rows, two frames of 60 Hz`,
    },
  ];
}
