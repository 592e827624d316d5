import { useState } from 'react';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';

/** In groups, as the server prints it: two people compare it over the phone. */
const grouped = (fingerprint: string) => fingerprint.toUpperCase().match(/.{4}/g)?.join(' ') ?? '';

/** Joining a ward server, for the first time or anew: its address, its certificate looked at by a person, then the one-time code. */
export function EnrolForm({ anew, onDone }: { readonly anew: boolean; readonly onDone: () => void }) {
  const [url, setUrl] = useState('https://');
  const [fingerprint, setFingerprint] = useState('');
  const [code, setCode] = useState('');
  const title = anew ? 'Ghi danh lại quầy này' : 'Nối máy chủ phường';
  const join = useAction(onDone);
  const find = useAction(() => {});
  const ask = () =>
    find.run(async () => {
      const answer = await call('sync.server', { url });
      if (answer.ok) setFingerprint(answer.value.fingerprint);
      return answer;
    });
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      <p className="soft">
        {anew
          ? 'Quầy thành một máy mới đối với máy chủ: lấy lại việc máy chủ đã nhận, và liệt kê việc chưa nhận để ghi lại hoặc bỏ. Không mất việc nào. Mã hồ sơ mới mang tên quầy mới.'
          : 'Sổ đã ghi ở quầy này được gửi lên nguyên vẹn. Từ lúc nối, mã hồ sơ mới mang tên quầy do máy chủ cấp.'}
      </p>
      <TextField
        id="ward-url"
        label="Địa chỉ máy chủ"
        hint="Như hiện trên máy chủ, ví dụ https://192.168.1.10:4391"
        value={url}
        onChange={(typed) => {
          setUrl(typed);
          setFingerprint('');
        }}
        maxLength={200}
      />
      {fingerprint === '' ? (
        <div className="row">
          <Button look="primary" onPress={ask}>
            Tìm máy chủ
          </Button>
        </div>
      ) : (
        <>
          <p>
            Dấu vân tay chứng thư của máy chủ. Chỉ nối khi <strong>giống hệt</strong> trên máy chủ:
          </p>
          <p className="code fingerprint">{grouped(fingerprint)}</p>
          <TextField
            id="ward-code"
            label="Mã ghi danh dùng một lần"
            hint="Lấy trên máy chủ, ví dụ K7PW-3FQX-9MTD"
            value={code}
            onChange={setCode}
            maxLength={40}
            autoFocus
          />
          <div className="row">
            <Button
              look="primary"
              why={code.trim() === '' ? 'Nhập mã ghi danh.' : null}
              onPress={() => join.run(() => call('sync.enrol', { url, fingerprint, code }))}
            >
              Giống hệt, nối quầy này
            </Button>
            <Button onPress={() => setFingerprint('')}>Không giống</Button>
          </div>
        </>
      )}
      <Refusal text={fingerprint === '' ? find.error : join.error} />
    </section>
  );
}
