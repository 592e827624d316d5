import { formatMoment } from '../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import { useQuery } from '../client/useQuery.ts';
import { useCounter } from './store.ts';

/** Intakes that were begun and not received; kept for thirty days. */
export function DraftsScreen() {
  const { data } = useQuery('draft.list', {}, 'dossiers');
  const open = useCounter((state) => state.open);
  return (
    <section className="stack">
      <header>
        <h1>Hồ sơ nháp</h1>
        <p className="soft">Đang nhập dở, chưa tiếp nhận. Sau 30 ngày không mở lại, máy tự xóa.</p>
      </header>
      {data?.rows.length === 0 && <p className="soft">Không có hồ sơ nháp.</p>}
      <ul className="tasks">
        {data?.rows.map(({ id, procedureName, applicantName, savedAt }) => (
          <li key={id}>
            <button
              type="button"
              className="task"
              onClick={() => open({ name: 'intake', draftId: id, procedureCode: null })}
            >
              <strong>{applicantName || 'Chưa có tên'}</strong>
              <span>{procedureName || 'Chưa chọn thủ tục'}</span>
              <span className="soft small">Lưu lúc {formatMoment(toLocalDateTime(savedAt))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
