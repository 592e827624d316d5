import { lazy, Suspense, useState } from 'react';
import type { Reason } from '../../src-shared/rating/answer.ts';

const OnScreenKeyboard = lazy(() => import('../ui/keyboard/OnScreenKeyboard.tsx'));

const words: readonly (readonly [Reason, string])[] = [
  ['longWait', 'Phải chờ lâu'],
  ['manyTrips', 'Phải đi lại nhiều lần'],
  ['unclearGuidance', 'Hướng dẫn chưa rõ'],
  ['extraPaper', 'Bị yêu cầu thêm giấy tờ'],
  ['attitude', 'Thái độ chưa nhã nhặn'],
  ['late', 'Trễ hẹn'],
  ['middleman', 'Được giới thiệu qua dịch vụ trung gian'],
];

/** What was not good, if they want to say: chips, a few words, or nothing. */
export function Reasons({ onSend }: { readonly onSend: (reasons: Reason[], words: string) => void }) {
  const [chosen, setChosen] = useState<readonly Reason[]>([]);
  const [text, setText] = useState('');
  const [writing, setWriting] = useState(false);
  const toggle = (reason: Reason) =>
    setChosen((before) =>
      before.includes(reason) ? before.filter((one) => one !== reason) : [...before, reason],
    );
  return (
    <main className={writing ? 'pad writing' : 'pad'}>
      <h1>Điều gì làm ông/bà chưa hài lòng?</h1>
      <ul className="chips">
        {words.map(([reason, word]) => (
          <li key={reason}>
            <button
              type="button"
              className="chip"
              aria-pressed={chosen.includes(reason)}
              onClick={() => toggle(reason)}
            >
              {word}
            </button>
          </li>
        ))}
      </ul>
      <label className="few-words">
        <span>Ý kiến thêm (không bắt buộc)</span>
        <textarea
          rows={2}
          maxLength={500}
          value={text}
          onFocus={() => setWriting(true)}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="pad-actions">
        <button type="button" className="button" onClick={() => onSend([], '')}>
          Bỏ qua
        </button>
        <button type="button" className="button primary" onClick={() => onSend([...chosen], text.trim())}>
          Gửi
        </button>
      </div>
      {writing && (
        <Suspense fallback={null}>
          <OnScreenKeyboard size="citizen" onHide={() => setWriting(false)} />
        </Suspense>
      )}
    </main>
  );
}
