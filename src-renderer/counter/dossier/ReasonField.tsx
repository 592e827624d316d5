import { TextField } from '../../ui/TextField.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A few sentences the citizen will read. */
export const ReasonField = ({ autoFocus = false, ...field }: Props) => (
  <TextField {...field} autoFocus={autoFocus} rows={3} maxLength={1000} />
);
