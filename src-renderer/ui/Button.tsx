import type { ReactNode, Ref } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: 'primary' | 'danger' | 'quiet';
  readonly wide?: boolean;
  /** Why it cannot be pressed now: it stays reachable and says so. */
  readonly why?: string | null;
  /** What pressing it does then, beside telling. */
  readonly onRefused?: () => void;
  /** Key that does the same, shown on the button. */
  readonly keys?: string;
  readonly label?: string;
  readonly pressed?: boolean;
  readonly focused?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  onPress,
  onRefused,
  look,
  wide,
  why,
  keys,
  label,
  pressed,
  focused,
}: Props) {
  const refused = why !== undefined && why !== null;
  return (
    <button
      type="button"
      ref={focused}
      className={['button', look ?? '', wide ? 'wide' : ''].join(' ')}
      aria-disabled={refused || undefined}
      aria-label={label}
      aria-pressed={pressed}
      title={refused ? why : undefined}
      onClick={() => {
        if (refused) onRefused?.();
        else onPress();
      }}
    >
      {children}
      {keys && <span className="keys">{keys}</span>}
    </button>
  );
}
