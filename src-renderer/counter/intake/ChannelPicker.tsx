import type { IntakeForm, SubmissionChannel } from '../../../src-shared/dossier/intake.ts';
import { Choices } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';

const options = [
  ['inPerson', 'Trực tiếp'],
  ['online', 'Trực tuyến'],
  ['post', 'Bưu chính'],
  ['onlineAssisted', 'Trực tuyến có hỗ trợ'],
] as const satisfies readonly (readonly [SubmissionChannel, string])[];

interface Props {
  readonly form: IntakeForm;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (part: Partial<IntakeForm>) => void;
}

/** How it was submitted, and the two moments the law tells apart: submitted and accepted. */
export function ChannelPicker({ form, errors, onChange }: Props) {
  const remote = form.channel !== 'inPerson';
  return (
    <div className="how">
      <Choices
        legend="Hình thức nộp"
        hideLegend
        name="channel"
        value={form.channel}
        options={options}
        onChange={(channel) => onChange({ channel })}
      />
      <details className="moments" open={remote || form.acceptedAt !== '' || undefined}>
        <summary>Tiếp nhận {form.acceptedAt === '' ? 'bây giờ' : 'lúc khác'}</summary>
        <div className="two">
          {remote && (
            <TextField
              id="submittedAt"
              type="datetime-local"
              label="Người dân nộp lúc"
              value={form.submittedAt}
              onChange={(submittedAt) => onChange({ submittedAt })}
              error={errors.get('submittedAt')}
            />
          )}
          <TextField
            id="acceptedAt"
            type="datetime-local"
            label="Quầy tiếp nhận lúc"
            hint="Bỏ trống là bây giờ"
            value={form.acceptedAt}
            onChange={(acceptedAt) => onChange({ acceptedAt })}
            error={errors.get('acceptedAt')}
          />
        </div>
      </details>
    </div>
  );
}
