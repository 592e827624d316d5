import { z } from 'zod';
import { command } from './define.ts';

const url = z.string().trim().max(200);

export const enrolmentContract = {
  /** The certificate a ward server shows, to be compared with what stands on the server. Fails with sync.offline, sync.badAddress. */
  'sync.server': command('manage', z.object({ url }), z.object({ fingerprint: z.string() })),
  /**
   * Joins the ward with a one-time code; what was written alone goes along. A counter that cannot go on as the
   * device it was joins as a new one, and what was not acknowledged is set aside. Fails with sync.badCode, sync.forked, sync.wrongCertificate,
   * sync.offline.
   */
  'sync.enrol': command(
    'manage',
    z.object({ url, fingerprint: z.string().regex(/^[0-9a-f]{64}$/), code: z.string().max(40) }),
    z.object({ wardName: z.string(), counter: z.string() }),
  ),
} as const;
