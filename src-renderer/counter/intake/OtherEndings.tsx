import { useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { missingComponents } from '../../../src-shared/dossier/checkIntake.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import type { ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import { RefuseDialog } from '../dossier/RefuseDialog.tsx';
import { SupplementDialog } from '../dossier/SupplementDialog.tsx';
import type { IssuedForm } from './IssuedView.tsx';

interface Props {
  readonly draftId: string;
  readonly form: IntakeForm;
  readonly procedure: ProcedureVersion;
  /** Supplement slips this case has had. */
  readonly before: number;
  readonly flush: () => Promise<void>;
  readonly onIssued: (dossier: DossierDetail, form: IssuedForm) => void;
}

const noName = 'Nhập họ tên chủ hồ sơ trước, để ghi trên phiếu.';

/** How a visit ends where nothing can be received yet: guided in writing, refused, or only looked through. */
export function OtherEndings({ draftId, form, procedure, before, flush, onIssued }: Props) {
  const [asked, setAsked] = useState<'supplement' | 'refuse' | null>(null);
  const [error, setError] = useState('');
  const why = form.applicant.name.trim() === '' ? noName : null;
  const ask = async (what: 'supplement' | 'refuse') => {
    await flush();
    setAsked(what);
  };
  const precheck = async () => {
    await flush();
    const answer = await call('dossier.precheck', { id: draftId, form });
    if (answer.ok) onIssued(answer.value, 'precheck');
    else setError(messageFor(answer.error));
  };
  return (
    <>
      <div className="other-endings">
        <Button why={why} onPress={() => void ask('supplement')}>
          Hướng dẫn hoàn thiện
        </Button>
        <Button why={why} onPress={() => void ask('refuse')}>
          Từ chối
        </Button>
        <Button why={why} onPress={() => void precheck()}>
          Xem trước
        </Button>
      </div>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {asked === 'supplement' && (
        <SupplementDialog
          id={draftId}
          form={form}
          components={procedure.components}
          missing={missingComponents(form, procedure).map(({ id }) => id)}
          before={before}
          onDone={(dossier) => onIssued(dossier, 'supplement')}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'refuse' && (
        <RefuseDialog
          id={draftId}
          form={form}
          onDone={(dossier) => onIssued(dossier, 'refusal')}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
