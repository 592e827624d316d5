import type { IntakeForm, SubmissionChannel } from '../../../src-shared/dossier/intake.ts';
import { Choices } from '../../ui/Choices.tsx';
import { readMoment, showMoment } from './dates.ts';
import type { PartProps } from './parts.ts';
import { ReadField } from './ReadField.tsx';

const options = [
  ['inPerson', 'Trực tiếp'],
  ['online', 'Trực tuyến'],
  ['post', 'Bưu chính'],
  ['onlineAssisted', 'Nộp trực tuyến có hỗ trợ'],
] as const satisfies readonly (readonly [SubmissionChannel, string])[];

/** How it was submitted: time and fee differ by it. What did not happen here has its own moment. */
export function ChannelPicker({ form, errors, onChange }: PartProps) {
  const choose = (channel: IntakeForm['channel']) =>
    onChange({ channel, submittedAt: channel === 'inPerson' ? '' : form.submittedAt });
  return (
    <div className="channel" id="channel" tabIndex={-1}>
      <Choices
        legend="Hình thức nộp"
        hideLegend
        name="channel"
        value={form.channel}
        options={options}
        onChange={choose}
      />
      {form.channel !== 'inPerson' && (
        <ReadField
          id="submittedAt"
          label="Người dân nộp lúc"
          hint="Giờ và ngày, ví dụ 09:05 20/11/2026"
          value={form.submittedAt}
          read={readMoment}
          show={showMoment}
          maxLength={20}
          onChange={(submittedAt) => onChange({ submittedAt })}
          error={errors.get('submittedAt')}
        />
      )}
    </div>
  );
}
