import { lazy, Suspense, useState } from 'react';
import type { ScreenSettings } from '../../src-shared/contract/screens.ts';
import { type RatingAnswer, type Reason, reason as reasonShape } from '../../src-shared/rating/answer.ts';
import { speaksOfPetition } from '../../src-shared/rating/petition.ts';
import { ratingPrivacy, reasonWords } from '../../src-shared/text/ratingWords.ts';
import { typingOf } from '../ui/keyboard/typingOf.ts';

const OnScreenKeyboard = lazy(() => import('../ui/keyboard/OnScreenKeyboard.tsx'));
/** The contract's limit. */
const longestWords = 500;

interface Props {
  readonly settings: ScreenSettings | null;
  readonly answer: RatingAnswer;
  readonly onEdit: (answer: RatingAnswer) => void;
  /** Sends what is chosen and written. */
  readonly onSend: () => void;
  /** Sends the level alone. */
  readonly onSkip: () => void;
  /** The face was tapped by mistake. */
  readonly onAgain: () => void;
  /** A phone types with its own keyboard; the kiosk's own is used everywhere else. */
  readonly ownKeyboard?: boolean;
}

/** Reasons to tap and a few words, both optional. The keyboard takes the chips' place while writing. */
export function Details({ settings, answer, onEdit, onSend, onSkip, onAgain, ownKeyboard = true }: Props) {
  const [writing, setWriting] = useState(false);
  const open = () => setWriting(ownKeyboard);
  const low = answer.level <= 3;
  const toggle = (reason: Reason) => {
    const has = answer.reasons.includes(reason);
    const rest = answer.reasons.filter((other) => other !== reason);
    onEdit({ ...answer, reasons: has ? rest : [...rest, reason] });
  };
  return (
    <div className={writing ? 'details writing' : 'details'}>
      <h1>{low ? 'Điều gì làm ông/bà chưa hài lòng?' : 'Ông/bà muốn góp ý điều gì?'}</h1>
      {low && (
        <ul className="chips" aria-label="Có thể chọn nhiều ý">
          {reasonShape.options.map((reason) => (
            <li key={reason}>
              <button
                type="button"
                className="chip"
                aria-pressed={answer.reasons.includes(reason)}
                onClick={() => toggle(reason)}
              >
                {reasonWords[reason]}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="words">
        <label htmlFor="words">Lời góp ý, nếu ông/bà muốn ghi thêm</label>
        <textarea
          id="words"
          rows={2}
          // The kiosk's own keyboard is used; the system's opens ways out of it.
          inputMode={ownKeyboard ? 'none' : 'text'}
          autoComplete="off"
          spellCheck={false}
          maxLength={longestWords}
          value={answer.words}
          onFocus={open}
          onClick={open}
          onChange={(event) => onEdit({ ...answer, words: event.target.value })}
          aria-describedby="petition"
        />
        <p id="petition" className="petition" role="status">
          {speaksOfPetition(answer.words) &&
            'Khiếu nại, tố cáo không gửi ở đây và không được lưu. Xin ông/bà nộp đơn ở nơi tiếp công dân của Ủy ban nhân dân; người tiếp nhận sẽ chỉ chỗ.'}
        </p>
      </div>
      <p className="details-foot">
        <span>{ratingPrivacy}</span>
        <button type="button" className="button quiet" onClick={onAgain}>
          Chọn lại khuôn mặt
        </button>
      </p>
      <div className="send">
        <button type="button" className="button" onClick={onSkip}>
          Bỏ qua
        </button>
        <button type="button" className="button primary" onClick={onSend}>
          Gửi
        </button>
      </div>
      {writing && (
        <Suspense fallback={null}>
          <div className="pad-keyboard">
            <OnScreenKeyboard
              size="citizen"
              {...(settings && { typing: typingOf(settings) })}
              onHide={() => setWriting(false)}
            />
          </div>
        </Suspense>
      )}
    </div>
  );
}
