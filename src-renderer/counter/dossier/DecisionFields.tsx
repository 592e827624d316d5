import { TextField } from '../../ui/TextField.tsx';
import { readBirthDate, showBirthDate } from '../intake/dates.ts';
import { ReadField } from '../intake/ReadField.tsx';

export interface DecisionTyped {
  readonly number: string;
  readonly date: string;
  readonly signer: string;
}

export const noDecision: DecisionTyped = { number: '', date: '', signer: '' };

/** All three written and the day readable, else null. */
export const decisionOf = ({ number, date, signer }: DecisionTyped): DecisionTyped | null =>
  number.trim() !== '' && signer.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(date)
    ? { number: number.trim(), date, signer: signer.trim() }
    : null;

interface Props {
  readonly legend: string;
  readonly value: DecisionTyped;
  readonly onChange: (value: DecisionTyped) => void;
  readonly error?: string | undefined;
}

/** Number, day and signer as they stand on the signed paper. */
export function DecisionFields({ legend, value, onChange, error }: Props) {
  return (
    <fieldset className="approval stack tight">
      <legend className="legend">{legend}</legend>
      <div className="grid12">
        <div className="w4">
          <TextField
            id="decision-number"
            label="Số văn bản"
            value={value.number}
            onChange={(number) => onChange({ ...value, number })}
            maxLength={60}
          />
        </div>
        <div className="w3">
          <ReadField
            id="decision-date"
            label="Ngày ký"
            hint="Ví dụ 20/11/2026"
            value={value.date}
            read={readBirthDate}
            show={showBirthDate}
            maxLength={10}
            inputMode="numeric"
            onChange={(date) => onChange({ ...value, date })}
          />
        </div>
        <div className="w5">
          <TextField
            id="decision-signer"
            label="Người ký"
            value={value.signer}
            onChange={(signer) => onChange({ ...value, signer })}
            maxLength={200}
          />
        </div>
      </div>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
