import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { emptyIntake } from '../../../src-shared/dossier/emptyIntake.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { type Failure, ok, type Result } from '../../../src-shared/result.ts';
import { call } from '../../client/call.ts';
import { createAutosave, retryMs } from './autosave.ts';

export interface Draft {
  readonly form: IntakeForm;
  /** True once a draft that was kept stands in the form: parts that remember begin anew then. */
  readonly found: boolean;
  /** The dossier this draft became, when the screen is opened again after receipt. */
  readonly already: DossierDetail | null;
  /** The case this draft goes on with, where it was guided before. */
  readonly guided: DossierDetail | null;
  /** Instant of the last good save; null before. */
  readonly savedAt: string | null;
  readonly failure: Failure | null;
  change(part: Partial<IntakeForm>): void;
  flush(): Promise<void>;
  /** Ends saving: the draft was received or is given up. */
  end(): Promise<void>;
}

interface Opened {
  readonly form: IntakeForm | null;
  readonly already: DossierDetail | null;
  readonly guided: DossierDetail | null;
}

/** Fails when main could not be asked: then nothing may be saved over a draft that may be there. */
async function openDraft(id: string): Promise<Result<Opened>> {
  // Going back to a screen whose draft was received, an empty form under its id would be a trap, for
  // receiving it answers the earlier receipt.
  const [draft, dossier] = await Promise.all([call('draft.get', { id }), call('dossier.get', { id })]);
  if (!draft.ok && draft.error.code !== 'draft.unknown') return draft;
  if (!dossier.ok && dossier.error.code !== 'dossier.unknown') return dossier;
  const known = dossier.ok ? dossier.value : null;
  const guided = known?.row.status === 'guided' ? known : null;
  return ok({ form: draft.ok ? draft.value.form : null, already: guided ? null : known, guided });
}

/**
 * The intake as typed, kept while typing goes on. Nothing is saved before the first change. A new form can
 * be typed into at once, before it is known whether a draft was kept: what is typed then goes on top of it.
 */
export function useDraft(draftId: string, procedureCode: string | null): Draft {
  const [form, setForm] = useState<IntakeForm>(() => ({
    ...emptyIntake(),
    procedureCode: procedureCode ?? '',
  }));
  const [found, setFound] = useState(false);
  const [already, setAlready] = useState<DossierDetail | null>(null);
  const [guided, setGuided] = useState<DossierDetail | null>(null);
  const [saved, setSaved] = useState<{ savedAt: string | null; failure: Failure | null }>({
    savedAt: null,
    failure: null,
  });
  const latest = useRef(form);
  /** What was typed before the draft was there; null once it is. */
  const early = useRef<Partial<IntakeForm> | null>({});
  const autosave = useMemo(
    () =>
      createAutosave(
        (value: IntakeForm) => call('draft.save', { id: draftId, form: value }),
        (answer) =>
          setSaved((before) =>
            answer.ok
              ? { savedAt: answer.value.savedAt, failure: null }
              : { savedAt: before.savedAt, failure: answer.error },
          ),
      ),
    [draftId],
  );
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const begin = async () => {
      const opened = await openDraft(draftId);
      if (!current) return;
      if (!opened.ok) {
        setSaved({ savedAt: null, failure: opened.error });
        retry = setTimeout(() => void begin(), retryMs);
        return;
      }
      const typed = early.current ?? {};
      early.current = null;
      setSaved({ savedAt: null, failure: null });
      setAlready(opened.value.already);
      setGuided(opened.value.guided);
      if (opened.value.form) {
        latest.current = { ...opened.value.form, ...typed };
        setForm(latest.current);
        setFound(true);
      }
      if (!opened.value.already && Object.keys(typed).length > 0) autosave.changed(latest.current);
    };
    void begin();
    return () => {
      current = false;
      clearTimeout(retry);
    };
  }, [draftId, autosave]);
  useEffect(() => {
    const flush = () => void autosave.flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [autosave]);

  const change = useCallback(
    (part: Partial<IntakeForm>) => {
      latest.current = { ...latest.current, ...part };
      setForm(latest.current);
      if (early.current) early.current = { ...early.current, ...part };
      else autosave.changed(latest.current);
    },
    [autosave],
  );
  return { form, found, already, guided, ...saved, change, flush: autosave.flush, end: autosave.end };
}
