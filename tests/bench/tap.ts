import type { Page } from 'playwright-core';
import { startWeb } from '../../src-main/web/server.ts';
import { rendererFolder } from '../e2e/app.ts';
import { launchBrowser } from '../e2e/chromium.ts';
import { openTestCounter, type TestCounter, testId, validForm } from '../support/counter.ts';
import { type Measure, percentile } from './measure.ts';

/** An old counter PC beside this one. */
const slowedBy = 4;
const limit = 100;
const rounds = 12;
/** A tap this soon after a screen has changed is a stray one, and the pad takes none (`tapGuardMs`). */
const afterGuardMs = 700;

/** What is there once a tap has been answered: an element, and in a field what it holds. */
interface Shown {
  readonly selector: string;
  readonly value?: string;
}

/**
 * Milliseconds from the touch, by the browser's own stamp on it, to the end of the frame that painted its
 * answer: each frame is looked at before it is laid out, and the clock is read once it is through.
 */
function answered(page: Page, shown: Shown): Promise<number> {
  return page.evaluate(
    ({ selector, value }) =>
      new Promise<number>((resolve) => {
        let touched = 0;
        window.addEventListener(
          'pointerdown',
          (event) => {
            touched = event.timeStamp;
          },
          { capture: true, once: true },
        );
        const isThere = () =>
          [...document.querySelectorAll(selector)].some(
            (one) => value === undefined || (one as HTMLInputElement).value === value,
          );
        const look = () => {
          if (touched === 0 || !isThere()) return void requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - touched);
          port2.postMessage(0);
        };
        requestAnimationFrame(look);
      }),
    shown,
  );
}

type Times = Map<string, number[]>;

/** Taps and adds what it took to the times of the screen the tap was made on. */
async function tap(page: Page, times: Times, screen: string, target: string, shown: Shown): Promise<void> {
  const button = page.locator(target).first();
  await button.waitFor();
  const painted = answered(page, shown);
  await button.tap();
  times.set(screen, [...(times.get(screen) ?? []), await painted]);
}

const button = (name: string) => `button:has-text("${name}")`;
const key = (letter: string) => `.hg-button[data-skbtn="${letter}"]`;
const on = (page: string): Shown => ({ selector: `.lobby[data-page="${page}"]` });
const at = (stage: string): Shown => ({ selector: `.pad[data-stage="${stage}"]` });

/** From which page, what is tapped, what it brings. */
const lobbyTour: readonly (readonly [string, string, Shown])[] = [
  ['home', button('Sinh con'), on('event')],
  ['event', button('Đăng ký khai sinh'), on('procedure')],
  ['procedure', button('Làm lại từ đầu'), on('home')],
  ['home', button('Thủ tục theo lĩnh vực'), on('fields')],
  ['fields', button('Hộ tịch'), on('field')],
  ['field', button('Đăng ký'), on('procedure')],
  ['procedure', button('Làm lại từ đầu'), on('home')],
  ['home', button('Tìm thủ tục'), on('search')],
  ['search', key('k'), { selector: '#words', value: 'k' }],
  ['search', key('h'), { selector: '#words', value: 'kh' }],
  ['search', button('Làm lại từ đầu'), on('home')],
  ['home', button('Hồ sơ của tôi'), on('progress')],
  ['progress', '#code', { selector: '.lobby.typing .keyboard' }],
  ['progress', key('t'), { selector: '#code', value: 't' }],
  ['progress', button('Làm lại từ đầu'), on('home')],
  ['home', button('Lấy số'), on('ticket')],
  ['ticket', button('Làm lại từ đầu'), on('home')],
  ['home', button('Thông báo của phường'), on('notices')],
  ['notices', button('Làm lại từ đầu'), on('home')],
  ['home', button('Góp ý'), on('feedback')],
  ['feedback', button('Góp ý, không cần'), on('suggest')],
  ['suggest', key('a'), { selector: '#suggestion', value: 'a' }],
  ['suggest', button('Tôi muốn được trả lời'), on('letter')],
  ['letter', button('Cách phục vụ'), on('letterOfficer')],
  ['letterOfficer', button('Không nhớ tên'), on('letterWords')],
  ['letterWords', button('Tiếp'), { selector: '.lobby-problem:not(:empty)' }],
  ['letterWords', button('Làm lại từ đầu'), on('home')],
];

