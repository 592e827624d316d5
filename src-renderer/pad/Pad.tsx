import { type SyntheticEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { PadView } from '../../src-shared/contract/pad.ts';
import { absenceWords } from '../../src-shared/text/absenceWords.ts';
import { ratingThanks } from '../../src-shared/text/ratingWords.ts';
import { useQuery } from '../client/useQuery.ts';
import { windowVoice } from '../ui/voice/windowVoice.ts';
import { CodeKeys } from './CodeKeys.tsx';
import { Details } from './Details.tsx';
import { Later } from './Later.tsx';
import { Pairing } from './Pairing.tsx';
import { tapGuardMs } from './padState.ts';
import { Question } from './Question.tsx';
import { usePad } from './usePad.ts';

/** Who served, where the ward lets it be told. */
const servedBy = (view: PadView | null): string =>
  view?.state === 'awake' ? [view.served.counter, view.served.officer].filter(Boolean).join(' · ') : '';

/** The citizen's rating screen: greeting, one question, perhaps reasons, thanks. */
export function Pad() {
  const pad = usePad();
  const { state, view, failure } = pad;
  const { data: settings } = useQuery('pad.settings', {}, 'settings');
  useEffect(() => {
    if (settings) windowVoice.setVolume(settings.volume / 100);
  }, [settings]);
  const shownAt = useRef(0);
  const { stage } = state;
  useLayoutEffect(() => {
    shownAt.current = stage === 'idle' ? 0 : performance.now();
  }, [stage]);
  const guard = (event: SyntheticEvent) => {
    pad.touched();
    if (performance.now() - shownAt.current >= tapGuardMs) return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (failure?.code === 'api.notPaired')
    return (
      <main className="pad">
        <Pairing />
      </main>
    );
  return (
    <main className="pad" data-stage={stage} onClickCapture={guard} onKeyDownCapture={pad.touched}>
      {state.stage === 'idle' && (
        <div className="greeting">
          {view?.state === 'idle' && view.away ? (
            <>
              <h1>Quầy tạm vắng người</h1>
              <p>
                Người tiếp nhận {absenceWords[view.away.reason].shown}, trở lại lúc{' '}
                {view.away.backAt.slice(11)}.
              </p>
              <p>Xin lỗi ông/bà vì phải chờ.</p>
            </>
          ) : (
            <>
              <h1>Xin chào</h1>
              <p>{view?.wardName}</p>
              {view?.state === 'idle' && view.counter && <p>{view.counter}</p>}
            </>
          )}
          {failure ? (
            <p className="waiting">Màn hình đang chờ nối với quầy.</p>
          ) : (
            <button type="button" className="button" onClick={() => pad.typeCode('')}>
              Tôi có mã đánh giá
            </button>
          )}
        </div>
      )}
      {state.stage === 'code' && (
        <CodeKeys typed={state.typed} message={state.message} onType={pad.typeCode} onLeave={pad.leave} />
      )}
      {state.stage === 'question' && (
        <Question
          served={servedBy(view)}
          speaks={settings?.volume !== 0}
          onChoose={pad.choose}
          onLater={pad.later}
        />
      )}
      {state.stage === 'later' && <Later code={state.code} onLeave={pad.leave} />}
      {state.stage === 'details' && (
        <Details
          settings={settings}
          answer={state.answer}
          onEdit={pad.edit}
          onSend={() => pad.send()}
          onSkip={() => pad.send({ ...state.answer, reasons: [], words: '' })}
          onAgain={pad.again}
        />
      )}
      {state.stage === 'thanks' && (
        <div className="greeting" role="status">
          <h1>{ratingThanks}</h1>
          {!state.sent && (
            <div className="thanks-more">
              <button type="button" className="button" onClick={pad.more}>
                Góp ý thêm vài lời
              </button>
              <button type="button" className="button" onClick={pad.again}>
                Chọn lại khuôn mặt
              </button>
            </div>
          )}
        </div>
      )}
      {state.stage === 'trouble' && (
        <div className="greeting" role="alert">
          <h1>Chưa ghi được ý kiến</h1>
          <p>{state.message}</p>
          <p>Xin ông/bà báo người tiếp nhận, hoặc chọn lại sau ít giây.</p>
        </div>
      )}
    </main>
  );
}
