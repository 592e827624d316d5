import { clipFile } from '../../../src-shared/voice/clips.ts';
import type { Sound } from './voice.ts';

/** Without a tap before, a browser may leave the question whether it can play open for ever. */
const wakeMs = 500;
/** The loudspeaker begins a moment after it is told to. */
const leadSeconds = 0.05;

/** The window's loudspeaker through Web Audio, whose clock joins clips without a gap. */
export function webSound(): Sound<AudioBuffer> {
  let made: AudioContext | null = null;
  const context = () => {
    if (!made || made.state === 'closed') made = new AudioContext();
    return made;
  };
  return {
    async load(name) {
      const response = await fetch(`voice/${clipFile(name)}`);
      if (!response.ok) throw new Error(`no clip ${name}`);
      return context().decodeAudioData(await response.arrayBuffer());
    },
    async wake() {
      const asked = context();
      await Promise.race([asked.resume(), new Promise((resolve) => setTimeout(resolve, wakeMs))]);
      return asked.state === 'running';
    },
    secondsOf: ({ duration }) => duration,
    start(clips, volume, begun, ended) {
      const speaker = context();
      const gain = new GainNode(speaker, { gain: volume });
      gain.connect(speaker.destination);
      let at = speaker.currentTime + leadSeconds;
      const sources = clips.map((buffer, index) => {
        const source = new AudioBufferSourceNode(speaker, { buffer });
        source.connect(gain);
        source.start(at);
        at += buffer.duration;
        source.onended = () => (index + 1 < clips.length ? begun(index + 1) : ended());
        return source;
      });
      begun(0);
      return () => {
        for (const source of sources) {
          source.onended = null;
          source.stop();
        }
        gain.disconnect();
      };
    },
    rest() {
      made?.suspend().catch(() => {
        // A loudspeaker that is gone sleeps already.
      });
    },
  };
}
