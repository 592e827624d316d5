import { useState } from 'react';
import type { ManageOutput } from '../../src-shared/contract/manage.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask } from './ask.ts';

/** Name and password, as the server's command line gave them out. */
export function SignIn({ onDone }: { readonly onDone: (who: ManageOutput<'signIn'>) => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { error, run } = useAction(() => {});
  const enter = () =>
    run(async () => {
      const answer = await ask('signIn', { name, password });
      if (answer.ok) onDone(answer.value);
      else setPassword('');
      return answer;
    });
  return (
    <main className="manage-sign-in">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          enter();
        }}
      >
        <h1>Quản lý phường</h1>
        <p className="soft">
          Tên và mật khẩu được cấp trên máy chủ phường bằng lệnh{' '}
          <span className="code">npm run ward -- manager "Họ tên"</span>.
        </p>
        <TextField id="name" label="Họ tên" value={name} onChange={setName} maxLength={100} autoFocus />
        <TextField
          id="password"
          label="Mật khẩu"
          type="password"
          value={password}
          onChange={setPassword}
          maxLength={200}
        />
        <Refusal text={error} />
        <div className="row">
          <button type="submit" className="button primary">
            Vào quản lý
          </button>
        </div>
      </form>
    </main>
  );
}
