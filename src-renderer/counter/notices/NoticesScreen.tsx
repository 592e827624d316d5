import { useState } from 'react';
import { formatDate } from '../../../src-shared/calendar/format.ts';
import { type Notice, noticeKindWords } from '../../../src-shared/contract/notice.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';
import { Viewer } from '../../viewer/Viewer.tsx';
import { AddNotice } from './AddNotice.tsx';

/** Documents everybody may read on the lobby screen: added, looked at, taken down. */
export default function NoticesScreen() {
  const { data, failure, reload } = useQuery('notice.list', {}, 'queue');
  return (
    <section className="stack">
      <h1>Thông báo cho người dân</h1>
      <p className="soft">
        Văn bản ở đây hiện trên màn hình sảnh cho mọi người xem. Không đưa văn bản có họ tên, số giấy tờ hay
        số điện thoại của người dân.
      </p>
      <AddNotice onAdded={reload} />
      {failure && <p className="error">{messageFor(failure)}</p>}
      {data?.notices.length === 0 && <p className="soft">Chưa có thông báo nào.</p>}
      <ul className="stack">
        {data?.notices.map((notice) => (
          <li key={notice.id}>
            <Line notice={notice} onGone={reload} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ notice, onGone }: { readonly notice: Notice; readonly onGone: () => void }) {
  const { id, title, kind, media, from, to } = notice;
  const [viewed, setViewed] = useState(false);
  const [asked, setAsked] = useState(false);
  const { error, run } = useAction(() => {
    setAsked(false);
    onGone();
  });
  return (
    <div className="row spread">
      <div>
        <strong>{title}</strong>
        <br />
        <span className="soft small">
          {noticeKindWords[kind]}, từ {formatDate(from)}
          {to === null ? ', đến khi gỡ' : ` đến hết ${formatDate(to)}`}
        </span>
      </div>
      <div className="row">
        <Button label={`Xem ${title}`} onPress={() => setViewed(true)}>
          Xem
        </Button>
        <Button label={`Gỡ ${title}`} onPress={() => setAsked(true)}>
          Gỡ
        </Button>
      </div>
      {viewed && (
        <Viewer
          file={{ id, name: title, media, read: (offset) => call('notice.read', { id, offset }) }}
          onClose={() => setViewed(false)}
        />
      )}
      {asked && (
        <Dialog
          title="Gỡ thông báo này?"
          onClose={() => setAsked(false)}
          closeWord="Giữ lại"
          action={{ word: 'Gỡ', run: () => run(() => call('notice.withdraw', { id })) }}
        >
          <p>{title}</p>
          <p>Người dân không xem được nữa. Muốn công khai lại thì thêm lại tệp.</p>
          <Refusal text={error} />
        </Dialog>
      )}
    </div>
  );
}
