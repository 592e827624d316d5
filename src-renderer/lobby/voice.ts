/** Plays clips by their names, one sentence at a time; a new one ends what is playing. Never fails. */
export interface Voice {
  play(names: readonly string[]): Promise<unknown>;
}

let plugged: Voice | null = null;

/** Gives the lobby and the display a voice; without one they are silent and offer none. */
export const plugVoice = (voice: Voice | null): void => {
  plugged = voice;
};

export const hasVoice = (): boolean => plugged !== null;

/** Says clips, or nothing where there is no voice; an empty list ends what is being said. */
export const say = async (names: readonly string[]): Promise<void> => {
  await plugged?.play(names);
};
