import { useState } from 'react';
import { recoveryTitle, recoveryUse, recoveryWarning } from '../../src-shared/document/recoveryKey.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { PaperButtons } from './slip/PaperButtons.tsx';
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
    <section className="stack">
      <h1>{recoveryTitle}</h1>
      <p>
        {wardName}. {recoveryWarning}
      </p>
      <p className="recovery-key">{data.key.replaceAll('-', ' – ')}</p>
      <p>{recoveryUse}</p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <PaperButtons primary label="In khóa" onPrint={() => call('paper.printRecoveryKey', {})} />
      {!window.quay && (
        <p className="soft small">
          Trong hộp thoại của trình duyệt, chọn máy in; không lưu khóa thành tệp PDF.
        </p>
      )}
      <div className="row">
        <Button onPress={() => void stored()}>Đã cất vào két, không hiện lại nữa</Button>
      </div>
    </section>
  );
}
