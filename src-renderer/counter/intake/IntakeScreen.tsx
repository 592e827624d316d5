import { useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { IntakeFormView } from './IntakeFormView.tsx';
import { type IssuedForm, IssuedView } from './IssuedView.tsx';
import './intake.css';
import { SavedView } from './SavedView.tsx';
import { useDraft } from './useDraft.ts';

interface Props {
  /** Becomes the dossier's id on receipt. */
  readonly draftId: string;
  /** The procedure to start with when there is no draft yet. */
  readonly procedureCode: string | null;
}

/** One intake, from the procedure to the slip: the form until it is received, then what was saved. */
export function IntakeScreen({ draftId, procedureCode }: Props) {
  const draft = useDraft(draftId, procedureCode);
  const [received, setReceived] = useState<DossierDetail | null>(null);
  const [issued, setIssued] = useState<{ dossier: DossierDetail; form: IssuedForm } | null>(null);
  if (received) return <SavedView dossier={received} fresh />;
  if (issued) return <IssuedView {...issued} />;
  if (draft.already) return <SavedView dossier={draft.already} fresh={false} />;
  return (
    <IntakeFormView
      key={String(draft.found)}
      draftId={draftId}
      form={draft.form}
      draft={draft}
      onReceived={(dossier) => {
        void draft.end();
        setReceived(dossier);
      }}
      onIssued={(dossier, form) => {
        if (form === 'refusal') void draft.end();
        setIssued({ dossier, form });
      }}
    />
  );
}
