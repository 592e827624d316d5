import { useEffect, useState } from 'react';
import { formatMoment } from '../../../../src-shared/calendar/format.ts';
import type { ScannedFile } from '../../../../src-shared/contract/attachment.ts';
import { messageFor } from '../../../../src-shared/text/messages.ts';
import { call } from '../../../client/call.ts';
import { useQuery } from '../../../client/useQuery.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Refusal } from '../../../ui/Refusal.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { sizeWords } from '../../../viewer/words.ts';
import { useCounter } from '../../store.ts';
import { ScannerFolderForm } from './ScannerFolderForm.tsx';

interface Props {
  readonly dossierId: string;
  /** The paper that the scans taken now show. */
  readonly component: { readonly id: string; readonly name: string } | null;
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

/** How often the folder is looked at while somebody waits for a scan. */
const everyMs = 1000;

const waits: Readonly<Record<ScannedFile['state'], string | null>> = {
  ready: null,
  writing: 'scanner.stillWriting',
  tooBig: 'attachment.tooBig',
  notRemoved: 'scanner.notRemoved',
};

/** What the scanner has saved, newest first; taken into the dossier with one press. */
export function ScannerDialog({ dossierId, component, onTaken, onClose }: Props) {
  const status = useQuery('scanner.status', {});
  const list = useQuery('scanner.list', {});
  const role = useCounter((state) => state.staff?.role);
  const [setting, setSetting] = useState(false);
  const { error, run } = useAction(() => {
    list.reload();
    onTaken();
  });
  const folder = status.data?.folder ?? null;
  const { reload } = list;
  useEffect(() => {
    if (folder === null) return;
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [folder, reload]);
  const manages = role === 'leader' || role === 'administrator';
  const files = list.failure ? [] : (list.data?.files ?? []);
  return (
    <Dialog title="Lấy từ máy quét" wide onClose={onClose}>
      {setting ? (
        <ScannerFolderForm
          folder={folder}
          onDone={() => {
            setSetting(false);
            status.reload();
            list.reload();
          }}
        />
      ) : (
        <>
          {folder !== null && (
            <p>
              Thư mục máy quét: <span className="code">{folder}</span>
            </p>
          )}
          {component && <p>Tệp lấy vào được ghi là: {component.name}</p>}
          {list.failure && <Refusal text={messageFor(list.failure)} />}
          {manages && (
            <div className="row">
              <Button onPress={() => setSetting(true)}>
                {folder === null ? 'Đặt thư mục máy quét' : 'Đổi thư mục máy quét'}
              </Button>
            </div>
          )}
          {folder !== null && !list.failure && files.length === 0 && (
            <p role="status">Chưa có tệp nào. Quét giấy tờ; tệp hiện ra ở đây sau vài giây.</p>
          )}
          <ul className="scans">
            {files.map((scan) => (
              <Scan
                key={scan.file}
                scan={scan}
                onTake={() =>
                  run(() =>
                    call('scanner.take', { dossierId, file: scan.file, component: component?.id ?? null }),
                  )
                }
              />
            ))}
          </ul>
          <Refusal text={error} />
        </>
      )}
    </Dialog>
  );
}

function Scan({ scan, onTake }: { readonly scan: ScannedFile; readonly onTake: () => void }) {
  const code = waits[scan.state];
  const why = code === null ? null : messageFor({ code, details: { bytes: scan.bytes } });
  return (
    <li className="attachment">
      <div>
        <p className="attachment-name">{scan.name}</p>
        <p className="soft small">
          {sizeWords(scan.bytes)}, quét lúc {formatMoment(scan.at)}
        </p>
        {why && <p className="why">{why}</p>}
      </div>
      <Button onPress={onTake} why={why} label={`Đưa vào hồ sơ: ${scan.name}`}>
        Đưa vào hồ sơ
      </Button>
    </li>
  );
}
