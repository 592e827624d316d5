import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../src-shared/contract/public.ts';
import { isFeedbackCode } from '../../src-shared/feedback/progress.ts';
import { dossierStatusWords } from '../../src-shared/text/dossierWords.ts';
import { lobbyButtons, lobbyScanHint } from '../../src-shared/text/lobbyWords.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { progressDays, progressMeaning } from '../../src-shared/text/progressWords.ts';
import { call } from '../client/call.ts';
import { FeedbackShown } from './feedback/FeedbackShown.tsx';
import { LobbyField } from './LobbyField.tsx';
import { useVisit } from './visit.ts';
import { say } from './voice.ts';

const notOurs = 'Mã vừa quét không phải mã trên giấy tiếp nhận. Đưa đúng mã vuông in trên giấy tiếp nhận.';
const lacking = 'Cần cả mã hồ sơ và mã tra cứu. Nhập phần còn thiếu.';

/** Step and days of a dossier or feedback by the QR of its paper, or by its two codes; never whose it is or what it is about. */
export function ProgressPage() {
  const { scan } = useVisit();
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState('');
  const [found, setFound] = useState<Progress | null>(null);
  const [feedback, setFeedback] = useState<Omit<Parameters<typeof FeedbackShown>[0], 'onAgain'> | null>(null);
  const [problem, setProblem] = useState('');
  const asked = useRef(0);

  const look = async (typed: { readonly code: string; readonly secret: string }) => {
    asked.current += 1;
    const mine = asked.current;
    setFound(null);
    setFeedback(null);
    if (typed.code.trim() === '' || typed.secret.trim() === '') return setProblem(lacking);
    if (isFeedbackCode(typed.code)) {
      const answer = await call('lobby.feedbackProgress', typed);
      if (mine !== asked.current) return;
      setProblem(answer.ok ? '' : messageFor(answer.error));
      if (!answer.ok) return;
      setFeedback({ note: typed, progress: answer.value });
    } else {
      const answer = await call('lobby.progress', typed);
      if (mine !== asked.current) return;
      setProblem(answer.ok ? '' : messageFor(answer.error));
      if (!answer.ok) return;
      setFound(answer.value);
    }
    setCode('');
    setSecret('');
  };
  useEffect(() => {
    if (!scan) return;
    if (scan.slip) void look({ code: scan.slip.code, secret: scan.slip.lookupSecret });
    else setProblem(notOurs);
  }, [scan?.nth]);

  return (
    <>
      <h1>{lobbyButtons.progress}</h1>
      {feedback ? (
        <FeedbackShown {...feedback} onAgain={() => setFeedback(null)} />
      ) : found ? (
        <Shown progress={found} onAgain={() => setFound(null)} />
      ) : (
        <form
          className="lobby-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void look({ code, secret });
          }}
        >
          <p className="lobby-lead">{lobbyScanHint}</p>
          <p>Không có mã vuông thì gõ hai mã in trên giấy:</p>
          <LobbyField id="code" label="Mã hồ sơ" value={code} onChange={setCode} maxLength={60} plain />
          <LobbyField
            id="secret"
            label="Mã tra cứu"
            value={secret}
            onChange={setSecret}
            maxLength={40}
            plain
          />
          <p role="alert" className="lobby-problem">
            {problem}
          </p>
          <button type="submit" className="button primary">
            Xem hồ sơ đang ở bước nào
          </button>
        </form>
      )}
    </>
  );
}

function Shown({ progress, onAgain }: { readonly progress: Progress; readonly onAgain: () => void }) {
  const { status } = progress;
  return (
    <section className="lobby-progress" role="status">
      <p className="lobby-status">{dossierStatusWords[status]}</p>
      <p className="lobby-lead">{progressMeaning[status]}</p>
      <dl className="lobby-facts">
        {progressDays(progress).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="lobby-row">
        <button
          type="button"
          className="button"
          onClick={() => void say(['status.lead', `status.${status}`])}
        >
          Nghe
        </button>
        <button type="button" className="button" onClick={onAgain}>
          Xem hồ sơ khác
        </button>
      </div>
    </section>
  );
}
