import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clipFile, clipNames, clipTexts } from '../src-shared/voice/clips.ts';
import { assetsFolder } from './support/counter.ts';

const folder = join(assetsFolder, 'voice');
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
  readonly clips: Record<string, { file: string; text: string; made: string; status: string }>;
};
const content = (file: string) => readFileSync(join(folder, file));

test('the manifest tells of every clip what it says and that it was generated, in the words of the screens', () => {
  expect(Object.entries(manifest.clips).map(([name, { file, text }]) => [name, file, text])).toEqual(
    clipNames.map((name) => [name, clipFile(name), clipTexts[name]]),
  );
  for (const { made, status } of Object.values(manifest.clips)) {
    expect(['generated', 'recorded']).toContain(made);
    expect(status.includes('to be replaced by a recording')).toBe(made === 'generated');
  }
});

test('every clip ships, as one channel of Opus in Ogg, and no file without a name', () => {
  expect(readdirSync(folder).filter((file) => file.endsWith('.ogg'))).toEqual(clipNames.map(clipFile).sort());
  for (const name of clipNames) {
    const bytes = content(clipFile(name));
    expect(bytes.subarray(0, 4).toString('latin1'), name).toBe('OggS');
    const head = bytes.indexOf('OpusHead');
    expect(head, name).toBeGreaterThan(0);
    expect(bytes[head + 9], name).toBe(1);
  }
});

test('all clips together stay under 2 MB', () => {
  const bytes = clipNames.reduce((sum, name) => sum + content(clipFile(name)).length, 0);
  expect(bytes).toBeLessThan(2 * 1024 * 1024);
});
