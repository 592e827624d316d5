import type { Page } from 'playwright-core';

/** A scanner is a keyboard that types faster than any hand, every letter as a key of its own. */
export async function scanInto(page: Page, text: string): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  const press = (key: string, typed: string) =>
    Promise.all([
      keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: typed }),
      keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
    ]);
  await Promise.all([...[...text].map((letter) => press(letter, letter)), press('Enter', '\r')]);
  await keys.detach();
}
