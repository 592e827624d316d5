import { useEffect, useState } from 'react';
import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { roleWords } from '../ui/roleWords.ts';
import { DisplayControls } from './DisplayControls.tsx';
import { useCounter } from './store.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Pick the person, type the PIN by key or touch. */
export function SignIn() {
  const { data, reload } = useQuery('session.open', {});
  const signedIn = useCounter((state) => state.signedIn);
  const [chosen, setChosen] = useState('');
  const [pin, setPin] = useState('');
  const [error, setError] = useState('');
  const person = data?.staff.find(({ id }) => id === chosen) ?? data?.staff[0];

  const enter = async () => {
    if (!person) return;
    if (pin.length < 4) return setError('Mã PIN có ít nhất 4 chữ số.');
    // Emptied first: a second press must not spend another of the five tries on the same digits.
    setPin('');
    const answer = await call('session.signIn', { staffId: person.id, pin });
    if (answer.ok) return signedIn(answer.value);
    setError(messageFor(answer.error));
    reload();
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key } = event;
      // Enter signs in wherever the focus is: on a person or a digit it would press that button again.
      if (key === 'Enter' && pin !== '') {
        event.preventDefault();
        if (!event.repeat) void enter();
      } else if (event.ctrlKey || event.altKey || event.metaKey) return;
      else if (/^\d$/.test(key)) setPin((before) => (before + key).slice(0, 12));
      else if (key === 'Backspace') setPin((before) => before.slice(0, -1));
      else if (key === 'Escape') setPin('');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });

  if (!data) return null;
  return (
    <main className="sign-in">
      <header className="row spread">
        <div>
          <h1>{data.wardName}</h1>
          <p className="soft">Quầy Một Cửa · {data.counterName}</p>
        </div>
        <DisplayControls />
      </header>
      {data.away && (
        <p className="notice">
          Quầy đang vắng người từ {data.away.since.slice(11)}, hẹn trở lại {data.away.backAt.slice(11)}. Đăng
          nhập là hết vắng.
        </p>
      )}
      <form
        className="sign-in-body"
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <section className="stack">
          <h2>Ai làm việc ở quầy?</h2>
          <ul className="people">
            {data.staff.map((member) => (
              <li key={member.id}>
                <button
                  type="button"
                  className="person"
                  aria-pressed={member.id === person?.id}
                  onClick={() => {
                    setChosen(member.id);
                    setPin('');
                    setError('');
                  }}
                >
                  <strong>{member.name}</strong>
                  <span className="soft small">{roleWords[member.role]}</span>
                  {member.demoPin && <span className="demo-pin">PIN minh họa {member.demoPin}</span>}
                  {member.lockedUntil && (
                    <span className="error">
                      Tạm khóa đến {toLocalDateTime(member.lockedUntil).slice(11)}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
          {data.demo && (
            <p className="notice small">
              Đây là phường minh họa để dùng thử: mã PIN hiện ngay trên màn hình, giấy in ra không có giá trị
              pháp lý.
            </p>
          )}
        </section>
        <section className="stack pin-pad" aria-label="Mã PIN">
          <h2>Mã PIN{person ? ` của ${person.name}` : ''}</h2>
          <p className="pin-dots" role="status" aria-label={`Đã nhập ${pin.length} chữ số`}>
            {'•'.repeat(pin.length) || <span className="soft">Gõ số hoặc bấm phím dưới đây</span>}
          </p>
          <div className="pin-keys">
            {digits.map((digit) => (
              <Button key={digit} onPress={() => setPin((before) => (before + digit).slice(0, 12))}>
                {digit}
              </Button>
            ))}
            <Button onPress={() => setPin('')}>Xóa hết</Button>
            <Button onPress={() => setPin((before) => `${before}0`.slice(0, 12))}>0</Button>
            <Button onPress={() => setPin((before) => before.slice(0, -1))}>Xóa 1 số</Button>
          </div>
          {error && (
            <p className="error" role="alert">
              {error}
            </p>
          )}
          <button type="submit" className="button primary wide">
            Đăng nhập<span className="keys">Enter</span>
          </button>
        </section>
      </form>
    </main>
  );
}
