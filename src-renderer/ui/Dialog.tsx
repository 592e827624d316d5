import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button.tsx';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly closeWord?: string;
  readonly wide?: boolean;
  /** What the dialog is for; Enter in a field does it too. */
  readonly action?: { readonly word: string; readonly run: () => void };
}

/** The browser's own modal dialog: it keeps the focus inside and closes with Esc. */
export function Dialog({ title, children, onClose, closeWord = 'Đóng', wide, action }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      style={wide ? { width: 'min(1000px, 94vw)' } : undefined}
      aria-labelledby="dialog-title"
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          action?.run();
        }}
      >
        <h2 id="dialog-title">{title}</h2>
        {children}
        <div className="row">
          {action && (
            <button type="submit" className="button primary">
              {action.word}
            </button>
          )}
          <Button onPress={() => element.current?.close()}>{closeWord}</Button>
        </div>
      </form>
    </dialog>
  );
}
