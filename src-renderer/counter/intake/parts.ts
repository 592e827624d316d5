import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';

/** What every part of the intake form works with. */
export interface PartProps {
  readonly form: IntakeForm;
  /** Sentence by field path, for the fields whose mistake is to be shown now. */
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (part: Partial<IntakeForm>) => void;
}
