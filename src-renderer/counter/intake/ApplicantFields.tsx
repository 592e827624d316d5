import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { Check, Choices } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { BirthDateField } from './BirthDateField.tsx';

interface Props {
  readonly form: IntakeForm;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (part: Partial<IntakeForm>) => void;
}

/** Whose dossier it is. Only name and address are needed: newborns have no number, elders no phone. */
export function ApplicantFields({ form, errors, onChange }: Props) {
  const { applicant } = form;
  const set = (part: Partial<IntakeForm['applicant']>) => onChange({ applicant: { ...applicant, ...part } });
  const text = (name: keyof IntakeForm['applicant'], label: string, inputMode?: 'numeric' | 'tel' | 'email') => (
    <TextField
      id={`applicant.${name}`}
      label={label}
      value={applicant[name]}
      onChange={(value) => set({ [name]: value })}
      error={errors.get(`applicant.${name}`)}
      inputMode={inputMode}
    />
  );
  const organisation = applicant.kind === 'organisation';
  return (
    <div className="stack tight">
      <div className="grid6">
        <div className="w3">{text('name', organisation ? 'Tên tổ chức' : 'Họ và tên')}</div>
        <div className="w2">{text('idNumber', organisation ? 'Mã số' : 'Số căn cước, CMND, hộ chiếu')}</div>
        <div className="kind">
          <Check
            label="Tổ chức"
            checked={organisation}
            onChange={(checked) => set({ kind: checked ? 'organisation' : 'person' })}
          />
        </div>
        <div className="w3">{text('address', 'Địa chỉ')}</div>
        <div className="w2">{text('phone', 'Điện thoại (nếu có)', 'tel')}</div>
        {organisation ? (
          <div className="w3">{text('representative', 'Người đại diện')}</div>
        ) : (
          <>
            <div className="w1">
              <BirthDateField value={applicant.birthDate} onChange={(birthDate) => set({ birthDate })} error={errors.get('applicant.birthDate')} />
            </div>
            <div className="w3">
              <Choices
                legend="Giới tính"
                name="sex"
                value={applicant.sex}
                options={[
                  ['male', 'Nam'],
                  ['female', 'Nữ'],
                  ['', 'Không ghi'],
                ]}
                onChange={(sex) => set({ sex })}
              />
            </div>
          </>
        )}
        <div className="w3">{text('email', 'Thư điện tử (nếu có)', 'email')}</div>
      </div>
      <Check
        label="Người nộp không phải chủ hồ sơ"
        checked={!form.submitter.sameAsApplicant}
        onChange={(other) => onChange({ submitter: { ...form.submitter, sameAsApplicant: !other } })}
      />
      {!form.submitter.sameAsApplicant && <SubmitterFields form={form} errors={errors} onChange={onChange} />}
    </div>
  );
}

const submitterFields = [
  ['name', 'Họ và tên người nộp', 'w3'],
  ['idNumber', 'Số giấy tờ', 'w2'],
  ['phone', 'Điện thoại', 'w1'],
  ['relation', 'Quan hệ với chủ hồ sơ', 'w3'],
  ['authority', 'Giấy ủy quyền (nếu có)', 'w3'],
] as const;

function SubmitterFields({ form, errors, onChange }: Props) {
  const { submitter } = form;
  return (
    <div className="grid6 inset">
      {submitterFields.map(([name, label, width]) => (
        <div key={name} className={width}>
          <TextField
            id={`submitter.${name}`}
            label={label}
            value={submitter[name]}
            onChange={(value) => onChange({ submitter: { ...submitter, [name]: value } })}
            error={errors.get(`submitter.${name}`)}
          />
        </div>
      ))}
    </div>
  );
}
