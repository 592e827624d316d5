import { useEffect } from 'react';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { Check, Choices } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { readBirthDate, showBirthDate } from './dates.ts';
import type { PartProps } from './parts.ts';
import { ReadField } from './ReadField.tsx';
import { ScanButton } from './ScanCard.tsx';
import { SelectField } from './SelectField.tsx';
import { SubmitterFields } from './SubmitterFields.tsx';
import type { CardScan } from './useCardScan.ts';

type Applicant = IntakeForm['applicant'];

const kinds = [
  ['person', 'Cá nhân'],
  ['organisation', 'Tổ chức'],
] as const satisfies readonly (readonly [Applicant['kind'], string])[];

const sexes = [
  ['', '–'],
  ['male', 'Nam'],
  ['female', 'Nữ'],
] as const satisfies readonly (readonly [Applicant['sex'], string])[];

/** The contract's limits. */
const longest = {
  name: 200,
  idNumber: 30,
  address: 400,
  phone: 30,
  email: 120,
  representative: 200,
} as const;

/** Whose dossier it is. Only name and address are needed: newborns have no number, elders no phone. */
export function ApplicantFields({ form, errors, onChange, scan }: PartProps & { readonly scan: CardScan }) {
  const { applicant, submitter } = form;
  const set = (part: Partial<Applicant>) => onChange({ applicant: { ...applicant, ...part } });
  const text = (
    name: keyof typeof longest,
    label: string,
    width: string,
    inputMode?: 'numeric' | 'tel' | 'email',
  ) => (
    <div className={width}>
      <TextField
        id={`applicant.${name}`}
        label={label}
        value={applicant[name]}
        maxLength={longest[name]}
        inputMode={inputMode}
        onChange={(value) => set({ [name]: value })}
        error={errors.get(`applicant.${name}`)}
      />
    </div>
  );
  // The next thing typed after a procedure is chosen; also where a scan lands letter by letter.
  useEffect(() => document.getElementById('applicant.name')?.focus(), []);
  const organisation = applicant.kind === 'organisation';
  return (
    <>
      <div className="section-head">
        <h2>2 Chủ hồ sơ</h2>
        <ScanButton scan={scan} />
        <Choices
          legend="Chủ hồ sơ là"
          hideLegend
          name="kind"
          value={applicant.kind}
          options={kinds}
          onChange={(kind) => set({ kind })}
        />
        <Check
          label="Người nộp không phải chủ hồ sơ"
          checked={!submitter.sameAsApplicant}
          onChange={(other) => onChange({ submitter: { ...submitter, sameAsApplicant: !other } })}
        />
      </div>
      <div className="grid12">
        {text('name', organisation ? 'Tên tổ chức' : 'Họ và tên', organisation ? 'w6' : 'w4')}
        {text('idNumber', organisation ? 'Mã số' : 'Số giấy tờ', 'w3', 'numeric')}
        {organisation ? (
          text('representative', 'Người đại diện', 'w3')
        ) : (
          <>
            <div className="w3">
              <ReadField
                id="applicant.birthDate"
                label="Ngày sinh"
                value={applicant.birthDate}
                read={readBirthDate}
                show={showBirthDate}
                inputMode="numeric"
                maxLength={10}
                onChange={(birthDate) => set({ birthDate })}
                error={errors.get('applicant.birthDate')}
              />
            </div>
            <div className="w2">
              <SelectField
                id="applicant.sex"
                label="Giới tính"
                value={applicant.sex}
                options={sexes}
                onChange={(sex) => set({ sex })}
              />
            </div>
          </>
        )}
        {text('address', 'Địa chỉ', 'w6')}
        {text('phone', 'Điện thoại', 'w3', 'tel')}
        {text('email', 'Thư điện tử', 'w3', 'email')}
      </div>
      {!submitter.sameAsApplicant && <SubmitterFields form={form} errors={errors} onChange={onChange} />}
    </>
  );
}
