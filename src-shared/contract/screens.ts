import { z } from 'zod';
import { command, query } from './define.ts';

/** How the screens for citizens at this counter write and speak, as the ward wants it. */
export const screenSettings = z.object({
  typing: z.enum(['telex', 'vni']),
  /** hòa (classic) or hoà (modern). */
  tonePlacement: z.enum(['classic', 'modern']),
  /** Of the voice, in hundredths; 0 is mute. */
  volume: z.int().min(0).max(100),
});
export type ScreenSettings = z.infer<typeof screenSettings>;

const none = z.object({});

export const screensContract = {
  'screens.settings': query('counter', none, screenSettings),
  'screens.saveSettings': command('manage', screenSettings, none),
  /** The same, for the pad. */
  'pad.settings': query('pad', none, screenSettings),
  /** The same, for the lobby and the display. */
  'lobby.settings': query('lobby', none, screenSettings),
} as const;
