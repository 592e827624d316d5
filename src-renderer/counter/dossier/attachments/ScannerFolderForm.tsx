import { useState } from 'react';
import { call } from '../../../client/call.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useAction } from '../../../ui/useAction.ts';

/** Where the scanner saves, set by a leader or an administrator. */
export function ScannerFolderForm({
  folder,
  onDone,
}: {
  readonly folder: string | null;
  readonly onDone: () => void;
}) {
  const [typed, setTyped] = useState(folder ?? '');
  const { error, run } = useAction(onDone);
  const set = (to: string | null) => run(() => call('scanner.setFolder', { folder: to }));
  return (
    <div className="stack">
      <TextField
        id="scanner-folder"
        label="Thư mục mà máy quét lưu tệp vào"
        hint="Đường dẫn đầy đủ, ví dụ D:\MayQuet. Tệp được lấy vào hồ sơ sẽ rời khỏi thư mục này."
        value={typed}
        onChange={setTyped}
        error={error || undefined}
        maxLength={500}
        autoFocus
      />
      <div className="row">
        <Button look="primary" onPress={() => set(typed.trim())}>
          Dùng thư mục này
        </Button>
        {folder !== null && <Button onPress={() => set(null)}>Không dùng máy quét nữa</Button>}
      </div>
    </div>
  );
}
