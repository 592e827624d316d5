import { useState } from 'react';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { SelectField } from '../intake/SelectField.tsx';

interface Props {
  readonly ids: readonly string[];
  /** Whose hands the papers are in: nobody gives them to oneself. */
  readonly holder: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Kind = 'staff' | 'agency';
type Share = NonNullable<InputOf<'dossier.handOver'>['share']>['kind'] | '';

const kinds = [
  ['staff', 'Người trong cơ quan'],
  ['agency', 'Cơ quan khác'],
] as const satisfies readonly (readonly [Kind, string])[];

const shares = [
  ['', 'Không tính riêng'],
  ['workingDays', 'Ngày làm việc'],
  ['hours', 'Giờ làm việc'],
] as const satisfies readonly (readonly [Share, string])[];

/** Gives one dossier or a whole list to a colleague or another agency; the receiver confirms once. */
export function HandOverDialog({ ids, holder, onDone, onClose }: Props) {
  const { data } = useQuery('handOver.desk', {});
  const [kind, setKind] = useState<Kind>('staff');
  const [person, setPerson] = useState('');
  const [agency, setAgency] = useState('');
  const [share, setShare] = useState<Share>('');
  const [amount, setAmount] = useState(1);
  const { error, run } = useAction(onDone);
  const people = (data?.people ?? []).filter(({ name }) => name !== holder);
  const chosen = people.find(({ id }) => id === person) ?? people[0];
  const to =
    kind === 'agency'
      ? ({ kind, name: agency } as const)
      : ({ kind, id: chosen?.id ?? '', name: chosen?.name ?? '' } as const);
  const missing = kind === 'agency' && agency.trim() === '' ? 'Ghi tên cơ quan nhận.' : '';
  const [tried, setTried] = useState(false);
  const give = () => {
    setTried(true);
    if (missing) return;
    run(() =>
      call('dossier.handOver', {
        ids: [...ids],
        to,
        share: kind === 'agency' && share !== '' ? { kind: share as 'hours', value: amount } : null,
      }),
    );
  };
  return (
    <Dialog
      title={ids.length === 1 ? 'Giao hồ sơ' : `Giao ${ids.length} hồ sơ trong một danh sách`}
      closeWord="Thôi"
      onClose={onClose}
      action={{ word: 'Giao', run: give }}
    >
      <Choices legend="Giao cho" name="to-kind" value={kind} options={kinds} onChange={setKind} />
      {kind === 'staff' ? (
        <SelectField
          id="to-person"
          label="Người nhận"
          value={chosen?.id ?? ''}
          options={people.map(({ id, name }) => [id, name] as const)}
          onChange={setPerson}
        />
      ) : (
        <>
          <TextField
            id="to-agency"
            label="Tên cơ quan nhận"
            value={agency}
            onChange={setAgency}
            error={tried && missing ? missing : undefined}
            maxLength={200}
          />
          <SelectField
            id="share"
            label="Phần thời gian của cơ quan này"
            value={share}
            options={shares}
            onChange={setShare}
          />
          {share !== '' && <Stepper label="Trong" value={amount} min={1} max={60} onChange={setAmount} />}
        </>
      )}
      <p className="soft small">
        Người nhận xác nhận một lần cho cả danh sách; phiếu kiểm soát ghi tên hai bên và giờ giao, nhận.
      </p>
      <Refusal text={error} />
    </Dialog>
  );
}
