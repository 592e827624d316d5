import { toLocalDate } from '../../../src-shared/calendar/zone.ts';
import type { ActionName } from '../../../src-shared/contract/dossier.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { AnswerHandOverDialog } from './AnswerHandOverDialog.tsx';
import { ApologyDialog } from './ApologyDialog.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { EndDialog } from './EndDialog.tsx';
import { ExtraPaperDialog } from './ExtraPaperDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { NotCollectedDialog } from './NotCollectedDialog.tsx';
import { OfficialCodeDialog } from './OfficialCodeDialog.tsx';
import { PayFeeDialog } from './PayFeeDialog.tsx';
import { PostDialog } from './PostDialog.tsx';
import { ResumeDialog } from './ResumeDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { SupplementDialog } from './SupplementDialog.tsx';
import { TakeResultDialog } from './TakeResultDialog.tsx';

/** The dialog of one action. */
export function ActionDialog({ name, ...props }: DialogProps & { readonly name: ActionName }) {
  const { data, onDone, onClose } = props;
  const { id } = data.row;
  const pending = data.handOvers.find(({ state }) => state === 'pending');
  switch (name) {
    case 'answerHandOver':
      return (
        <AnswerHandOverDialog ids={[id]} from={pending?.from.name ?? ''} onDone={onDone} onClose={onClose} />
      );
    case 'handOver':
      return <HandOverDialog ids={[id]} holder={data.row.holder} onDone={onDone} onClose={onClose} />;
    case 'resume':
      return <ResumeDialog {...props} />;
    case 'requestSupplement':
      return <SupplementAfterReceipt {...props} />;
    case 'awaitPayment':
      return (
        <ConfirmDialog
          title="Chờ nghĩa vụ tài chính"
          word="Tạm dừng thời hạn"
          work={() => call('dossier.awaitPayment', { id })}
          onDone={onDone}
          onClose={onClose}
        >
          <p>Thời hạn giải quyết dừng từ lúc này đến khi ghi người dân đã nộp tiền.</p>
        </ConfirmDialog>
      );
    case 'apologise':
      return <ApologyDialog {...props} today={toLocalDate(new Date().toISOString())} />;
    case 'takeResult':
      return <TakeResultDialog {...props} />;
    case 'return':
      return <ReturnDialog {...props} />;
    case 'postResult':
      return <PostDialog {...props} />;
    case 'recordDelivery':
      return <DeliveryDialog {...props} />;
    case 'recordNotCollected':
      return <NotCollectedDialog {...props} />;
    case 'recordOfficialCode':
      return <OfficialCodeDialog {...props} />;
    case 'correct':
      return data.personal ? <CorrectDialog {...props} personal={data.personal} /> : null;
    case 'recordExtraPaper':
      return <ExtraPaperDialog id={id} form={null} how="volunteered" onDone={onDone} onClose={onClose} />;
    case 'recomputeDue':
      return (
        <ConfirmDialog
          title="Tính lại ngày hẹn dự kiến"
          word="Tính lại"
          work={() => call('dossier.recomputeDue', { ids: [id] })}
          onDone={onDone}
          onClose={onClose}
        >
          <p>
            Ngày hẹn đang là dự kiến. Tính lại theo lịch nghỉ vừa công bố, rồi báo người dân nếu ngày đổi.
          </p>
        </ConfirmDialog>
      );
    case 'payFee':
      return <PayFeeDialog {...props} />;
    case 'withdraw':
    case 'stop':
      return <EndDialog {...props} how={name} />;
    default:
      return null;
  }
}

/** The papers of the version the dossier was received under, and no others. */
function SupplementAfterReceipt({ data, onDone, onClose }: DialogProps) {
  const { row } = data;
  const procedure = useQuery('catalogue.procedure', {
    code: row.procedureCode,
    on: row.acceptedAt.slice(0, 10),
  }).data;
  if (!procedure) return null;
  return (
    <SupplementDialog
      id={row.id}
      form={null}
      components={procedure.components}
      missing={[]}
      before={data.supplements.length}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
