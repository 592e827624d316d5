import { type ReactNode, useState } from 'react';
import { formatDate, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { FeedbackDetail } from '../../../src-shared/contract/feedback.ts';
import {
  feedbackForms,
  feedbackHeads,
  feedbackStatusWords,
  publicationWays,
  replyDaysStanding,
} from '../../../src-shared/text/feedbackWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { formatPhone } from '../../../src-shared/text/phone.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { PaperButtons } from '../slip/PaperButtons.tsx';
import { manages, useCounter } from '../store.ts';
import { AnswerDialog, ClassifyDialog, ConfirmDialog, ForwardDialog } from './dialogs.tsx';
import { PublishDialog } from './PublishDialog.tsx';

type Step = FeedbackDetail['may'][number];

const stepWords: Readonly<Record<Step, string>> = {
  classify: 'Phân loại',
  forward: 'Ghi đã chuyển',
  answer: 'Ghi trả lời',
  publish: 'Công khai',
  unpublish: 'Gỡ công khai',
  dismiss: 'Là khiếu nại, tố cáo',
};

const lookOf = (step: Step, first: Step | undefined) => {
  if (step === 'dismiss' || step === 'unpublish') return { look: 'danger' as const };
  return step === first ? { look: 'primary' as const } : {};
};

/** One feedback: who sent what, where it stands, what is to be done. */
export default function FeedbackScreen({ id }: { readonly id: string }) {
  const { data, failure } = useQuery('feedback.get', { id }, 'dossiers');
  const { back, staff } = useCounter();
  const [asked, setAsked] = useState<Step | null>(null);
  const close = () => setAsked(null);
  if (failure)
    return (
      <section className="stack">
        <p className="error">{messageFor(failure)}</p>
        <div className="row">
          <Button onPress={back}>Quay lại</Button>
        </div>
      </section>
    );
  if (!data) return null;
  const [first] = data.may;
  return (
    <section className="stack">
      <header className="stack tight">
        <h1>{data.code}</h1>
        <p>
          <strong>{feedbackStatusWords[data.status]}</strong>
          {data.due && ` · ${data.late ? 'quá hạn' : 'hạn'} ${formatDate(data.due)}`}
        </p>
        <div className="row">
          {data.may.map((step) => (
            <Button key={step} {...lookOf(step, first)} onPress={() => setAsked(step)}>
              {stepWords[step]}
            </Button>
          ))}
        </div>
        {!manages(staff) && <p className="soft">Lãnh đạo phân loại và trả lời.</p>}
      </header>
      <Facts data={data} />
      <div className="row">
        {data.letter && (
          <PaperButtons
            label="In giấy đã nhận"
            onPrint={() => call('paper.print', { paper: 'feedbackNote', target: 'printer', id })}
          />
        )}
        {data.letter && data.answer && (
          <PaperButtons
            primary
            label="In văn bản trả lời"
            onPrint={() => call('paper.print', { paper: 'feedbackAnswer', target: 'printer', id })}
          />
        )}
      </div>
      <p className="soft small">{replyDaysStanding}</p>
      {asked === 'classify' && <ClassifyDialog data={data} onClose={close} />}
      {asked === 'forward' && <ForwardDialog data={data} onClose={close} />}
      {asked === 'answer' && <AnswerDialog data={data} onClose={close} />}
      {asked === 'publish' && <PublishDialog id={id} onClose={close} />}
      {asked === 'unpublish' && (
        <ConfirmDialog
          title="Gỡ khỏi trang công khai?"
          text="Nội dung không còn hiện trên trang công khai và màn hình công dân. Sổ vẫn ghi đã từng công khai."
          word="Gỡ"
          run={() => call('feedback.unpublish', { id })}
          onClose={close}
        />
      )}
      {asked === 'dismiss' && (
        <ConfirmDialog
          title="Đây là khiếu nại hoặc tố cáo?"
          text="Nội dung và thông tin người gửi bị xóa ở mọi máy, không lấy lại được. Sổ chỉ còn ghi đã hướng dẫn nộp ở nơi tiếp công dân. Báo người gửi trước khi xóa."
          word="Xóa nội dung"
          run={() => call('feedback.dismiss', { id })}
          onClose={close}
        />
      )}
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="lines">{children}</dd>
    </div>
  );
}

function Facts({ data }: { readonly data: FeedbackDetail }) {
  const { letter, answer, published, forwarded } = data;
  return (
    <dl className="facts">
      <Fact label="Vào sổ">
        {`Số ${data.book} · ${formatMoment(data.at)} · ${feedbackForms[data.form]} · ${data.counter}${data.officer ? ` · ${data.officer}` : ''}`}
      </Fact>
      <Fact label="Về việc">
        {feedbackHeads[data.head]}
        {data.concernsName && `: ${data.concernsName}`}
      </Fact>
      {letter ? (
        <>
          <Fact label="Nội dung">{letter.content}</Fact>
          {letter.documents && <Fact label="Tài liệu kèm">{letter.documents}</Fact>}
          <Fact label="Người gửi">
            {[letter.name, letter.address, letter.contact && formatPhone(letter.contact)]
              .filter(Boolean)
              .join('\n')}
          </Fact>
        </>
      ) : (
        <Fact label="Nội dung">Đã xóa, không mở lại được.</Fact>
      )}
      <Fact label="Hạn chuyển, hạn trả lời">
        {`${formatDate(data.forwardBy)} · ${formatDate(data.replyBy)}`}
      </Fact>
      {data.agency && <Fact label="Cơ quan xử lý">{data.agency}</Fact>}
      {forwarded && (
        <Fact label="Đã chuyển">
          {[formatDate(forwarded.on), forwarded.number && `văn bản số ${forwarded.number}`]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
      )}
      {data.reason && <Fact label="Không tiếp nhận vì">{data.reason}</Fact>}
      {answer && (
        <Fact label={`Trả lời ngày ${formatDate(answer.on)}${answer.number ? `, số ${answer.number}` : ''}`}>
          {answer.text}
        </Fact>
      )}
      {published && (
        <Fact label={`Công khai ngày ${formatDate(published.on)}`}>
          {`${published.ways.map((way) => publicationWays[way]).join('; ')}\n${published.question}\n${published.answer}`}
        </Fact>
      )}
      {data.satisfied !== null && (
        <Fact label="Người gửi hài lòng với trả lời">{data.satisfied ? 'Có' : 'Không'}</Fact>
      )}
    </dl>
  );
}
