import { createVoice } from './voice.ts';
import { webSound } from './webSound.ts';

/** The one voice of this window. Nothing speaks but on a tap, or to call a ticket. */
export const windowVoice = createVoice(webSound());
