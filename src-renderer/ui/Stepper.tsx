import { Button } from './Button.tsx';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** What one tap adds or takes; 1 where not said. */
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

/** A small count by touch or key, never outside its bounds. */
export function Stepper({ label, value, min, max, step = 1, onChange }: Props) {
  return (
    <div className="row">
      <span className="legend">{label}</span>
      <span className="stepper">
        <Button
          label={`Bớt ${label.toLowerCase()}`}
          why={value <= min ? `Ít nhất là ${min}` : null}
          onPress={() => onChange(Math.max(min, value - step))}
        >
          −
        </Button>
        <output aria-label={label}>{value}</output>
        <Button
          label={`Thêm ${label.toLowerCase()}`}
          why={value >= max ? `Nhiều nhất là ${max}` : null}
          onPress={() => onChange(Math.min(max, value + step))}
        >
          +
        </Button>
      </span>
    </div>
  );
}
