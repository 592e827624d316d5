import { useCallback, useEffect, useRef, useState } from 'react';
import { emptyIntake } from '../../../src-shared/dossier/emptyIntake.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import type { Failure } from '../../../src-shared/result.ts';
import { call } from '../../client/call.ts';

/** Rest after a key before saving: a power cut takes at most this much typing. */
const restMs = 150;

export interface Draft {
  /** Null until it is known whether there is one. */
  readonly form: IntakeForm | null;
  readonly savedAt: string | null;
  readonly failure: Failure | null;
  change(part: Partial<IntakeForm>): void;
  /** Ends saving: the draft was received or given up. */
  end(): void;
}

/** The intake as typed, saved at every field while typing goes on; the latest wins, one save at a time. */
export function useDraft(draftId: string, procedureCode: string | null): Draft {
  const [form, setForm] = useState<IntakeForm | null>(null);
  const [saved, setSaved] = useState<{ at: string | null; failure: Failure | null }>({
    at: null,
    failure: null,
  });
  const pending = useRef<IntakeForm | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef(false);

  const save = useCallback(async () => {
    if (saving.current || !pending.current) return;
    saving.current = true;
    const latest = pending.current;
    pending.current = null;
    const answer = await call('draft.save', { id: draftId, form: latest });
    saving.current = false;
    setSaved((before) =>
      answer.ok ? { at: answer.value.savedAt, failure: null } : { at: before.at, failure: answer.error },
    );
    if (!answer.ok) pending.current ??= latest;
    else if (pending.current) void save();
  }, [draftId]);

  useEffect(() => {
    let current = true;
    void call('draft.get', { id: draftId }).then((answer) => {
      if (!current) return;
      setForm(answer.ok ? answer.value.form : { ...emptyIntake(), procedureCode: procedureCode ?? '' });
    });
    const flush = () => {
      clearTimeout(timer.current);
      void save();
    };
    window.addEventListener('blur', flush);
    return () => {
      current = false;
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [draftId, procedureCode, save]);

  const change = useCallback(
    (part: Partial<IntakeForm>) =>
      setForm((before) => {
        if (!before) return before;
        const next = { ...before, ...part };
        pending.current = next;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void save(), restMs);
        return next;
      }),
    [save],
  );
  const end = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = null;
  }, []);
  return { form, savedAt: saved.at, failure: saved.failure, change, end };
}