async function slowPage(page: Page): Promise<void> {
  page.setDefaultTimeout(20_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
}

async function tapLobby(page: Page, times: Times): Promise<void> {
  for (let round = 0; round < rounds; round += 1)
    for (const [screen, target, shown] of lobbyTour) await tap(page, times, `lobby ${screen}`, target, shown);
}

/** A visit rated low, with a reason and a word; a code asked for and begun. */
async function tapPad(test: TestCounter, page: Page, times: Times): Promise<void> {
  const form = await validForm(test);
  const wait = () => page.waitForTimeout(afterGuardMs);
  for (let round = 1; round <= rounds; round += 1) {
    await test.done('dossier.receive', { id: testId(round), form });
    await page.locator('.pad[data-stage="question"]').waitFor();
    await wait();
    await tap(page, times, 'pad question', '.face >> nth=1', at('details'));
    await wait();
    await tap(page, times, 'pad reasons', '.chip >> nth=0', { selector: '.chip[aria-pressed="true"]' });
    await tap(page, times, 'pad reasons', '#words', { selector: '.pad-keyboard .keyboard' });
    await tap(page, times, 'pad reasons', key('c'), { selector: '#words', value: 'c' });
    await tap(page, times, 'pad reasons', button('Gửi'), at('thanks'));
    await page.locator('.pad[data-stage="idle"]').waitFor();
    await tap(page, times, 'pad greeting', button('Tôi có mã đánh giá'), at('code'));
    await wait();
    await tap(page, times, 'pad code', '.code-keys button >> nth=0', {
      selector: '[aria-label^="Đã nhập 1 trong"]',
    });
    await tap(page, times, 'pad code', button('Quay lại'), at('idle'));
  }
}

/**
 * From a touch to its painted answer on every screen a citizen touches, in headless Chromium at 1080 × 1920
 * with the processor slowed fourfold.
 */
export async function measureTaps(): Promise<Measure[]> {
  const test = await openTestCounter();
  const web = await startWeb({ counter: test.counter, rendererFolder, host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser();
  const context = () => browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
  const times: Times = new Map();

  const lobby = await (await context()).newPage();
  await lobby.goto(web.lobbyAddress);
  await lobby.getByRole('heading', { name: 'Ghép màn hình này với quầy' }).waitFor();
  await lobby.keyboard.type((await test.done('queue.pairingCode', {})).code);
  await lobby.locator('.lobby[data-page="home"]').waitFor();
  await slowPage(lobby);
  await tapLobby(lobby, times);
  await lobby.close();

  const pad = await (await context()).newPage();
  await pad.goto(web.padAddress);
  await pad.getByRole('heading', { name: 'Ghép màn hình đánh giá với quầy' }).waitFor();
  await pad.keyboard.type((await test.done('pad.pairingCode', {})).code);
  await pad.locator('.pad[data-stage="idle"]').waitFor();
  await slowPage(pad);
  await tapPad(test, pad, times);

  await browser.close();
  await web.close();
  test.counter.close();
  return [...times].map(([screen, all]) => {
    const sorted = all.sort((a, b) => a - b);
    return {
      name: `tap to paint, ${screen} (p95)`,
      value: percentile(sorted, 0.95),
      unit: 'ms',
      limit,
      beside: `median ${percentile(sorted, 0.5).toFixed(0)} ms of ${sorted.length} taps, processor slowed ${slowedBy}×`,
    };
  });
}
