import { useState } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { useCounter } from './store.ts';

/** The key for the ward's safe, shown until somebody says it lies there. */
export default function RecoveryKeyScreen() {
  const { data, failure } = useQuery('store.recoveryKey', {});
  const { home, wardName } = useCounter();
  const [error, setError] = useState('');
  const stored = async () => {
    const answer = await call('store.recoveryKeyStored', {});
    if (answer.ok) home();
    else setError(messageFor(answer.error));
  };
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  return (
    <section className="stack printable">
      <h1>Khóa khôi phục sổ hồ sơ</h1>
      <p>
        {wardName}. Ai có khóa này và bản sao của sổ thì đọc được sổ. Cất trong két, không chụp ảnh, không gửi
        qua mạng.
      </p>
      <p className="recovery-key">{data.key.replaceAll('-', ' – ')}</p>
      <p>
        Khi mất tệp khóa: cài lại chương trình, chép lại thư mục dữ liệu, rồi dùng lệnh “quay recover” với
        khóa này.
      </p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <div className="row no-print">
        <Button look="primary" onPress={() => window.print()}>
          In khóa
        </Button>
        <Button onPress={() => void stored()}>Đã cất vào két, không hiện lại nữa</Button>
      </div>
    </section>
  );
}
