import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClipName, clipFile, clipNames, clipTexts } from '../../src-shared/voice/clips.ts';

// Started by generate.sh.

const folder = import.meta.dirname;
const manifestFile = join(folder, 'manifest.json');

/** Words in a row want less of a stop than sentences and more time each. */
const isPart = (name: ClipName) => /^(call|number|letter)\./.test(name);

/** The voice would read the stroke of "ông/bà" aloud. */
const spoken = (text: string) => text.replaceAll('/', ' ');

interface Sound {
  readonly rate: number;
  readonly samples: Float64Array;
}

function speak(name: ClipName): Sound {
  const speed = isPart(name) ? '115' : '125';
  const wave = execFileSync('espeak-ng', ['-v', 'vi', '-s', speed, '-p', '45', '--stdout'], {
    input: spoken(clipTexts[name]),
  });
  // espeak-ng writes a header of 44 bytes: mono, 16 bits, its rate at byte 24.
  const samples = new Int16Array(
    wave.buffer.slice(wave.byteOffset + 44, wave.byteOffset + (wave.length & ~1)),
  );
  return { rate: wave.readUInt32LE(24), samples: Float64Array.from(samples, (each) => each / 32_768) };
}

/** Cuts the silence off both ends, softens the edges and leaves a short rest after the last sound. */
function trim({ rate, samples }: Sound, restMs: number): Sound {
  const heard = (each: number) => Math.abs(each) > 0.008;
  const edge = Math.round(rate * 0.008);
  const from = Math.max(0, samples.findIndex(heard) - edge);
  const to = Math.min(samples.length, samples.findLastIndex(heard) + edge);
  const cut = new Float64Array(to - from + Math.round((rate * restMs) / 1000));
  for (let i = 0; i < to - from; i += 1) {
    const fade = Math.min(1, i / edge, (to - from - i) / edge);
    cut[i] = (samples[from + i] ?? 0) * fade;
  }
  return { rate, samples: cut };
}

/** Loudness of speech at −20 dB, its peaks no higher than −1.5 dB. */
function normalise({ rate, samples }: Sound): Sound {
  const loud = samples.filter((each) => Math.abs(each) > 0.008);
  const mean = Math.sqrt(loud.reduce((sum, each) => sum + each * each, 0) / loud.length);
  const peak = samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const gain = Math.min(10 ** (-20 / 20) / mean, 10 ** (-1.5 / 20) / peak);
  return { rate, samples: samples.map((each) => each * gain) };
}

/** The file's serial number comes from its place in the list, so that the same words give the same bytes. */
function encode({ rate, samples }: Sound, file: string, serial: number): void {
  const raw = Buffer.alloc(samples.length * 2);
  samples.forEach((each, i) => {
    raw.writeInt16LE(Math.round(each * 32_767), i * 2);
  });
  const input = ['--raw', '--raw-bits', '16', '--raw-chan', '1', '--raw-rate', String(rate)];
  const output = ['--quiet', '--bitrate', '28', '--speech', '--padding', '0', '--serial', String(serial)];
  execFileSync('opusenc', [...input, ...output, '-', file], { input: raw });
}

interface Entry {
  readonly file: string;
  readonly text: string;
  readonly made: 'generated' | 'recorded';
  readonly status: string;
}

const before: Readonly<Record<string, Entry>> = existsSync(manifestFile)
  ? JSON.parse(readFileSync(manifestFile, 'utf8')).clips
  : {};
const clips: Record<string, Entry> = {};
for (const [index, name] of clipNames.entries()) {
  const kept = before[name];
  const file = clipFile(name);
  if (kept?.made === 'recorded' && kept.text === clipTexts[name]) {
    clips[name] = kept;
    continue;
  }
  encode(normalise(trim(speak(name), isPart(name) ? 40 : 250)), join(folder, file), index + 1);
  clips[name] = {
    file,
    text: clipTexts[name],
    made: 'generated',
    status: 'generated, to be replaced by a recording',
  };
}
const files = new Set(Object.values(clips).map(({ file }) => file));
for (const file of readdirSync(folder))
  if (file.endsWith('.ogg') && !files.has(file)) rmSync(join(folder, file));
const about =
  'Spoken sentences of the citizen screens. Made by generate.sh with espeak-ng (voice vi), Opus, mono.';
writeFileSync(manifestFile, `${JSON.stringify({ about, clips }, null, 2)}\n`);
console.log(`${files.size} clips`);
