import { useState } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';
import { Stale } from './Stale.tsx';

/** Which counters belong to the ward; new ones join by a one-time code. */
export function Counters() {
  const { data, failure, reload } = useAnswer('devices', {});
  const [asked, setAsked] = useState(false);
  const [revoking, setRevoking] = useState<{ id: string; counter: string } | null>(null);
  if (failure && !data) return <Refusal text={messageFor(failure)} />;
  if (!data) return null;
  return (
    <section className="stack">
      <Stale failure={failure} reload={reload} />
      <p className="soft">
        Quầy ghi danh bằng mã dùng một lần, nhập tại mục “Đồng bộ” ở quầy cùng địa chỉ máy chủ này.
      </p>
      <div className="row">
        <Button look="primary" onPress={() => setAsked(true)}>
          Cấp mã cho quầy mới
        </Button>
      </div>
      {data.devices.length === 0 ? (
        <p className="soft">Chưa có quầy nào ghi danh.</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>Tên ngắn</th>
              <th>Quầy</th>
              <th>Tình trạng</th>
              <th>
                <span className="hidden-visually">Việc</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.devices.map(({ id, counter, name, revoked }) => (
              <tr key={id}>
                <td className="code">{counter}</td>
                <td>{name}</td>
                <td>{revoked ? 'Đã thu hồi' : 'Đang dùng'}</td>
                <td>
                  {!revoked && (
                    <Button
                      look="danger"
                      label={`Thu hồi ${counter}`}
                      onPress={() => setRevoking({ id, counter })}
                    >
                      Thu hồi
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked && <CodeDialog onClose={() => setAsked(false)} />}
      {revoking && (
        <RevokeDialog
          {...revoking}
          onDone={() => {
            setRevoking(null);
            reload();
          }}
          onClose={() => setRevoking(null)}
        />
      )}
    </section>
  );
}

function CodeDialog({ onClose }: { readonly onClose: () => void }) {
  const [counter, setCounter] = useState('');
  const [code, setCode] = useState('');
  const { error, run } = useAction(() => {});
  const make = () =>
    run(async () => {
      const answer = await ask('makeCode', { counter: counter.trim().toUpperCase() });
      if (answer.ok) setCode(answer.value.code);
      return answer;
    });
  if (code !== '')
    return (
      <Dialog title={`Mã ghi danh của quầy ${counter.trim().toUpperCase()}`} onClose={onClose}>
        <p className="one-time code">{code}</p>
        <p>Dùng một lần, trong 24 giờ, và chỉ hiện lần này. Đọc cho người ở quầy nhập.</p>
      </Dialog>
    );
  return (
    <Dialog
      title="Cấp mã cho quầy mới"
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Cấp mã', run: make }}
    >
      <TextField
        id="counter"
        label="Tên ngắn của quầy"
        hint="Một chữ cái rồi chữ hoặc số, ví dụ Q2; có trong mã hồ sơ của quầy."
        value={counter}
        onChange={setCounter}
        maxLength={5}
        autoFocus
      />
      <Refusal text={error} />
    </Dialog>
  );
}

function RevokeDialog({
  id,
  counter,
  onDone,
  onClose,
}: {
  readonly id: string;
  readonly counter: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { error, run } = useAction(onDone);
  return (
    <Dialog
      title={`Thu hồi quầy ${counter}`}
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Thu hồi', run: () => run(() => ask('revoke', { device: id })) }}
    >
      <p>
        Quầy này thôi gửi và nhận ngay, không khôi phục được. Hồ sơ đã gửi vẫn còn; hồ sơ chưa gửi lấy ra bằng
        “Xuất phần chưa gửi” tại quầy.
      </p>
      <Refusal text={error} />
    </Dialog>
  );
}
