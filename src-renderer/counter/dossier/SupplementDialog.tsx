import { useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import type { Component } from '../../../src-shared/procedure/version.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Check } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ApprovalFields, approvalOf, noApproval } from './ApprovalFields.tsx';
import { DecisionFields, decisionOf, noDecision } from './DecisionFields.tsx';
import { ExtraPaperDialog } from './ExtraPaperDialog.tsx';

interface Props {
  readonly id: string;
  /** The draft before receipt; null after it. */
  readonly form: IntakeForm | null;
  readonly components: readonly Component[];
  /** Ticked at first: what the form lacks. */
  readonly missing: readonly string[];
  /** How many supplement slips this case has had. */
  readonly before: number;
  readonly onDone: (dossier: DossierDetail) => void;
  readonly onClose: () => void;
}

const usualReason = 'Chưa có trong hồ sơ đã nộp';

/**
 * Mẫu 02: only papers of this procedure's own list can be asked for, each with its reason. Something
 * else is either put into the catalogue first, or left as the citizen's own wish.
 */
export function SupplementDialog({ id, form, components, missing, before, onDone, onClose }: Props) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(missing.map((component) => [component, usualReason])),
  );
  const [note, setNote] = useState('');
  const [approval, setApproval] = useState(noApproval);
  const [decision, setDecision] = useState(noDecision);
  const [extra, setExtra] = useState(false);
  const [said, setSaid] = useState('');
  const { error, field, run } = useAction(() => undefined);
  const round = before + 1;
  const toggle = (component: string, on: boolean) =>
    setReasons(({ [component]: _, ...others }) => (on ? { ...others, [component]: usualReason } : others));
  const send = () =>
    run(async () => {
      const answer = await call('dossier.requestSupplement', {
        id,
        form,
        items: components.flatMap((component) => {
          const reason = reasons[component.id];
          return reason === undefined ? [] : [{ component: component.id, reason }];
        }),
        note,
        approval: approvalOf(approval),
        decision: decisionOf(decision),
      });
      if (answer.ok) onDone(answer.value);
      return answer;
    });
  if (extra)
    return (
      <ExtraPaperDialog
        id={id}
        form={form}
        how="demanded"
        onDone={() => {
          setExtra(false);
          setSaid('Đã ghi vào báo cáo giấy tờ ngoài quy định.');
        }}
        onClose={() => setExtra(false)}
      />
    );
  return (
    <Dialog
      wide
      title={`Hướng dẫn hoàn thiện hồ sơ${round > 1 ? ` (lần ${round})` : ''}`}
      closeWord="Thôi"
      onClose={onClose}
      action={{ word: 'Lập phiếu và in', run: send }}
    >
      <p className="soft small">
        Chỉ yêu cầu được giấy tờ trong thành phần hồ sơ đã công bố. Ghi rõ lý do để người dân chỉ phải đi lại
        một lần.
      </p>
      <ul className="supplement-items">
        {components.map((component) => {
          const reason = reasons[component.id];
          return (
            <li key={component.id} className="stack tight">
              <Check
                label={component.name}
                checked={reason !== undefined}
                onChange={(on) => toggle(component.id, on)}
              />
              {reason !== undefined && (
                <TextField
                  id={`reason-${component.id}`}
                  label="Lý do, cần làm gì"
                  value={reason}
                  onChange={(text) => setReasons({ ...reasons, [component.id]: text })}
                  error={field === `items.${component.id}` ? error : undefined}
                  maxLength={500}
                />
              )}
            </li>
          );
        })}
      </ul>
      <TextField
        id="supplement-note"
        label="Ghi chú thêm cho người dân"
        hint="Bỏ trống nếu không có."
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
      <div className="row">
        <Button onPress={() => setExtra(true)}>Cần giấy tờ không có trong danh sách?</Button>
        {said && <span className="notice good">{said}</span>}
      </div>
      {round === 2 && (
        <ApprovalFields
          value={approval}
          onChange={setApproval}
          about={messageFor({ code: 'supplement.leaderNeeded' })}
        />
      )}
      {round > 2 && (
        <DecisionFields
          legend={messageFor({ code: 'supplement.decisionNeeded', details: { round } })}
          value={decision}
          onChange={setDecision}
        />
      )}
      <Refusal text={field.startsWith('items.') ? '' : error} />
    </Dialog>
  );
}
