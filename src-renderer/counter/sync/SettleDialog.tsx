import { call } from '../../client/call.ts';
import { ConfirmDialog } from '../dossier/ConfirmDialog.tsx';
import type { Settling } from './settling.ts';

interface Props extends Settling {
  readonly commitId: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Ends a task only after a second look: it ends at every counter. */
export const SettleDialog = ({ commitId, choice, word, question, sentences, onDone, onClose }: Props) => (
  <ConfirmDialog
    title={question}
    word={word}
    work={() => call('conflict.settle', { commitId, choice })}
    onDone={onDone}
    onClose={onClose}
  >
    {sentences.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </ConfirmDialog>
);
