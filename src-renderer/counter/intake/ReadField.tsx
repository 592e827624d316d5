import { type ComponentProps, useState } from 'react';
import { TextField } from '../../ui/TextField.tsx';

interface Props extends Omit<ComponentProps<typeof TextField>, 'value' | 'onChange'> {
  /** As it is kept; what cannot be read is kept as typed. */
  readonly value: string;
  readonly read: (typed: string) => string;
  readonly show: (value: string) => string;
  readonly onChange: (value: string) => void;
}

/** A field that people write in their way and that is kept in one way; typing is never rewritten under the hand. */
export function ReadField({ value, read, show, onChange, ...field }: Props) {
  const [typed, setTyped] = useState(show(value));
  const text = read(typed) === value ? typed : show(value);
  return (
    <TextField
      {...field}
      value={text}
      onChange={(now) => {
        setTyped(now);
        onChange(read(now));
      }}
    />
  );
}
