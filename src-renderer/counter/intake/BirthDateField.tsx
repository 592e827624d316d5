import { useEffect, useState } from 'react';
import { formatDate } from '../../../src-shared/calendar/format.ts';
import { TextField } from '../../ui/TextField.tsx';

interface Props {
  /** `YYYY-MM-DD`, `YYYY`, or what could not be read yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** `1/2/1990`, `01021990` and `1990` as people write them; anything else is kept as typed and told as wrong. */
export function readBirthDate(typed: string): string {
  const text = typed.trim();
  const [, day, month, year] =
    /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

const shown = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value);

export function BirthDateField({ value, onChange, error }: Props) {
  const [typed, setTyped] = useState(shown(value));
  useEffect(() => setTyped((before) => (readBirthDate(before) === value ? before : shown(value))), [value]);
  return (
    <TextField
      id="applicant.birthDate"
      label="Ngày sinh"
      value={typed}
      inputMode="numeric"
      maxLength={10}
      onChange={(text) => {
        setTyped(text);
        onChange(readBirthDate(text));
      }}
      error={error}
    />
  );
}
