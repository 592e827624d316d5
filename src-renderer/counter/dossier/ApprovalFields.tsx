import type { OutputOf } from '../../../src-shared/contract/index.ts';
import { useQuery } from '../../client/useQuery.ts';
import { TextField } from '../../ui/TextField.tsx';
import { SelectField } from '../intake/SelectField.tsx';
import { useCounter } from '../store.ts';

export interface Approval {
  readonly staffId: string;
  readonly pin: string;
}

export const noApproval: Approval = { staffId: '', pin: '' };

/** What goes to main: nothing where nobody typed a PIN. */
export const approvalOf = ({ staffId, pin }: Approval): Approval | null =>
  pin === '' ? null : { staffId, pin };

const leadersOf = (data: OutputOf<'session.open'> | null) =>
  (data?.staff ?? []).filter(({ role }) => role === 'leader');

interface Props {
  readonly value: Approval;
  readonly onChange: (value: Approval) => void;
  readonly about: string;
}

/** A leader stands behind this with their own PIN; nothing to type when a leader is signed in. */
export function ApprovalFields({ value, onChange, about }: Props) {
  const staff = useCounter((state) => state.staff);
  const { data } = useQuery('session.open', {});
  const leaders = leadersOf(data);
  if (staff?.role === 'leader') return <p className="notice small">{about} Lãnh đạo đang đăng nhập.</p>;
  const [first] = leaders;
  const chosen = value.staffId || (first?.id ?? '');
  return (
    <fieldset className="approval stack tight">
      <legend className="legend">{about}</legend>
      <SelectField
        id="approval-staff"
        label="Lãnh đạo"
        value={chosen}
        options={leaders.map(({ id, name }) => [id, name] as const)}
        onChange={(staffId) => onChange({ ...value, staffId })}
      />
      <TextField
        id="approval-pin"
        label="Mã PIN của lãnh đạo"
        type="password"
        inputMode="numeric"
        value={value.pin}
        onChange={(pin) => onChange({ staffId: chosen, pin: pin.replace(/\D/g, '') })}
        maxLength={12}
      />
    </fieldset>
  );
}
