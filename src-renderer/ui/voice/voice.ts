import type { ClipName } from '../../../src-shared/voice/clips.ts';

/** How a sequence ended: to its end; stopped or overtaken by another; or with no sound to be had here. */
export type Played = 'played' | 'stopped' | 'silent';

/** What a player needs of the machine; clips are whatever it loads. */
export interface Sound<C> {
  /** The clip, ready to play. Fails where it is missing or no sound file. */
  load(name: ClipName): Promise<C>;
  /** Wakes the loudspeaker; false where the browser wants a tap first. Fails where there is none. */
  wake(): Promise<boolean>;
  secondsOf(clip: C): number;
  /** Plays one right after the other, telling of each that begins and of the end; answers how to stop. */
  start(clips: readonly C[], volume: number, begun: (index: number) => void, ended: () => void): () => void;
  /** Lets the loudspeaker sleep. */
  rest(): void;
}

interface PlayOptions {
  /** Ends this sequence and no other. */
  readonly signal?: AbortSignal;
  readonly onClip?: (name: ClipName) => void;
}

export interface Voice {
  /** Plays the clips as one sentence, one sentence at a time: what was playing ends. Never fails. */
  play(names: readonly ClipName[], options?: PlayOptions): Promise<Played>;
  /** From 0, silent, to 1, as recorded; from the next sequence on. */
  setVolume(volume: number): void;
}

/** What a loudspeaker may take longer than its clips before it is given up. */
const patienceMs = 3000;

export function createVoice<C>(sound: Sound<C>): Voice {
  let volume = 1;
  let current: AbortController | null = null;

  async function playUntil(
    signal: AbortSignal,
    names: readonly ClipName[],
    onClip: PlayOptions['onClip'],
  ): Promise<Played> {
    // All or nothing: half a call would send somebody to the wrong counter.
    const [awake, clips] = await Promise.all([sound.wake(), Promise.all(names.map(sound.load))]);
    if (signal.aborted) return 'stopped';
    if (!awake || volume === 0 || clips.length === 0) return 'silent';
    const ms = clips.reduce((sum, clip) => sum + sound.secondsOf(clip), 0) * 1000;
    return new Promise((resolve) => {
      const end = (how: Played) => {
        clearTimeout(stuck);
        silence();
        resolve(how);
      };
      const begun = (index: number) => {
        const name = names[index];
        if (name) onClip?.(name);
      };
      const silence = sound.start(clips, volume, begun, () => end('played'));
      const stuck = setTimeout(() => end('silent'), ms + patienceMs);
      signal.addEventListener('abort', () => end('stopped'), { once: true });
    });
  }

  return {
    async play(names, { signal, onClip } = {}) {
      current?.abort();
      const mine = new AbortController();
      current = mine;
      const stop = () => mine.abort();
      signal?.addEventListener('abort', stop);
      const how = await playUntil(mine.signal, names, onClip).catch((): Played => 'silent');
      signal?.removeEventListener('abort', stop);
      if (current === mine) {
        current = null;
        sound.rest();
      }
      return how;
    },
    setVolume(to) {
      volume = Math.min(1, Math.max(0, to));
    },
  };
}
