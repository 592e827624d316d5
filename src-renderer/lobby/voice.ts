import type { ClipName } from '../../src-shared/voice/clips.ts';
import { windowVoice } from '../ui/voice/windowVoice.ts';

/** Says clips, one sentence at a time; a new one, or none, ends what is being said. */
export const say = async (names: readonly ClipName[]): Promise<void> => {
  await windowVoice.play(names);
};
