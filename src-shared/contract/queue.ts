import { z } from 'zod';
import { command } from './define.ts';

const none = z.object({});

/** Numbers people wait by. */
export const queueContract = {
  /** Browser host: lets a screen become the lobby's or the display; where they are opened. */
  'queue.pairingCode': command(
    'counter',
    none,
    z.object({ code: z.string(), lobby: z.string(), display: z.string() }),
  ),
} as const;
