import { useState } from 'react';
import type { SyncStatus } from '../../../src-shared/contract/sync.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import { useOutput } from '../register/useOutput.ts';
import { manages, useCounter } from '../store.ts';

const asked = {
  'sync.retry': 'Đã yêu cầu gửi lại; kết quả hiện ở đầu trang này.',
  'sync.compare': 'Đang đối chiếu; chỗ thiếu tự được bù, chỗ cần người xem hiện ở đầu trang này.',
} as const;

/** Trying again at once, for administrators comparing the logs, and for managers what waits as a file. */
export function SendActions({ waiting, since }: SyncStatus) {
  const staff = useCounter((state) => state.staff);
  const [said, setSaid] = useState<{ readonly bad: boolean; readonly text: string; since: string | null }>();
  const output = useOutput();
  const ask = async (channel: keyof typeof asked) => {
    const answer = await call(channel, {});
    setSaid({ bad: !answer.ok, text: answer.ok ? asked[channel] : messageFor(answer.error), since });
  };
  // Once the server has answered, the top of the page tells how it went.
  const shown = said?.since === since ? said : undefined;
  const nothing = waiting === 0 ? 'Không có việc nào chờ gửi' : null;
  return (
    <div className="stack tight">
      <div className="row">
        <Button look="primary" onPress={() => void ask('sync.retry')}>
          Gửi lại ngay
        </Button>
        {manages(staff) && (
          <Button why={nothing ?? output.why} onPress={() => output.export(() => call('sync.export', {}))}>
            Xuất tệp
          </Button>
        )}
        {staff?.role === 'administrator' && (
          <Button onPress={() => void ask('sync.compare')}>Đối chiếu sổ với máy chủ</Button>
        )}
      </div>
      {manages(staff) && (
        <p className="soft small">
          Tệp xuất ra có dữ liệu cá nhân của người dân: chỉ giao cho người quản trị máy chủ phường, nạp xong
          thì xóa.
        </p>
      )}
      <p className={shown?.bad ? 'error' : 'soft'} role="status">
        {shown?.text}
      </p>
      <p className={output.said?.tone === 'bad' ? 'error' : 'soft'} role="status">
        {output.said?.text}
      </p>
    </div>
  );
}
