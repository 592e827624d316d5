import { useState } from 'react';
import type { FieldProblem } from '../../../src-shared/dossier/checkIntake.ts';
import type { Result } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';

/** Runs one command of a dialog; its refusal is a sentence beside the button. */
export function useAction(onDone: () => void): { readonly error: string; run(work: () => Promise<Result<unknown>>): void } {
  const [error, setError] = useState('');
  const run = async (work: () => Promise<Result<unknown>>) => {
    const answer = await work();
    if (answer.ok) return onDone();
    const [field] = (answer.error.details?.['fields'] ?? []) as readonly FieldProblem[];
    setError(messageFor(field ?? answer.error));
  };
  return { error, run: (work) => void run(work) };
}
