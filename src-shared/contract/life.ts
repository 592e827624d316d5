import { z } from 'zod';
import { localDate, localDateTime, timeLimit } from '../calendar/types.ts';
import { componentEntry, intakeForm, personalData } from '../dossier/intake.ts';
import { delivery, latenessReason, notifiedBy, proof, refusalGround } from '../dossier/words.ts';
import { command, query } from './define.ts';
import { decisionOnPaper, dossierDetail, dossierRow, party } from './dossier.ts';
import { staffMember } from './session.ts';

const id = z.uuid();
const ids = z.array(id).min(1).max(500);
const text = (max: number) => z.string().max(max);
/** A leader's own PIN, typed at the counter: who stands behind what the officer does. */
const approval = z.object({ staffId: text(60), pin: z.string().regex(/^\d{4,12}$/) });
const componentId = z.string().regex(/^c\d+$/);

/** What may happen to a dossier between the first question and its end. Every answer is the dossier as it stands then. */
export const lifeContract = {
  /** What the person has and lacks, before receipt; nothing is asked for in writing yet. */
  'dossier.precheck': command('counter', z.object({ id, form: intakeForm }), dossierDetail),
  /** Mẫu 02. `form` is the draft before receipt, null after it. Fails with supplement.* and reason.*. */
  'dossier.requestSupplement': command(
    'counter',
    z.object({
      id,
      form: intakeForm.nullable(),
      items: z.array(z.object({ component: componentId, reason: text(500) })).max(60),
      note: text(1000),
      approval: approval.nullable(),
      decision: decisionOnPaper.nullable(),
    }),
    dossierDetail,
  ),
  'dossier.recordExtraPaper': command(
    'counter',
    z.object({
      id,
      form: intakeForm.nullable(),
      how: z.enum(['demanded', 'volunteered']),
      name: z.string().trim().min(1).max(300),
    }),
    dossierDetail,
  ),
  /** Mẫu 03. */
  'dossier.refuse': command(
    'counter',
    z.object({ id, form: intakeForm, ground: refusalGround, reason: text(1000), guidance: text(1000) }),
    dossierDetail,
  ),
  'dossier.correct': command('counter', z.object({ id, personal: personalData }), dossierDetail),
  /** One hand-over list: every dossier of it or none. */
  'dossier.handOver': command(
    'counter',
    z.object({ ids, to: party, share: timeLimit.nullable() }),
    z.object({ list: z.string(), count: z.int() }),
  ),
  /** Confirms or declines what was given to the one signed in (or to an agency). */
  'dossier.answerHandOver': command(
    'counter',
    z.object({ ids, declined: text(500).nullable() }),
    z.object({ count: z.int() }),
  ),
  'dossier.awaitPayment': command('counter', z.object({ id }), dossierDetail),
  'dossier.resume': command(
    'counter',
    z.object({ id, components: z.record(componentId, componentEntry) }),
    dossierDetail,
  ),
  'dossier.recomputeDue': command('counter', z.object({ ids }), z.object({ count: z.int() })),
  /** Mẫu 04. */
  'dossier.apologise': command(
    'counter',
    z.object({
      id,
      reason: latenessReason,
      text: text(1000),
      newDate: localDate.nullable(),
      head: text(200),
    }),
    dossierDetail,
  ),
  'dossier.signApology': command(
    'counter',
    z.object({ id, slipId: text(60), decision: decisionOnPaper }),
    dossierDetail,
  ),
  'dossier.notifyApplicant': command(
    'counter',
    z.object({ id, slipId: text(60), how: notifiedBy, at: localDateTime }),
    dossierDetail,
  ),
  /** The counter takes the result over from the handling unit; this moment decides on time or late. */
  'dossier.takeResult': command(
    'counter',
    z.object({
      id,
      outcome: z.enum(['granted', 'declined']),
      reason: latenessReason.nullable(),
      paper: text(200),
      text: text(1000),
    }),
    dossierDetail,
  ),
  'dossier.postResult': command(
    'counter',
    z.object({
      id,
      tracking: text(60),
      receiver: z.object({ name: text(200), phone: text(30), address: text(400) }),
    }),
    dossierDetail,
  ),
  'dossier.recordDelivery': command(
    'counter',
    z.object({ id, outcome: delivery, proof: text(200), receiver: text(200) }),
    dossierDetail,
  ),
  'dossier.recordNotCollected': command('counter', z.object({ id, how: notifiedBy }), dossierDetail),
  /** `slip` is what the scanner read from the slip; a wrong one is refused with return.wrongSlip. */
  'dossier.return': command(
    'counter',
    z.object({
      id,
      how: z.enum(['counter', 'online']),
      taker: z.object({
        who: z.enum(['applicant', 'submitter', 'other']),
        name: text(200),
        paper: text(60),
      }),
      proof: proof.nullable(),
      slip: text(120),
      approval: approval.nullable(),
    }),
    dossierDetail,
  ),
  'dossier.withdraw': command(
    'counter',
    z.object({ id, reason: text(1000), papers: text(500) }),
    dossierDetail,
  ),
  'dossier.stop': command(
    'counter',
    z.object({ id, request: text(1000), ground: text(1000) }),
    dossierDetail,
  ),
  /** People papers can be handed to, and those waiting for the one signed in, by giver. */
  'handOver.desk': query(
    'counter',
    z.object({}),
    z.object({
      people: z.array(staffMember),
      agencies: z.array(z.string()),
      incoming: z.array(
        z.object({ list: z.string().nullable(), from: z.string(), rows: z.array(dossierRow) }),
      ),
    }),
  ),
} as const;
