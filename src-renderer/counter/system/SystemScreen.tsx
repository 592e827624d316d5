import { useEffect, useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { Verification, VerifyReportShown } from '../../../src-shared/contract/system.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { badSentences, comingSentence, progressText } from './verifyText.ts';
import './system.css';

/** How often a running check is asked how far it is. */
const askEvery = 400;

/** Whether the register stands as it was written; the check runs in main and goes on without this screen. */
export default function SystemScreen() {
  const { data, failure, reload } = useQuery('store.verification', {});
  const [error, setError] = useState('');
  const running = data?.progress ?? null;
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(reload, askEvery);
    return () => clearTimeout(timer);
  }, [running, reload]);
  const start = async () => {
    const answer = await call('store.verify', {});
    setError(answer.ok ? '' : messageFor(answer.error));
    reload();
  };
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  return (
    <section className="stack system">
      <h1>Kiểm tra sổ</h1>
      <p>
        Xem mọi việc đã ghi có còn nguyên như lúc ghi không: không bị sửa, không bị mất, đúng chữ ký của từng
        máy, và danh sách đang dùng có khớp với sổ gốc không. Quầy vẫn làm việc trong lúc kiểm tra.
      </p>
      <Progress progress={data.progress} />
      {error && (
        <p className="summary" role="alert">
          {error}
        </p>
      )}
      {!running && <Found {...data} />}
      <div className="row">
        <Button look="primary" why={running ? 'Đang kiểm tra' : null} onPress={() => void start()}>
          {data.report ? 'Kiểm tra lại' : 'Bắt đầu kiểm tra'}
        </Button>
      </div>
    </section>
  );
}

function Progress({ progress }: Pick<Verification, 'progress'>) {
  if (!progress) return null;
  const { done, of } = progress;
  const text = progressText(progress);
  return (
    <div className="notice stack" role="status">
      <strong>{text}</strong>
      <progress aria-label={text} {...(of > 0 ? { value: done, max: of } : {})} />
      <span className="small">Có thể sang màn hình khác; việc kiểm tra vẫn chạy tiếp.</span>
    </div>
  );
}

function Found({ report, failure }: Verification) {
  if (failure)
    return (
      <p className="summary" role="alert">
        Việc kiểm tra chưa xong. {messageFor({ code: failure })}
      </p>
    );
  if (!report) return <p className="soft">Từ khi mở quầy chưa kiểm tra lần nào.</p>;
  return report.ok ? <Passed {...report} /> : <Bad {...report} />;
}

const ended = ({ at }: Pick<VerifyReportShown, 'at'>) => formatMoment(toLocalDateTime(at));
const figure = (value: number) => value.toLocaleString('vi-VN');

function Passed(report: VerifyReportShown) {
  const coming = comingSentence(report);
  return (
    <div className="notice good" role="status">
      <strong>
        Sổ nguyên vẹn: {figure(report.events)} sự kiện, {figure(report.commits)} lần ghi.
      </strong>
      <p>Chuỗi sự kiện, chữ ký của các máy, danh sách và tệp dữ liệu đều khớp.</p>
      {coming && <p>{coming}</p>}
      <p className="small">Kiểm tra xong {ended(report)}.</p>
    </div>
  );
}

function Bad(report: VerifyReportShown) {
  const { found, todo } = badSentences(report);
  return (
    <div className="summary stack" role="alert">
      <h2>Sổ không khớp</h2>
      <ul>
        {found.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>Cần làm ngay</h3>
      <ol>
        {todo.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p className="small">Kiểm tra xong {ended(report)}.</p>
    </div>
  );
}
