import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../tests/support/counter.ts';
import { type PageFolders, readServed, voiceFolders } from './pages.ts';

let data: string;
let folders: PageFolders;
beforeEach(() => {
  data = temporaryFolder();
  const app = temporaryFolder();
  for (const folder of [join(app, 'renderer'), join(app, 'assets', 'voice'), join(data, 'voice')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(app, 'renderer', 'pad.html'), 'pad');
  writeFileSync(join(app, 'assets', 'voice', 'pad.thanks.ogg'), 'shipped thanks');
  writeFileSync(join(app, 'assets', 'voice', 'pad.question.ogg'), 'shipped question');
  writeFileSync(join(data, 'voice', 'pad.thanks.ogg'), 'own thanks');
  writeFileSync(join(data, 'store.db'), 'people');
  writeFileSync(join(data, 'voice.ogg'), 'beside the folder');
  folders = { renderer: join(app, 'renderer'), voice: voiceFolders(data, join(app, 'assets')) };
});

const said = async (name: string) => {
  const served = await readServed(folders, name);
  return served && `${served.type}: ${served.content}`;
};

test('a recording of the ward goes before the clip that ships, which is there for the others', async () => {
  expect(await said('voice/pad.thanks.ogg')).toBe('audio/ogg: own thanks');
  expect(await said('voice/pad.question.ogg')).toBe('audio/ogg: shipped question');
});

test('pages come from the renderer alone', async () => {
  expect(await said('pad.html')).toBe('text/html; charset=utf-8: pad');
  expect(await said('voice/pad.html')).toBeNull();
});

test.each([
  'voice/',
  'voice/nothing.ogg',
  'voice/../store.db',
  'voice/../voice.ogg',
  'voice/..\\voice.ogg',
  'voice/a\0.ogg',
  '../voice.ogg',
])('%j leads nowhere', async (name) => {
  expect(await said(name)).toBeNull();
});
