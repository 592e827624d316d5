import { useState } from 'react';
import { isLocalDate } from '../../../src-shared/calendar/zone.ts';
import { type Period, type PeriodName, periodOn } from '../../../src-shared/evaluation/period.ts';
import { DayField } from '../cash/DayField.tsx';
import '../cash/cash.css';
import { today } from '../cash/today.ts';
import { SelectField } from '../intake/SelectField.tsx';

type Choice = PeriodName | 'own';

const names = [
  ['month', 'Tháng này'],
  ['lastMonth', 'Tháng trước'],
  ['day', 'Hôm nay'],
  ['quarter', 'Quý này'],
  ['halfYear', '6 tháng'],
  ['nineMonths', '9 tháng'],
  ['year', 'Năm nay'],
  ['own', 'Tự chọn ngày'],
] as const satisfies readonly (readonly [Choice, string])[];

interface Props {
  readonly value: Period;
  readonly onChange: (period: Period) => void;
}

/** A period of reports by its name, or any two days; half a date typed asks for nothing. */
export function PeriodFields({ value, onChange }: Props) {
  const [name, setName] = useState<Choice>('month');
  const [typed, setTyped] = useState(value);
  const choose = (chosen: Choice) => {
    setName(chosen);
    if (chosen === 'own') return;
    const period = periodOn(chosen, today());
    setTyped(period);
    onChange(period);
  };
  const type = (change: Partial<Period>) => {
    const now = { ...typed, ...change };
    setName('own');
    setTyped(now);
    if (isLocalDate(now.from) && isLocalDate(now.to) && now.from <= now.to) onChange(now);
  };
  const backwards = isLocalDate(typed.from) && isLocalDate(typed.to) && typed.from > typed.to;
  return (
    <>
      <SelectField id="period" label="Kỳ" value={name} options={names} onChange={choose} />
      <DayField id="from" label="Từ ngày" value={typed.from} onChange={(from) => type({ from })} />
      <DayField id="to" label="Đến ngày" value={typed.to} onChange={(to) => type({ to })} />
      {backwards && (
        <p className="error" role="alert">
          Ngày đầu phải trước hoặc bằng ngày cuối.
        </p>
      )}
    </>
  );
}
