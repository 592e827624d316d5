import { useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import { type Notice, noticeKind, noticeKindWords } from '../../src-shared/contract/notice.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Viewer } from '../viewer/Viewer.tsx';

/** What the ward makes known today: policies, plans, budget. */
export function NoticesPage() {
  const { data, failure } = useQuery('lobby.notices', {}, 'queue');
  const [viewed, setViewed] = useState<Notice | null>(null);
  return (
    <>
      <h1>Thông báo của phường</h1>
      {failure && !data && <p role="alert">{messageFor(failure)}</p>}
      {data?.notices.length === 0 && <p>Hôm nay phường không có thông báo nào.</p>}
      {noticeKind.options.map((kind) => {
        const those = (data?.notices ?? []).filter((one) => one.kind === kind);
        return (
          those.length > 0 && (
            <section key={kind} className="lobby-part">
              <h2>{noticeKindWords[kind]}</h2>
              <ul className="lobby-list">
                {those.map((notice) => (
                  <li key={notice.id}>
                    <button type="button" className="lobby-choice" onClick={() => setViewed(notice)}>
                      <strong>{notice.title}</strong>
                      <span className="lobby-about">Từ ngày {formatDate(notice.from)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {viewed && (
        <Viewer
          file={{
            id: viewed.id,
            name: viewed.title,
            media: viewed.media,
            read: (offset) => call('lobby.notice', { id: viewed.id, offset }),
          }}
          onClose={() => setViewed(null)}
        />
      )}
    </>
  );
}
