import { useVisit } from './visit.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  /** Letters and digits as they stand on paper: nothing is composed to Vietnamese. */
  readonly plain?: boolean;
  readonly autoFocus?: boolean;
}

/** A field with the kiosk's own keyboard; the system's opens ways out of it. */
export function LobbyField({ id, label, value, maxLength, onChange, plain, autoFocus }: Props) {
  const { type } = useVisit();
  return (
    <div className="lobby-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        // What the keyboard goes by: addresses are typed as they are.
        type={plain ? 'url' : 'text'}
        inputMode="none"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={autoFocus}
        maxLength={maxLength}
        value={value}
        onFocus={type}
        onClick={type}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
