import { useState } from 'react';
import type { FeedbackProgress } from '../../../src-shared/contract/feedback.ts';
import {
  feedbackMeaning,
  feedbackProgressDays,
  feedbackStatusWords,
} from '../../../src-shared/text/feedbackWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';

interface Props {
  readonly note: { readonly code: string; readonly secret: string };
  readonly progress: FeedbackProgress;
  readonly onAgain: () => void;
}

/** Where feedback stands; answered, its sender is asked once what they think of the answer. */
export function FeedbackShown({ note, progress, onAgain }: Props) {
  const { status } = progress;
  return (
    <section className="lobby-progress" role="status">
      <p className="lobby-status">{feedbackStatusWords[status]}</p>
      <p className="lobby-lead">{feedbackMeaning[status]}</p>
      <dl className="lobby-facts">
        {feedbackProgressDays(progress).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {status === 'answered' && progress.satisfied === null && <Satisfied note={note} />}
      <div className="lobby-row">
        <button type="button" className="button" onClick={onAgain}>
          Xem mã khác
        </button>
      </div>
    </section>
  );
}

function Satisfied({ note }: Pick<Props, 'note'>) {
  const [said, setSaid] = useState('');
  const tell = async (satisfied: boolean) => {
    const answer = await call('lobby.rateAnswer', { ...note, satisfied });
    setSaid(answer.ok ? 'Cảm ơn ông/bà.' : messageFor(answer.error));
  };
  if (said) return <p className="lobby-lead">{said}</p>;
  return (
    <fieldset className="lobby-note">
      <legend className="lobby-lead">Ông/bà có hài lòng với trả lời không?</legend>
      <div className="lobby-row">
        <button type="button" className="button" onClick={() => void tell(true)}>
          Hài lòng
        </button>
        <button type="button" className="button" onClick={() => void tell(false)}>
          Không hài lòng
        </button>
      </div>
    </fieldset>
  );
}
