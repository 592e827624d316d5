import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelName } from '../../src-shared/contract/index.ts';
import { openTestCounter, testId, validForm } from '../support/counter.ts';
import { type App, startApp } from './app.ts';

const hours = 72;
const hourMs = 3_600_000;
/** From here on everything that is loaded once is loaded. */
const settledAfter = 24;
/** How much more the pad's page may hold after three days than after one: an eighth of what it holds. */
const pageBound = 500_000;
/** The same of the counter behind it, of which the answers of three days are a part. */
const counterBound = 8_000_000;

let app: App;
let page: Page;
let debug: CDPSession;
let visits = 0;
beforeAll(async () => {
  app = await startApp();
  page = await (await app.newContext(1920, 1080)).newPage();
  page.setDefaultTimeout(8000);
  await page.clock.install({ time: app.clock.clock() });
  await page.addInitScript(() => {
    // Every timer that was started and has neither fired nor been cleared.
    const live = new Set<number>();
    Object.assign(window, { liveTimers: live });
    const { setTimeout: later, clearTimeout: notLater, setInterval: every, clearInterval: stop } = window;
    const once = (work: () => void, ms?: number) => {
      const id = later(() => {
        live.delete(id);
        work();
      }, ms) as unknown as number;
      live.add(id);
      return id;
    };
    const always = (work: () => void, ms?: number) => {
      const id = every(work, ms) as unknown as number;
      live.add(id);
      return id;
    };
    const cleared = (clear: (id: number) => void) => (id: number) => {
      live.delete(id);
      clear(id);
    };
    Object.assign(window, {
      setTimeout: once,
      setInterval: always,
      clearTimeout: cleared((id) => notLater(id)),
      clearInterval: cleared((id) => stop(id)),
    });
  });
  await page.addInitScript(() => {
    // The debugger remembers every request, 90 bytes each: while nobody comes the pad is answered what it was last.
    const state = { alone: false, view: '' };
    Object.assign(window, { pad: state });
    const ask = window.fetch;
    window.fetch = async (...given) => {
      const isView = String(given[0]).endsWith('/api/pad.view');
      if (isView && state.alone) return new Response(state.view);
      const answer = await ask(...given);
      if (isView) state.view = await answer.clone().text();
      return answer;
    };
  });
  debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable');
  await page.goto(app.web.padAddress);
  await page.getByRole('heading', { name: 'Ghép màn hình đánh giá với quầy' }).waitFor();
  await page.keyboard.type((await app.done('pad.pairingCode', {})).code);
  await idle();
}, 30_000);
afterAll(() => app.stop());

const idle = () => page.getByRole('heading', { name: 'Xin chào' }).waitFor();
const shown = (name: string | RegExp) => page.getByRole('heading', { name }).waitFor();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** The same time for the counter and for the page. */
async function pass(ms: number): Promise<void> {
  app.clock.advance(ms);
  await page.clock.runFor(ms);
}

async function anHourAlone(): Promise<void> {
  const alone = (is: boolean) =>
    page.evaluate((now) => Object.assign((window as unknown as { pad: object }).pad, { alone: now }), is);
  await alone(true);
  await pass(hourMs);
  await alone(false);
}

async function visit(): Promise<void> {
  visits += 1;
  await app.done('dossier.receive', { id: testId(visits), form: await validForm(app) });
  await shown(/hài lòng ở mức nào/);
  await pass(600);
}

/** What people do at a pad; after each of them it greets again. */
const uses: readonly (() => Promise<void>)[] = [
  async () => {
    await visit();
    await press('Hài lòng');
    await shown('Cảm ơn ông/bà');
    await pass(3100);
  },
  async () => {
    await visit();
    await press('Không hài lòng');
    await shown('Điều gì làm ông/bà chưa hài lòng?');
    await pass(600);
    await press('Trễ hẹn');
    await press('Gửi');
    await shown('Cảm ơn ông/bà');
    await pass(3100);
  },
  // Walks away before choosing, and after it.
  async () => {
    await visit();
    await pass(92_000);
  },
  async () => {
    await visit();
    await press('Rất không hài lòng');
    await shown('Điều gì làm ông/bà chưa hài lòng?');
    await pass(62_000);
    await shown('Cảm ơn ông/bà');
    await pass(3100);
  },
  async () => {
    await visit();
    await press('Đang vội, đánh giá sau');
    await shown('Ghi lại hoặc chụp mã này');
    await pass(62_000);
  },
  async () => {
    await press('Tôi có mã đánh giá');
    await shown(/Nhập mã đánh giá/);
    await pass(600);
    await press('A');
    await pass(62_000);
  },
];

interface State {
  readonly heap: number;
  readonly timers: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function stateOfPage(): Promise<State> {
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  const { metrics } = await debug.send('Performance.getMetrics');
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  const timers = await page.evaluate(
    () => (window as unknown as { liveTimers: Set<number> }).liveTimers.size,
  );
  return { heap: usedSize, timers, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

test('72 hours of use and rest: it greets again each time, and no timer, listener, node or memory is left behind', async () => {
  let settled: State | null = null;
  for (let hour = 0; hour < hours; hour += 1) {
    // The counter is closed at night, and the pad waits through it.
    if (hour % 24 < 10) await uses[hour % uses.length]?.();
    await idle();
    await anHourAlone();
    await idle();
    if (hour === settledAfter) settled = await stateOfPage();
  }
  const ended = await stateOfPage();
  if (!settled) throw new Error('never settled');
  expect(ended.heap - settled.heap).toBeLessThan(pageBound);
  expect(ended.timers).toBeLessThanOrEqual(settled.timers);
  expect(ended.nodes - settled.nodes).toBeLessThan(60);
  expect(ended.listeners - settled.listeners).toBeLessThan(10);
}, 240_000);

test('the counter behind it holds no more after 72 hours of visits, answers, lapsed questions and codes', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const it = await openTestCounter();
  const pad = it.counter.connect('pad');
  const on = async (channel: ChannelName, input: unknown) =>
    (await it.counter.call(pad, channel, input)) as { ok: boolean; value: { invitation: string } };
  const oneHour = async (hour: number) => {
    for (let n = 0; n < 6; n += 1) {
      it.counter.services.pad.invite('receipt', 'Anh');
      it.counter.services.pad.inviteAbsent('return');
      const { invitation } = (await on('pad.view', {})).value;
      if (n === 0) await on('pad.takeCode', { invitation });
      else if (n < 4)
        await on('pad.rate', {
          invitation,
          answer: { level: 1 + ((hour + n) % 5), reasons: [], words: 'x'.repeat(200) },
        });
      for (let minute = 0; minute < 10; minute += 1) {
        it.clock.advance(60_000);
        await on('pad.view', {});
      }
      await on('pad.openCode', { text: 'AAAAA-AAAAA-N' });
    }
  };
  for (let hour = 0; hour < settledAfter; hour += 1) await oneHour(hour);
  const before = held();
  for (let hour = settledAfter; hour < hours; hour += 1) await oneHour(hour);
  expect(held() - before).toBeLessThan(counterBound);
  expect(it.counter.services.pad.absent().length).toBeLessThanOrEqual(50);
  expect((await on('pad.view', {})).value).toMatchObject({ state: 'idle' });
  it.counter.close();
}, 120_000);
