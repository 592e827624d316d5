import { Button } from '../../ui/Button.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A count by touch or by typing, for numbers too large to tap up to (pages of an original). */
export function CountField({ id, label, value, min, max, onChange }: Props) {
  const set = (next: number) => {
    if (Number.isInteger(next)) onChange(Math.min(max, Math.max(min, next)));
  };
  return (
    <div className="row spread one-row">
      <label htmlFor={id} className="legend">
        {label}
      </label>
      <span className="stepper">
        <Button
          label={`Bớt ${label.toLowerCase()}`}
          why={value <= min ? `Ít nhất là ${min}` : null}
          onPress={() => set(value - 1)}
        >
          −
        </Button>
        <input
          id={id}
          className="count"
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set(Number(event.target.value.replace(/\D/g, '')))}
        />
        <Button
          label={`Thêm ${label.toLowerCase()}`}
          why={value >= max ? `Nhiều nhất là ${max}` : null}
          onPress={() => set(value + 1)}
        >
          +
        </Button>
      </span>
    </div>
  );
}
