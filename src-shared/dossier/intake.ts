import { z } from 'zod';

/** How the dossier reached the office; times and fees differ by it (NĐ 118/2025: in person, post, online). */
export const submissionChannel = z.enum(['inPerson', 'online', 'post', 'onlineAssisted']);
export type SubmissionChannel = z.infer<typeof submissionChannel>;

export const resultChannel = z.enum(['counter', 'post', 'online']);
export type ResultChannel = z.infer<typeof resultChannel>;

/**
 * What happened with one regulated paper: handed in, shown and given back, looked up in a national
 * database, or the look-up is still to be done (the paper may not be demanded instead).
 */
export const componentState = z.enum(['none', 'submitted', 'shown', 'lookedUp', 'checkLater']);
export type ComponentState = z.infer<typeof componentState>;

const text = (max: number) => z.string().max(max);

export const componentEntry = z.object({
  state: componentState,
  originals: z.int().min(0).max(99),
  copies: z.int().min(0).max(99),
});
export type ComponentEntry = z.infer<typeof componentEntry>;

/**
 * The intake as it stands on screen, half-typed values included: what autosave keeps and what
 * `checkIntake` turns into an intake. Empty text means not given.
 */
export const intakeForm = z.object({
  procedureCode: text(20),
  channel: submissionChannel,
  /** Local date-time; empty for in person (same as accepted). */
  submittedAt: text(20),
  /** Local date-time; empty means now. */
  acceptedAt: text(20),
  applicant: z.object({
    kind: z.enum(['person', 'organisation']),
    name: text(200),
    idNumber: text(30),
    birthDate: text(10),
    sex: z.enum(['', 'male', 'female']),
    address: text(400),
    phone: text(30),
    email: text(120),
    /** Who acts for an organisation. */
    representative: text(200),
  }),
  submitter: z.object({
    /** The owner brings the dossier in person. */
    sameAsApplicant: z.boolean(),
    name: text(200),
    idNumber: text(30),
    phone: text(30),
    relation: text(120),
    authority: text(200),
  }),
  components: z.record(z.string().regex(/^c\d+$/), componentEntry),
  sets: z.int().min(1).max(20),
  resultChannel: resultChannel,
  postalAddress: text(400),
  /** Pages of the original and copies, where the fee goes by page. */
  pages: z.int().min(1).max(5000),
  copies: z.int().min(1).max(500),
  feeExemption: text(200),
  /** Only where the published term could not be read: set by hand, with its ground. */
  term: z.object({
    kind: z.enum(['', 'workingDays', 'days', 'hours', 'sameDay']),
    value: z.int().min(1).max(2000),
    ground: text(300),
  }),
  note: text(1000),
  /** Another agency of the province that handles it (phi địa giới); empty for this ward. */
  competentAgency: text(200).default(''),
  /** Taken in outside the office (lưu động, tại nhà): the assignment it rests on. */
  mobile: text(200).default(''),
  /** For people who cannot write, read or speak the language: what was done instead of a signature. */
  assistance: z
    .object({
      fingerprint: z.boolean(),
      witness: text(200),
      readBack: z.boolean(),
      interpreter: text(200),
    })
    .default({ fingerprint: false, witness: '', readBack: false, interpreter: '' }),
});
export type IntakeForm = z.infer<typeof intakeForm>;

/** The part about people, sealed under the dossier's key before it enters an event. */
export const personalData = intakeForm.pick({
  applicant: true,
  submitter: true,
  postalAddress: true,
  feeExemption: true,
  note: true,
  assistance: true,
});
export type PersonalData = z.infer<typeof personalData>;
