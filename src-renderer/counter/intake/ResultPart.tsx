import type { ResultChannel } from '../../../src-shared/dossier/intake.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { PartProps } from './parts.ts';

const channels = [
  ['counter', 'Tại quầy'],
  ['post', 'Bưu chính'],
  ['online', 'Trực tuyến'],
] as const satisfies readonly (readonly [ResultChannel, string])[];

/** How many sets are handed in, and how the result comes back. */
export function ResultPart({ form, errors, onChange }: PartProps) {
  const toPost = () =>
    onChange({ resultChannel: 'post', postalAddress: form.postalAddress || form.applicant.address });
  return (
    <>
      <div className="spread-row">
        <Stepper label="Số bộ" value={form.sets} min={1} max={20} onChange={(sets) => onChange({ sets })} />
      </div>
      <Choices
        legend="Nhận kết quả"
        name="result"
        value={form.resultChannel}
        options={channels}
        onChange={(resultChannel) => (resultChannel === 'post' ? toPost() : onChange({ resultChannel }))}
      />
      {form.resultChannel === 'post' && (
        <TextField
          id="postalAddress"
          label="Địa chỉ nhận qua bưu chính"
          rows={2}
          value={form.postalAddress}
          maxLength={400}
          onChange={(postalAddress) => onChange({ postalAddress })}
          error={errors.get('postalAddress')}
        />
      )}
    </>
  );
}
