import { useRef, useState } from 'react';
import type { FieldProblem } from '../../src-shared/dossier/checkIntake.ts';
import type { Result } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';

interface Action {
  /** The refusal as a sentence; empty when there is none. */
  readonly error: string;
  /** Its code, for a dialog that has an answer to it; empty when there is none. */
  readonly code: string;
  /** Which field the refusal is about, or empty. */
  readonly field: string;
  run(work: () => Promise<Result<unknown>>): void;
}

/** Runs one command of a dialog, one at a time; its refusal is a sentence beside the button or the field. */
export function useAction(onDone: () => void): Action {
  const [refusal, setRefusal] = useState({ error: '', code: '', field: '' });
  const busy = useRef(false);
  const run = async (work: () => Promise<Result<unknown>>) => {
    if (busy.current) return;
    busy.current = true;
    const answer = await work();
    busy.current = false;
    if (answer.ok) return onDone();
    const [problem] = (answer.error.details?.fields ?? []) as readonly FieldProblem[];
    const { code } = answer.error;
    setRefusal({ error: messageFor(problem ?? answer.error), code, field: problem?.field ?? '' });
  };
  return { ...refusal, run: (work) => void run(work) };
}
