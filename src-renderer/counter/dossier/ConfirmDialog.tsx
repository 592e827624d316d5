import type { ReactNode } from 'react';
import type { Result } from '../../../src-shared/result.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';

interface Props {
  readonly title: string;
  readonly word: string;
  readonly children: ReactNode;
  readonly work: () => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One question, one answer: for what needs no more than a yes. */
export function ConfirmDialog({ title, word, children, work, onDone, onClose }: Props) {
  const { error, run } = useAction(onDone);
  return (
    <Dialog title={title} closeWord="Thôi" onClose={onClose} action={{ word, run: () => run(work) }}>
      {children}
      <Refusal text={error} />
    </Dialog>
  );
}
