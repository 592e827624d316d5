import { formatDue } from '../../../src-shared/calendar/format.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAction } from './useAction.ts';

interface Props {
  readonly data: DossierDetail;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function TakeResultDialog({ data, onDone, onClose }: Props) {
  const { error, run } = useAction(onDone);
  return (
    <Dialog
      title="Nhận kết quả về quầy"
      closeWord="Chưa"
      onClose={onClose}
      action={{
        word: 'Quầy đã nhận kết quả',
        run: () => run(() => call('dossier.takeResult', { id: data.row.id })),
      }}
    >
      <p>
        Kết quả của <strong>{data.row.applicantName}</strong> đã được giao cho quầy? Hẹn trả{' '}
        {formatDue(data.row.due)}.
      </p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}
