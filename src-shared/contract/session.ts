import { z } from 'zod';
import { absence } from './absence.ts';
import { command, query } from './define.ts';

export const role = z.enum(['receiver', 'specialist', 'leader', 'administrator']);
export type Role = z.infer<typeof role>;

export const staffMember = z.object({ id: z.string(), name: z.string(), role });
export type StaffMember = z.infer<typeof staffMember>;

const none = z.object({});

export const sessionContract = {
  /** People who may sign in at this counter; the demo ward alone tells its PINs. */
  'session.open': query(
    'counter',
    none,
    z.object({
      wardName: z.string(),
      counterName: z.string(),
      demo: z.boolean(),
      staff: z.array(
        staffMember.extend({ demoPin: z.string().nullable(), lockedUntil: z.string().nullable() }),
      ),
      signedIn: staffMember.nullable(),
      away: absence.nullable(),
    }),
    { signedIn: false },
  ),
  /** Fails with session.wrongPin {left} or session.locked {until}. */
  'session.signIn': command(
    'counter',
    z.object({ staffId: z.string().max(60), pin: z.string().regex(/^\d{4,12}$/) }),
    staffMember,
    { signedIn: false },
  ),
  'session.signOut': command('counter', none, none),
} as const;
