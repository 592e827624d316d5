import { Check } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { PartProps } from './parts.ts';

/** What most visits do not need: another agency's dossier, an intake outside, help for who cannot write. */
export function SpecialCases({ form, errors, onChange }: PartProps) {
  const { competentAgency, mobile, assistance } = form;
  const set = (part: Partial<typeof assistance>) => onChange({ assistance: { ...assistance, ...part } });
  const used = competentAgency || mobile || assistance.fingerprint || assistance.interpreter;
  return (
    <details className="special" open={Boolean(used) || undefined}>
      <summary>Trường hợp đặc biệt</summary>
      <div className="stack tight">
        <TextField
          id="competentAgency"
          label="Tiếp nhận phi địa giới cho"
          hint="Tên cơ quan giải quyết khác trong tỉnh"
          value={competentAgency}
          onChange={(value) => onChange({ competentAgency: value })}
          maxLength={200}
        />
        <TextField
          id="mobile"
          label="Tiếp nhận lưu động, tại nhà"
          hint="Theo phân công nào"
          value={mobile}
          onChange={(value) => onChange({ mobile: value })}
          maxLength={200}
        />
        <Check
          label="Không ký được, điểm chỉ"
          checked={assistance.fingerprint}
          onChange={(fingerprint) => set({ fingerprint })}
        />
        {assistance.fingerprint && (
          <TextField
            id="assistance.witness"
            label="Người làm chứng"
            value={assistance.witness}
            onChange={(witness) => set({ witness })}
            error={errors.get('assistance.witness')}
            maxLength={200}
          />
        )}
        <Check
          label="Đã đọc lại cho nghe"
          checked={assistance.readBack}
          onChange={(readBack) => set({ readBack })}
        />
        <TextField
          id="assistance.interpreter"
          label="Người phiên dịch"
          hint="Bỏ trống nếu không cần"
          value={assistance.interpreter}
          onChange={(interpreter) => set({ interpreter })}
          maxLength={200}
        />
      </div>
    </details>
  );
}
