import { useState } from 'react';
import type { FeedbackDetail } from '../../../src-shared/contract/feedback.ts';
import { type FeedbackRoute, feedbackRoute } from '../../../src-shared/feedback/events.ts';
import type { Result } from '../../../src-shared/result.ts';
import { feedbackRoutes } from '../../../src-shared/text/feedbackWords.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { DayField } from '../cash/DayField.tsx';
import { HeadFields } from './HeadFields.tsx';

interface Props {
  readonly data: FeedbackDetail;
  readonly onClose: () => void;
}

/** What it is, whose business it is (NĐ 20/2008 Đ.9). */
export function ClassifyDialog({ data, onClose }: Props) {
  const list = useQuery('feedback.list', {});
  const [about, setAbout] = useState({ head: data.head, concerns: data.concerns });
  const [route, setRoute] = useState<FeedbackRoute>('own');
  const [agency, setAgency] = useState(data.agency);
  const [reason, setReason] = useState(data.reason);
  const { error, run } = useAction(onClose);
  const save = () => run(() => call('feedback.classify', { id: data.id, route, agency, reason, ...about }));
  return (
    <Dialog title="Phân loại" wide onClose={onClose} closeWord="Thôi" action={{ word: 'Lưu', run: save }}>
      <div className="stack">
        <HeadFields {...about} officers={list.data?.officers ?? []} onChange={setAbout} />
        <Choices
          legend="Xử lý thế nào"
          name="route"
          value={route}
          options={feedbackRoute.options.map((one) => [one, feedbackRoutes[one]] as const)}
          onChange={setRoute}
        />
        {route === 'forward' && (
          <TextField
            id="agency"
            label="Cơ quan có thẩm quyền"
            hint="Ghi tên cơ quan; chuyển chậm nhất 5 ngày làm việc từ ngày nhận."
            value={agency}
            onChange={setAgency}
            maxLength={200}
          />
        )}
        {route === 'notTaken' && (
          <TextField
            id="reason"
            label="Lý do không tiếp nhận"
            hint="Còn thiếu gì để người gửi bổ sung."
            value={reason}
            onChange={setReason}
            rows={3}
          />
        )}
        <Refusal text={error} />
      </div>
    </Dialog>
  );
}

export function ForwardDialog({ data: { id, agency, today }, onClose }: Props) {
  const [on, setOn] = useState(today);
  const [number, setNumber] = useState('');
  const { error, run } = useAction(onClose);
  return (
    <Dialog
      title={`Đã chuyển đến ${agency}`}
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Lưu', run: () => run(() => call('feedback.forward', { id, on, number })) }}
    >
      <div className="stack">
        <DayField id="forwarded-on" label="Ngày chuyển" value={on} onChange={setOn} />
        <TextField
          id="forwarded-number"
          label="Số văn bản chuyển"
          hint="Không có thì để trống."
          value={number}
          onChange={setNumber}
          maxLength={60}
        />
        <Refusal text={error} />
      </div>
    </Dialog>
  );
}

export function AnswerDialog({ data: { id, today }, onClose }: Props) {
  const [on, setOn] = useState(today);
  const [number, setNumber] = useState('');
  const [text, setText] = useState('');
  const { error, run } = useAction(onClose);
  return (
    <Dialog
      title="Trả lời người gửi"
      wide
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Lưu', run: () => run(() => call('feedback.answer', { id, on, number, text })) }}
    >
      <div className="stack">
        <TextField
          id="answer-text"
          label="Nội dung trả lời"
          hint="Kết quả xử lý, bằng lời người dân hiểu; in thành văn bản để ký và gửi."
          value={text}
          onChange={setText}
          rows={8}
          autoFocus
        />
        <div className="row">
          <DayField id="answered-on" label="Ngày văn bản" value={on} onChange={setOn} />
          <TextField
            id="answer-number"
            label="Số văn bản"
            hint="Chưa có thì để trống, ghi tay khi ký."
            value={number}
            onChange={setNumber}
            maxLength={60}
          />
        </div>
        <Refusal text={error} />
      </div>
    </Dialog>
  );
}

export function ConfirmDialog({
  title,
  text,
  word,
  run,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly word: string;
  readonly run: () => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) {
  const action = useAction(onClose);
  return (
    <Dialog title={title} onClose={onClose} closeWord="Thôi" action={{ word, run: () => action.run(run) }}>
      <p>{text}</p>
      <Refusal text={action.error} />
    </Dialog>
  );
}
