import { formatDate, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { FeedbackRow } from '../../../src-shared/contract/feedback.ts';
import { feedbackForms, feedbackKind, feedbackStatusWords } from '../../../src-shared/text/feedbackWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { useOutput } from '../register/useOutput.ts';
import { PaperButtons } from '../slip/PaperButtons.tsx';
import { manages, useCounter } from '../store.ts';

/** The book of feedback: what waits for the ward first, by its day. */
export default function FeedbackListScreen() {
  const { data, failure } = useQuery('feedback.list', {}, 'dossiers');
  const { open, staff } = useCounter();
  const output = useOutput();
  return (
    <section className="stack">
      <header className="stack tight">
        <h1>Phản ánh, kiến nghị</h1>
        <p className="soft">
          Nghị định 20/2008/NĐ-CP. Khiếu nại, tố cáo không ghi ở đây. Phản ánh về ai thì người đó không xem
          được; người khác chỉ xem cái mình đã ghi, lãnh đạo xem tất cả.
        </p>
        <div className="row">
          <Button look="primary" onPress={() => open({ name: 'feedbackEntry' })}>
            Ghi phản ánh
          </Button>
          {manages(staff) && (
            <Button why={output.why} onPress={() => output.export(() => call('feedback.export', {}))}>
              Xuất sổ Excel
            </Button>
          )}
          <PaperButtons
            label="In thông báo nơi nhận"
            onPrint={() => call('paper.print', { paper: 'feedbackAddress', target: 'printer' })}
            onSave={() => call('paper.print', { paper: 'feedbackAddress', target: 'pdf' })}
          />
        </div>
        <p className={output.said?.tone === 'bad' ? 'error' : 'soft'} role="status">
          {output.said?.text}
        </p>
      </header>
      {failure && <p className="error">{messageFor(failure)}</p>}
      {data && data.addressLacks.length > 0 && (
        <p className="notice">
          Thông báo nơi nhận còn thiếu: {data.addressLacks.join(', ').toLocaleLowerCase('vi')}. Quản trị bổ
          sung trong phần Tên phường.
        </p>
      )}
      {data?.rows.length === 0 && <p className="soft">Chưa có phản ánh, kiến nghị nào ông/bà được xem.</p>}
      {data && data.rows.length > 0 && (
        <Rows rows={data.rows} onOpen={(id) => open({ name: 'feedback', id })} />
      )}
    </section>
  );
}

function Rows({
  rows,
  onOpen,
}: {
  readonly rows: readonly FeedbackRow[];
  readonly onOpen: (id: string) => void;
}) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Mã, ngày nhận</th>
          <th>Nội dung</th>
          <th>Loại</th>
          <th>Tình trạng</th>
          <th>Hạn</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, code, at, form, head, status, due, late, summary }) => (
          <tr key={id} className="open">
            <td>
              <button type="button" className="link" onClick={() => onOpen(id)}>
                {code}
              </button>
              <br />
              <span className="small soft">
                {formatMoment(at)} · {feedbackForms[form]}
              </span>
            </td>
            <td className="small">{summary || '(đã xóa nội dung)'}</td>
            <td>{feedbackKind(head)}</td>
            <td>{feedbackStatusWords[status]}</td>
            <td className="nowrap">
              {due && (late ? <strong className="late">Quá hạn {formatDate(due)}</strong> : formatDate(due))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
