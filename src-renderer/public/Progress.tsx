import { useState } from 'react';
import type { Progress as Found } from '../../src-shared/contract/public.ts';
import { parseSlipQr } from '../../src-shared/slip/qr.ts';
import { dossierStatusWords } from '../../src-shared/text/dossierWords.ts';
import { progressDays } from '../../src-shared/text/progressWords.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { read } from './read.ts';

/** By the two codes of the slip, or by all of its QR pasted into the first field. */
export function Progress() {
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [missing, setMissing] = useState(false);
  const { error, run } = useAction(() => {});
  const type = (typed: string) => {
    const qr = parseSlipQr(typed);
    setCode(qr.ok ? qr.value.code : typed);
    if (qr.ok) setSecret(qr.value.lookupSecret);
  };
  const look = () => {
    setFound(null);
    const lacks = code.trim() === '' || secret.trim() === '';
    setMissing(lacks);
    if (lacks) return;
    run(async () => {
      const answer = await read<Found>('/public/progress', { code, secret });
      if (answer.ok) setFound(answer.value);
      return answer;
    });
  };
  return (
    <form
      className="card stack"
      aria-labelledby="progress"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <h2 id="progress">Tra cứu hồ sơ</h2>
      <TextField
        id="code"
        label="Mã hồ sơ"
        hint="In trên giấy tiếp nhận, ví dụ TAM-Q1-261120-0007; hoặc dán nội dung mã QR."
        value={code}
        onChange={type}
        maxLength={120}
      />
      <TextField
        id="secret"
        label="Mã tra cứu"
        hint="In cạnh mã QR trên giấy tiếp nhận."
        value={secret}
        onChange={setSecret}
        maxLength={40}
      />
      {missing && <Refusal text="Cần cả mã hồ sơ và mã tra cứu. Nhập phần còn thiếu." />}
      {!found && !missing && <Refusal text={error} />}
      <div className="row">
        <button type="submit" className="button primary">
          Xem tiến độ
        </button>
      </div>
      {found && <Shown {...found} />}
    </form>
  );
}

function Shown(found: Found) {
  return (
    <div role="status" className="notice good">
      <p>
        <strong>{dossierStatusWords[found.status]}</strong>
      </p>
      <dl className="facts">
        {progressDays(found).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
