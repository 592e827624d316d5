import { useEffect, useState } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { pairPad } from '../client/call.ts';

const codeLength = 6;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Xóa', '0'] as const;

/** A staff member makes this screen the counter's pad, once. */
export function Pairing({ onPaired }: { readonly onPaired: () => void }) {
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const add = (digit: string) => {
    setError('');
    setCode((before) => (digit === 'Xóa' ? '' : (before + digit).slice(0, codeLength)));
  };
  useEffect(() => {
    if (code.length < codeLength) return;
    void pairPad(code).then((answer) => {
      if (answer.ok) return onPaired();
      setCode('');
      setError(messageFor(answer.error));
    });
  }, [code, onPaired]);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) add(key);
      else if (key === 'Backspace') add('Xóa');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <main className="pad center">
      <h1>Ghép với quầy</h1>
      <p>Nhập mã sáu số lấy ở trang chủ của quầy, nút “Ghép màn hình đánh giá”.</p>
      <p className="pair-code" role="status">
        {code.padEnd(codeLength, '·').split('').join(' ')}
      </p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <div className="pair-keys">
        {digits.map((digit) => (
          <button type="button" className="button" key={digit} onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
      </div>
    </main>
  );
}
