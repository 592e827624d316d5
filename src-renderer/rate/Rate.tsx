import { useState } from 'react';
import type { RatingAnswer } from '../../src-shared/rating/answer.ts';
import { parseRatingText } from '../../src-shared/rating/code.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { ratingThanks } from '../../src-shared/text/ratingWords.ts';
import { Details } from '../pad/Details.tsx';
import { Question } from '../pad/Question.tsx';
import { read } from '../public/read.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';

type Stage = 'code' | 'question' | 'details' | 'thanks';

/** The code of the QR stands behind the `#`: the browser sends it to nobody before somebody has answered. */
const codeOfAddress = () => window.location.hash.slice(1);

/** The ward's page for whoever has a one-use code: the pad's question, on a phone. */
export function Rate() {
  const [code, setCode] = useState(codeOfAddress);
  const [stage, setStage] = useState<Stage>(() => (parseRatingText(codeOfAddress()) ? 'question' : 'code'));
  const [answer, setAnswer] = useState<RatingAnswer>({ level: 3, reasons: [], words: '' });
  const { error, run } = useAction(() => setStage('thanks'));
  const send = (given: RatingAnswer) => run(() => read('/public/rate', { code, answer: given }));
  return (
    <main className="pad rate" data-stage={stage}>
      {stage === 'code' && <CodeForm code={code} onType={setCode} onDone={() => setStage('question')} />}
      {stage === 'question' && (
        <Question
          served=""
          speaks={false}
          onChoose={(level) => {
            setAnswer({ level, reasons: [], words: '' });
            setStage('details');
          }}
        />
      )}
      {stage === 'details' && (
        <Details
          settings={null}
          answer={answer}
          ownKeyboard={false}
          onEdit={setAnswer}
          onSend={() => send(answer)}
          onSkip={() => send({ ...answer, reasons: [], words: '' })}
          onAgain={() => setStage('question')}
        />
      )}
      {stage === 'thanks' && (
        <div className="greeting" role="status">
          <h1>{ratingThanks}</h1>
          <p>Ý kiến đã được ghi, không kèm tên hay hồ sơ. Có thể đóng trang này.</p>
        </div>
      )}
      {stage !== 'thanks' && <Refusal text={error} />}
    </main>
  );
}

interface CodeProps {
  readonly code: string;
  readonly onType: (code: string) => void;
  readonly onDone: () => void;
}

function CodeForm({ code, onType, onDone }: CodeProps) {
  const [bad, setBad] = useState(false);
  return (
    <form
      className="rate-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (parseRatingText(code)) onDone();
        else setBad(true);
      }}
    >
      <h1>Đánh giá việc phục vụ</h1>
      <TextField
        id="code"
        label="Mã trên phiếu mời"
        hint="Ví dụ ABCDE-FGHJK-N; không cần gõ dấu gạch."
        value={code}
        onChange={(typed) => {
          setBad(false);
          onType(typed);
        }}
        error={bad ? messageFor({ code: 'rating.badCode' }) : undefined}
        maxLength={60}
      />
      <button type="submit" className="button primary">
        Tiếp tục
      </button>
    </form>
  );
}
