import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { visitWords } from '../ui/rating/ratingWords.ts';
import { PaperButtons } from './slip/PaperButtons.tsx';

/** After a visit with nobody at the counter: the paper by which that person rates later, to go with the post. */
export function AbsentInvitations() {
  const { data, reload } = useQuery('pad.absent', {}, 'pad');
  const [next] = data?.absent.slice(-1) ?? [];
  if (!next) return null;
  const { invitation, visit } = next;
  const forget = async () => {
    await call('pad.forgetAbsent', { invitation });
    reload();
  };
  return (
    <section key={invitation} className="notice row spread" aria-label="Phiếu mời đánh giá">
      <span>
        Vừa xong một lượt không có người tại quầy ({visitWords[visit]}). In phiếu có mã đánh giá dùng một lần
        để gửi kèm; mã không gắn với hồ sơ.
      </span>
      <div className="row">
        <PaperButtons
          label="In phiếu mời đánh giá"
          onPrint={() => call('paper.print', { paper: 'ratingInvitation', target: 'printer', invitation })}
        />
        <Button look="quiet" onPress={() => void forget()}>
          Xong, bỏ nhắc
        </Button>
      </div>
    </section>
  );
}
