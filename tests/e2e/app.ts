import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { voiceFolders } from '../../src-main/pages.ts';
import type { CounterOptions } from '../../src-main/services/openCounter.ts';
import { startWeb, type WebHost } from '../../src-main/web/server.ts';
import { assetsFolder, openTestCounter, standingClock, type TestCounter } from '../support/counter.ts';
import { launchBrowser } from './chromium.ts';

export const rendererFolder = resolve(import.meta.dirname, '..', '..', 'dist', 'renderer');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface App extends TestCounter {
  readonly web: WebHost;
  readonly browser: Browser;
  /** A staff window at 1280 × 800, on the sign-in screen. */
  openCounterPage(): Promise<Page>;
  newContext(width?: number, height?: number): Promise<BrowserContext>;
  stop(): Promise<void>;
}

/** The built screens on a real counter behind real HTTP, in a real browser. */
export async function startApp(options: Partial<CounterOptions> & { folder?: string } = {}): Promise<App> {
  const clock = standingClock('2026-11-20T02:05:00.000Z');
  const test = await openTestCounter({ clock: clock.clock, ...options });
  const web = await startWeb({
    counter: test.counter,
    rendererFolder,
    voiceFolders: voiceFolders(test.folder, assetsFolder),
    host: '127.0.0.1',
    port: 0,
  });
  const browser = await launchBrowser();
  const newContext = (width = 1280, height = 800) =>
    browser.newContext({
      viewport: { width, height },
      hasTouch: true,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
  return {
    ...test,
    clock,
    web,
    browser,
    newContext,
    async openCounterPage() {
      const page = await (await newContext()).newPage();
      page.setDefaultTimeout(8000);
      await page.goto(web.counterAddress);
      return page;
    },
    async stop() {
      await browser.close();
      await web.close();
      test.counter.close();
    },
  };
}

/** Signs the first person in by the PIN the demonstration shows, on the touch keys. */
export async function signInByTouch(page: Page, name = 'Nguyễn Thị Minh Anh'): Promise<void> {
  const person = page.getByRole('button', { name: new RegExp(name) });
  await person.click();
  const pin = /PIN minh họa (\d+)/.exec((await person.textContent()) ?? '')?.[1] ?? '';
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: /^Đăng nhập/ }).click();
  await page.getByRole('heading', { name: 'Người dân đánh giá' }).waitFor();
}

/** Keeps a picture when a folder for them is named, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.QUAY_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Every rule of axe, and every target large enough: 48 px for staff, 56 for citizens. */
export async function expectAccessible(page: Page, smallestTarget = 48): Promise<void> {
  // A colour that is still changing is no colour anybody reads.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  // The page's own policy forbids foreign scripts; evaluating is the debugger's way in.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
  expect(violations).toEqual([]);
  const small = await page.evaluate((least) => {
    const seen = [
      ...document.querySelectorAll<HTMLElement>(
        'button, input, select, textarea, summary, label.choice, a[href]',
      ),
    ];
    return seen.flatMap((element) => {
      const target = element.closest<HTMLElement>('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || element.closest('[hidden], details:not([open]) > :not(summary)')) return [];
      return height >= least - 0.5 && width >= least - 0.5
        ? []
        : [`${target.outerHTML.slice(0, 90)} ${Math.round(width)}×${Math.round(height)}`];
    });
  }, smallestTarget);
  expect(small).toEqual([]);
}
