import { useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import { importPortalRecord } from '../../src-shared/procedure/portal/index.ts';
import type { ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { settingOf, type WardSetting } from '../../src-shared/sync/settings.ts';
import { fold } from '../../src-shared/text/fold.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';
import { FileButton } from './Calendar.tsx';
import { Forms } from './Forms.tsx';
import { ProcedureForm } from './ProcedureForm.tsx';
import { Stale } from './Stale.tsx';

const originWords = {
  ward: 'Của phường',
  shipped: 'Kèm chương trình',
  imported: 'Từ Cổng DVCQG',
} as const;

/** The ward's catalogue as all its counters and the public page show it. */
export function Procedures() {
  const { data, failure, reload } = useAnswer('procedures', {});
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState<ProcedureVersion | null>(null);
  const [shown, setShown] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const [told, setTold] = useState<readonly string[]>([]);
  const { error, run } = useAction(reload);
  if (failure && !data) return <Refusal text={messageFor(failure)} />;
  if (!data) return null;
  if (edited)
    return (
      <ProcedureForm
        version={edited}
        onDone={() => {
          setEdited(null);
          reload();
        }}
        onClose={() => setEdited(null)}
      />
    );
  if (shown) return <Forms {...shown} onClose={() => setShown(null)} />;
  const open = (code: string) =>
    run(async () => {
      const answer = await ask('procedure', { code });
      if (answer.ok) setEdited(answer.value.version);
      return answer;
    });
  const takeIn = (text: Promise<string>, name: string) =>
    void importFile(text, name).then((line) => {
      setTold((lines) => [...lines, line]);
      reload();
    });
  const wanted = fold(words);
  const found = data.procedures.filter(
    ({ code, name, field }) => wanted === '' || fold(`${code} ${name} ${field}`).includes(wanted),
  );
  return (
    <section className="stack">
      <Stale failure={failure} reload={reload} />
      <p className="soft">
        Sửa một thủ tục là thêm bản của phường từ ngày có hiệu lực; hồ sơ đã nhận giữ bản cũ. Tệp từ Cổng Dịch
        vụ công quốc gia chỉ bổ sung thủ tục chưa có.
      </p>
      <div className="row">
        <FileButton label="Nhập tệp từ Cổng DVCQG (JSON, nhiều tệp)" many onText={takeIn} />
      </div>
      {told.length > 0 && (
        <ul className="card" role="status">
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Refusal text={error} />
      <TextField id="find" label="Tìm thủ tục" value={words} onChange={setWords} maxLength={100} />
      <table className="table">
        <thead>
          <tr>
            <th>Mã</th>
            <th>Thủ tục</th>
            <th>Bản đang dùng</th>
            <th>
              <span className="hidden-visually">Việc</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ code, name, field, effectiveFrom, origin }) => (
            <tr key={code}>
              <td className="code">{code}</td>
              <td>
                {name}
                <div className="soft small">{field}</div>
              </td>
              <td>
                {originWords[origin]}
                <div className="soft small">từ {formatDate(effectiveFrom)}</div>
              </td>
              <td>
                <div className="row">
                  <Button label={`Sửa ${code}`} onPress={() => open(code)}>
                    Sửa
                  </Button>
                  <Button label={`Mẫu đơn ${code}`} onPress={() => setShown({ code, name })}>
                    Mẫu đơn
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p className="soft">Không có thủ tục nào khớp.</p>}
    </section>
  );
}

/** One file of the portal, as the command line imports it; answers what became of it. */
async function importFile(text: Promise<string>, name: string): Promise<string> {
  let raw: unknown = null;
  try {
    raw = JSON.parse(await text);
  } catch {
    return `${name}: không phải tệp JSON đọc được`;
  }
  const checkedOn = toLocalDate(new Date().toISOString());
  const read = importPortalRecord(raw, { checkedOn, source: 'Cổng Dịch vụ công quốc gia (nhập từ tệp)' });
  if (read.outcome === 'rejected') return `${name}: từ chối, ${read.reason}`;
  const setting: WardSetting = settingOf('procedure', { origin: 'imported', version: read.version });
  const done = await ask('change', { settings: [setting] });
  if (!done.ok) return `${name}: ${messageFor(done.error)}`;
  if (done.value.changed === 0) return `${name}: đã có và giống hệt`;
  return read.warnings.length === 0
    ? `${name}: đã nhập`
    : `${name}: đã nhập, ${read.warnings.length} cảnh báo`;
}
