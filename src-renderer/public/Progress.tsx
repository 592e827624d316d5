import { useState } from 'react';
import type { FeedbackProgress } from '../../src-shared/contract/feedback.ts';
import type { Progress as Found } from '../../src-shared/contract/public.ts';
import { isFeedbackCode } from '../../src-shared/feedback/progress.ts';
import { parseSlipQr } from '../../src-shared/slip/qr.ts';
import { dossierStatusWords } from '../../src-shared/text/dossierWords.ts';
import {
  feedbackMeaning,
  feedbackProgressDays,
  feedbackStatusWords,
} from '../../src-shared/text/feedbackWords.ts';
import { progressDays } from '../../src-shared/text/progressWords.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { read } from './read.ts';

/** By the two codes of the slip, or by all of its QR pasted into the first field. */
export function Progress() {
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [feedback, setFeedback] = useState<FeedbackProgress | null>(null);
  const [missing, setMissing] = useState(false);
  const { error, run } = useAction(() => {});
  const type = (typed: string) => {
    const qr = parseSlipQr(typed);
    setCode(qr.ok ? qr.value.code : typed);
    if (qr.ok) setSecret(qr.value.lookupSecret);
  };
  const look = () => {
    setFound(null);
    setFeedback(null);
    const lacks = code.trim() === '' || secret.trim() === '';
    setMissing(lacks);
    if (lacks) return;
    run(async () => {
      if (isFeedbackCode(code)) {
        const answer = await read<FeedbackProgress>('/public/feedback', { code, secret });
        if (answer.ok) setFeedback(answer.value);
        return answer;
      }
      const answer = await read<Found>('/public/progress', { code, secret });
      if (answer.ok) setFound(answer.value);
      return answer;
    });
  };
  return (
    <form
      className="card stack"
      aria-labelledby="progress"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <h2 id="progress">Tra cứu hồ sơ, phản ánh</h2>
      <TextField
        id="code"
        label="Mã hồ sơ, mã phản ánh"
        hint="In trên giấy đã nhận, ví dụ TAM-Q1-261120-0007; hoặc dán nội dung mã QR."
        value={code}
        onChange={type}
        maxLength={120}
      />
      <TextField
        id="secret"
        label="Mã tra cứu"
        hint="In cạnh mã QR trên giấy đã nhận."
        value={secret}
        onChange={setSecret}
        maxLength={40}
      />
      {missing && <Refusal text="Cần cả mã và mã tra cứu. Nhập phần còn thiếu." />}
      {!found && !feedback && !missing && <Refusal text={error} />}
      <div className="row">
        <button type="submit" className="button primary">
          Xem tiến độ
        </button>
      </div>
      {found && <Shown status={dossierStatusWords[found.status]} days={progressDays(found)} />}
      {feedback && (
        <Shown
          status={feedbackStatusWords[feedback.status]}
          means={feedbackMeaning[feedback.status]}
          days={feedbackProgressDays(feedback)}
        />
      )}
    </form>
  );
}

function Shown({
  status,
  means,
  days,
}: {
  readonly status: string;
  readonly means?: string;
  readonly days: readonly (readonly [string, string])[];
}) {
  return (
    <div role="status" className="notice good">
      <p>
        <strong>{status}</strong>
      </p>
      {means && <p>{means}</p>}
      <dl className="facts">
        {days.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
