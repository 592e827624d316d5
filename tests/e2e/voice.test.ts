import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { clipFile, clipNames } from '../../src-shared/voice/clips.ts';
import { testId, validForm } from '../support/counter.ts';
import { type App, expectAccessible, picture, startApp } from './app.ts';

let app: App;
let pad: Page;
let visits = 0;
beforeAll(async () => {
  app = await startApp();
  pad = await (await app.newContext(1080, 1920)).newPage();
  pad.setDefaultTimeout(8000);
  await pad.goto(app.web.padAddress);
  const { code } = await app.done('pad.pairingCode', {});
  for (const digit of code) await pad.getByRole('button', { name: digit, exact: true }).tap();
  await pad.getByRole('heading', { name: 'Xin chào' }).waitFor();
});
afterAll(() => app.stop());

beforeEach(async () => {
  visits += 1;
  await app.done('dossier.receive', { id: testId(visits), form: await validForm(app) });
  await pad.getByRole('heading', { name: /hài lòng ở mức nào/ }).waitFor();
});

const listen = () => pad.getByRole('button', { name: 'Nghe câu hỏi' });
const stopReading = () => pad.getByRole('button', { name: 'Dừng câu hỏi' });

/** A tap, repeated while the guard against a stray one takes it. */
const tapListen = () =>
  expect
    .poll(async () => {
      if (await listen().isVisible()) await listen().tap();
      return stopReading().isVisible();
    })
    .toBe(true);

test('every clip that ships plays to its end in Chromium, with sound in it', async () => {
  await pad.touchscreen.tap(5, 5);
  const played = await pad.evaluate(async (files) => {
    const one = (file: string) =>
      new Promise<{ file: string; seconds: number }>((resolve, reject) => {
        const audio = new Audio(`voice/${file}`);
        audio.addEventListener('ended', () => resolve({ file, seconds: audio.duration }));
        audio.addEventListener('error', () => reject(new Error(`${file}: ${audio.error?.message}`)));
        audio.play().catch(reject);
      });
    const loudest = async (file: string) => {
      const bytes = await (await fetch(`voice/${file}`)).arrayBuffer();
      const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
      return sound.getChannelData(0).reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    };
    const found = [];
    // A page may have 75 players at most.
    for (let i = 0; i < files.length; i += 40)
      found.push(...(await Promise.all(files.slice(i, i + 40).map(one))));
    return Promise.all(found.map(async (clip) => ({ ...clip, loudest: await loudest(clip.file) })));
  }, clipNames.map(clipFile));
  expect(played.map(({ file }) => file)).toEqual(clipNames.map(clipFile));
  for (const { file, seconds, loudest } of played) {
    expect(seconds, file).toBeGreaterThan(0.2);
    expect(seconds, file).toBeLessThan(6);
    expect(loudest, file).toBeGreaterThan(0.2);
    expect(loudest, file).toBeLessThanOrEqual(1);
  }
});

test('the question is read aloud on a tap, each face shown as it is named, and a second tap ends it', async () => {
  await pad.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      const face = document.querySelector('.face.heard span')?.textContent;
      if (face && heard.at(-1) !== face) heard.push(face);
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['class'] });
  });
  await tapListen();
  await pad.locator('.face.heard').waitFor();
  await picture(pad, '37-pad-read-aloud');
  await expectAccessible(pad, 56);
  await listen().waitFor({ timeout: 30_000 });
  expect(await pad.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
    'Rất không hài lòng',
    'Không hài lòng',
    'Bình thường',
    'Hài lòng',
    'Rất hài lòng',
  ]);
  expect(await pad.locator('.face.heard').count()).toBe(0);
  await tapListen();
  await stopReading().tap();
  await listen().waitFor();
});

test('nothing speaks unasked, and who answers is not read to any further', async () => {
  const wanted: string[] = [];
  pad.on('request', (request) => {
    if (request.url().includes('/voice/')) wanted.push(request.url());
  });
  await pad.reload();
  await pad.getByRole('heading', { name: /hài lòng ở mức nào/ }).waitFor();
  expect(wanted).toEqual([]);
  await tapListen();
  await pad.getByRole('button', { name: 'Rất hài lòng', exact: true }).tap();
  await pad.getByRole('heading', { name: 'Cảm ơn ông/bà' }).waitFor();
  expect(await stopReading().count()).toBe(0);
  await pad.getByRole('heading', { name: 'Xin chào' }).waitFor();
});

test('a ward’s own recording that is no sound is said on the screen and stops nothing', async () => {
  mkdirSync(join(app.folder, 'voice'));
  writeFileSync(join(app.folder, 'voice', clipFile('pad.privacy')), 'not sound');
  const told = pad.getByText('Máy này đang không có tiếng.');
  await expect
    .poll(async () => {
      await listen().tap();
      // The guard against a stray tap may have taken this one.
      await told.waitFor({ timeout: 2000 }).catch(() => {});
      return told.isVisible();
    })
    .toBe(true);
  await picture(pad, '38-pad-no-sound');
  await pad.getByRole('button', { name: 'Hài lòng', exact: true }).tap();
  await pad.getByRole('heading', { name: 'Cảm ơn ông/bà' }).waitFor();
});
