import { z } from 'zod';
import { command, query } from './define.ts';
import { conflictDetail, written } from './sync.ts';

/** Work of the device this counter was that the ward server never acknowledged. */
export const setAsideRow = written.extend({
  /** Where its dossier is nowhere else: the code on the paper in somebody's hands. */
  code: z.string(),
});
export type SetAsideRow = z.infer<typeof setAsideRow>;

export const setAsideDetail = setAsideRow.extend({
  ...conflictDetail.pick({ ward: true, tried: true, settledAt: true }).shape,
  /** Entered again, left out, or found in the ward's log after all. */
  settledAs: z.enum(['entered', 'dropped', 'arrived']).nullable(),
  /** Something of the same dossier before it has to be decided first. */
  earlier: z.boolean(),
  /** What else of the same dossier was set aside after it. */
  held: z.array(written),
});
export type SetAsideDetail = z.infer<typeof setAsideDetail>;

const commitId = z.uuid();

export const setAsideContract = {
  /** What nobody has decided about, oldest first. */
  'setAside.list': query(
    'counter',
    z.object({ limit: z.int().min(1).max(200), offset: z.int().min(0) }),
    z.object({ rows: z.array(setAsideRow), total: z.int() }),
  ),
  /** Fails with sync.unknownConflict. */
  'setAside.get': query('counter', z.object({ commitId }), setAsideDetail),
  /**
   * Enters it again as this device's, to be judged by the ward's rules, or leaves it out for good. Fails with
   * sync.unknownConflict, sync.alreadySettled, sync.earlierFirst, role.counterOnly.
   */
  'setAside.settle': command(
    'counter',
    z.object({ commitId, choice: z.enum(['enter', 'drop']) }),
    z.object({}),
  ),
  /** Enters everything again, in the order it was written. Fails with role.counterOnly. */
  'setAside.enterAll': command('counter', z.object({}), z.object({ entered: z.int() })),
} as const;
