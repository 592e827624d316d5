import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { Check } from '../../ui/Choices.tsx';
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
  const text = (
    name: keyof IntakeForm['applicant'],
    label: string,
    inputMode?: 'numeric' | 'tel' | 'email',
  ) => (
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
      <div className="grid12">
        <div className="w5">{text('name', organisation ? 'Tên tổ chức' : 'Họ và tên')}</div>
        <div className="w4">{text('idNumber', organisation ? 'Mã số' : 'Số căn cước, hộ chiếu')}</div>
        <div className="w3">
          <Check
            label="Tổ chức"
            checked={organisation}
            onChange={(checked) => set({ kind: checked ? 'organisation' : 'person' })}
          />
        </div>
        <div className={organisation ? 'w5' : 'w4'}>{text('address', 'Địa chỉ')}</div>
        <div className={organisation ? 'w4' : 'w3'}>{text('phone', 'Điện thoại', 'tel')}</div>
        {organisation ? (
          <div className="w3">{text('representative', 'Đại diện')}</div>
        ) : (
          <>
            <div className="w3">
              <BirthDateField
                value={applicant.birthDate}
                onChange={(birthDate) => set({ birthDate })}
                error={errors.get('applicant.birthDate')}
              />
            </div>
            <div className="w2 field">
              <label htmlFor="applicant.sex">Giới tính</label>
              <select
                id="applicant.sex"
                value={applicant.sex}
                onChange={(event) => set({ sex: event.target.value as IntakeForm['applicant']['sex'] })}
              >
                <option value="">–</option>
                <option value="male">Nam</option>
                <option value="female">Nữ</option>
              </select>
            </div>
          </>
        )}
        <div className="w5">{text('email', 'Thư điện tử', 'email')}</div>
        <div className="w7">
          <Check
            label="Người nộp không phải chủ hồ sơ"
            checked={!form.submitter.sameAsApplicant}
            onChange={(other) => onChange({ submitter: { ...form.submitter, sameAsApplicant: !other } })}
          />
        </div>
      </div>
      {!form.submitter.sameAsApplicant && <SubmitterFields form={form} errors={errors} onChange={onChange} />}
    </div>
  );
}

const submitterFields = [
  ['name', 'Họ và tên người nộp', 'w5'],
  ['idNumber', 'Số giấy tờ người nộp', 'w4'],
  ['phone', 'Điện thoại', 'w3'],
  ['relation', 'Quan hệ với chủ hồ sơ', 'w5'],
  ['authority', 'Giấy ủy quyền (nếu có)', 'w7'],
] as const;

function SubmitterFields({ form, errors, onChange }: Props) {
  const { submitter } = form;
  return (
    <div className="grid12 inset">
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
