import { isLocalDate } from '../../../src-shared/calendar/zone.ts';
import { readBirthDate, showBirthDate } from '../intake/dates.ts';
import { ReadField } from '../intake/ReadField.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  /** `YYYY-MM-DD`, or what was typed and is no day yet. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day as people write it, whatever the language of the machine: `20/11/2026`, `20112026`. */
export function DayField(props: Props) {
  const wrong = props.value !== '' && !isLocalDate(props.value);
  return (
    <div className="day-field">
      <ReadField
        {...props}
        read={readBirthDate}
        show={showBirthDate}
        inputMode="numeric"
        maxLength={10}
        error={wrong ? 'ngày/tháng/năm' : undefined}
      />
    </div>
  );
}
