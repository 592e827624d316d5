import { TextField } from '../../ui/TextField.tsx';
import type { PartProps } from './parts.ts';

const fields = [
  ['name', 'Họ và tên người nộp', 'w5', 200],
  ['idNumber', 'Số giấy tờ người nộp', 'w4', 30],
  ['phone', 'Điện thoại người nộp', 'w3', 30],
  ['relation', 'Quan hệ với chủ hồ sơ', 'w5', 120],
  ['authority', 'Giấy ủy quyền (nếu có)', 'w7', 200],
] as const;
const inputModes = {
  name: undefined,
  idNumber: 'numeric',
  phone: 'tel',
  relation: undefined,
  authority: undefined,
} as const;

/** Who brings the dossier, when it is not its owner. A card scanned while standing here fills these. */
export function SubmitterFields({ form, errors, onChange }: PartProps) {
  const { submitter } = form;
  return (
    <div className="grid12 inset">
      {fields.map(([name, label, width, maxLength]) => (
        <div key={name} className={width}>
          <TextField
            id={`submitter.${name}`}
            label={label}
            value={submitter[name]}
            maxLength={maxLength}
            inputMode={inputModes[name]}
            onChange={(value) => onChange({ submitter: { ...submitter, [name]: value } })}
            error={errors.get(`submitter.${name}`)}
          />
        </div>
      ))}
    </div>
  );
}
