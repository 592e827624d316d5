import { useCallback, useEffect, useState } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { pair } from '../client/call.ts';

const codeLength = 6;
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Xóa hết', '0', 'Xóa'] as const;

/** What the officer presses to get the code, and what the screen becomes. */
const words = {
  pad: {
    title: 'Ghép màn hình đánh giá với quầy',
    where: 'Ở trang chủ của quầy, bấm “Ghép màn hình đánh giá”',
  },
  lobby: { title: 'Ghép màn hình này với quầy', where: 'Ở mục “Gọi số” của quầy, bấm “Ghép màn hình sảnh”' },
} as const;

/** Browser host: this screen becomes one of the counter's with the six digits shown there. */
export function Pairing({ screen = 'pad' }: { readonly screen?: keyof typeof words }) {
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const press = useCallback((key: string) => {
    setError('');
    if (key === 'Xóa') setCode((before) => before.slice(0, -1));
    else if (key === 'Xóa hết') setCode('');
    else setCode((before) => (before + key).slice(0, codeLength));
  }, []);
  useEffect(() => {
    const typed = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) press(key);
      else if (key === 'Backspace') press('Xóa');
    };
    window.addEventListener('keydown', typed);
    return () => window.removeEventListener('keydown', typed);
  }, [press]);
  useEffect(() => {
    if (code.length < codeLength) return;
    void pair(code, screen).then((answer) => {
      // A new page: the stream of news was refused to the unpaired one.
      if (answer.ok) return location.reload();
      setCode('');
      setError(messageFor(answer.error));
    });
  }, [code, screen]);
  return (
    <div className="pairing">
      <section>
        <h1>{words[screen].title}</h1>
        <p>{words[screen].where} rồi nhập sáu chữ số hiện ra.</p>
        <p className="pair-code" role="status" aria-label={`Đã nhập ${code.length} trong 6 chữ số`}>
          {code.padEnd(codeLength, '·')}
        </p>
        <p className="pair-error" role="alert">
          {error}
        </p>
      </section>
      <div className="pair-keys">
        {keys.map((key) => (
          <button key={key} type="button" className="button" onClick={() => press(key)}>
            {key}
          </button>
        ))}
      </div>
    </div>
  );
}
