import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClipName } from '../../../src-shared/voice/clips.ts';
import { queueCall } from '../../../src-shared/voice/queueCall.ts';
import { createVoice, type Sound } from './voice.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A loudspeaker of one second a clip that keeps a diary. */
function diarySound(broken: Partial<Sound<ClipName>> = {}) {
  const diary: string[] = [];
  const sound: Sound<ClipName> = {
    load: async (name) => name,
    wake: async () => true,
    secondsOf: () => 1,
    start(clips, volume, begun, ended) {
      diary.push(`start ${clips.join(' ')} at ${volume}`);
      begun(0);
      const timers = clips.map((_, i) =>
        setTimeout(() => (i + 1 < clips.length ? begun(i + 1) : ended()), (i + 1) * 1000),
      );
      return () => {
        diary.push('silence');
        timers.forEach(clearTimeout);
      };
    },
    rest: () => diary.push('rest'),
    ...broken,
  };
  return { diary, voice: createVoice(sound) };
}

const call = queueCall({ number: 21 }, 4) ?? [];
const joined = call.join(' ');

describe('the voice of a window', () => {
  it('plays a sequence as one, tells of each clip, and lets the loudspeaker rest', async () => {
    const { voice, diary } = diarySound();
    const heard: ClipName[] = [];
    const playing = voice.play(call, { onClip: (name) => heard.push(name) });
    await vi.runAllTimersAsync();
    expect(await playing).toBe('played');
    expect(heard).toEqual(call);
    expect(diary).toEqual([`start ${joined} at 1`, 'silence', 'rest']);
  });

  it('speaks one sentence at a time: a new one ends the former', async () => {
    const { voice, diary } = diarySound();
    const former = voice.play(['pad.question']);
    await vi.advanceTimersByTimeAsync(500);
    const newer = voice.play(call);
    await vi.runAllTimersAsync();
    expect([await former, await newer]).toEqual(['stopped', 'played']);
    expect(diary).toEqual(['start pad.question at 1', 'silence', `start ${joined} at 1`, 'silence', 'rest']);
  });

  it('a newer sentence asked for while the former still loads is the only one heard', async () => {
    const { voice, diary } = diarySound();
    const both = [voice.play(['pad.question']), voice.play(['pad.privacy'])];
    await vi.runAllTimersAsync();
    expect(await Promise.all(both)).toEqual(['stopped', 'played']);
    expect(diary).toEqual(['start pad.privacy at 1', 'silence', 'rest']);
  });

  it('stops by its own signal, which ends no other sentence', async () => {
    const { voice, diary } = diarySound();
    const button = new AbortController();
    const asked = voice.play(['pad.question'], { signal: button.signal });
    await vi.advanceTimersByTimeAsync(500);
    const called = voice.play(call);
    button.abort();
    await vi.runAllTimersAsync();
    expect([await asked, await called]).toEqual(['stopped', 'played']);
    const alone = new AbortController();
    const again = voice.play(['pad.question'], { signal: alone.signal });
    await vi.advanceTimersByTimeAsync(100);
    alone.abort();
    expect(await again).toBe('stopped');
    expect(diary.slice(-3)).toEqual(['start pad.question at 1', 'silence', 'rest']);
  });

  it('a clip that is missing silences the whole call', async () => {
    const { voice, diary } = diarySound({
      load: async (name) => {
        if (name === 'number.tens') throw new Error('404');
        return name;
      },
    });
    expect(await voice.play(call)).toBe('silent');
    expect(diary).toEqual(['rest']);
  });

  it.each([
    ['wants a tap first', { wake: async () => false }],
    [
      'has no sound',
      {
        wake: async () => {
          throw new Error('NotSupportedError');
        },
      },
    ],
    [
      'fails when it begins',
      {
        start: () => {
          throw new Error('InvalidStateError');
        },
      },
    ],
  ] as [string, Partial<Sound<ClipName>>][])('is silent on a machine that %s', async (_, broken) => {
    const { voice } = diarySound(broken);
    const playing = voice.play(call);
    await vi.runAllTimersAsync();
    expect(await playing).toBe('silent');
  });

  it('gives a loudspeaker up whose clock stands still', async () => {
    const { voice, diary } = diarySound({ start: () => () => {} });
    const playing = voice.play(['pad.question']);
    await vi.advanceTimersByTimeAsync(3900);
    expect(diary).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(await playing).toBe('silent');
    expect(diary).toEqual(['rest']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is as loud as it is set, within its bounds, and mute at nought', async () => {
    const { voice, diary } = diarySound();
    for (const volume of [0.4, 7, -1]) {
      voice.setVolume(volume);
      const playing = voice.play(['pad.privacy']);
      await vi.runAllTimersAsync();
      expect(await playing).toBe(volume < 0 ? 'silent' : 'played');
    }
    expect(diary.filter((line) => line.startsWith('start'))).toEqual([
      'start pad.privacy at 0.4',
      'start pad.privacy at 1',
    ]);
  });
});
