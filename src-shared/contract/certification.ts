import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { visit } from '../certification/visit.ts';
import { certificationRegister } from '../dossier/words.ts';
import { fee } from '../procedure/version.ts';
import { command, query } from './define.ts';
import { dossierDetail } from './dossier.ts';

export const certificationRow = z.object({
  dossierId: z.string(),
  register: certificationRegister,
  year: z.string(),
  number: z.int(),
  /** Volume; empty where the ward has one for all. */
  book: z.string(),
  /** Local date-time of the entry. */
  at: z.string(),
  /** Empty once the dossier's data were deleted. */
  requester: z.string(),
  paper: z.string(),
  pages: z.int(),
  copies: z.int(),
  dong: z.int(),
  /** Nothing was to be paid: not the same as a fee of zero (trap 14). */
  exempt: z.boolean(),
  signer: z.string(),
  officer: z.string(),
  counter: z.string(),
  /** Set for an e-certified copy. */
  portalRequest: z.string().nullable(),
});
export type CertificationRow = z.infer<typeof certificationRow>;

export const certificationContract = {
  /** What the screen of receive and return at once needs: fees in force today, the ward's usual papers and signer. */
  'certification.form': query(
    'counter',
    z.object({}),
    z.object({
      kinds: z.array(
        z.object({
          procedure: z.string(),
          fee,
          /** Kinds of paper, the most used first. */
          papers: z.array(z.string()),
        }),
      ),
      signer: z.string(),
    }),
  ),
  /**
   * Received, entered in the registers, paid, and given back, in one durable transaction. Repeating it for the
   * same id answers what is there. Fails with intake.invalid {fields}, certification.*, fee.* or a rule's code.
   */
  'certification.serve': command('counter', z.object({ id: z.uuid(), visit }), dossierDetail),
  /** One register over a period, days included, in the order it was written; sums are of the whole period. */
  'certification.register': query(
    'counter',
    z.object({
      register: certificationRegister,
      from: localDate,
      to: localDate,
      limit: z.int().min(1).max(5000),
      offset: z.int().min(0),
    }),
    z.object({
      rows: z.array(certificationRow),
      total: z.int(),
      copies: z.int(),
      dong: z.int(),
    }),
  ),
} as const;
