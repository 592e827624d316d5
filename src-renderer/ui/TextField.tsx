import type { ComponentProps } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly inputMode?: ComponentProps<'input'>['inputMode'];
  readonly type?: 'text' | 'datetime-local' | 'password';
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
}

/** A labelled field; its error stands under it in the same words as in the summary. */
export function TextField({ id, label, value, onChange, hint, error, rows, autoFocus, ...input }: Props) {
  const described =
    [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    value,
    'aria-describedby': described,
    'aria-invalid': error ? true : undefined,
    autoComplete: 'off',
    spellCheck: false,
    autoFocus,
  };
  return (
    <div className={error ? 'field bad' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} {...input} onChange={(event) => onChange(event.target.value)} />
      )}
      {error && (
        <span className="error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}
