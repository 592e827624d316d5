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
  /** Lines of a longer text; left out for one. */
  readonly rows?: number;
}

/** A field with the kiosk's own keyboard; the system's opens ways out of it. */
export function LobbyField({ id, label, value, maxLength, onChange, plain, autoFocus, rows }: Props) {
  const { type } = useVisit();
  const field = {
    id,
    inputMode: 'none' as const,
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    autoFocus,
    maxLength,
    value,
    onFocus: type,
    onClick: type,
  };
  return (
    <div className="lobby-field">
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea {...field} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...field}
          // What the keyboard goes by: addresses are typed as they are.
          type={plain ? 'url' : 'text'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
