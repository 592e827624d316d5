import { useState } from 'react';
import { type PublicationWay, publicationWay } from '../../../src-shared/feedback/events.ts';
import { publicationWays } from '../../../src-shared/text/feedbackWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Check } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** The words that go out, with the sender taken out, seen and put right by whoever decides (NĐ 20/2008 Đ.19). */
export function PublishDialog({ id, onClose }: Props) {
  const { data, failure } = useQuery('feedback.publishable', { id });
  const [typed, setTyped] = useState<{ readonly question: string; readonly answer: string } | null>(null);
  const [ways, setWays] = useState<readonly PublicationWay[]>(['portal']);
  const { error, run } = useAction(onClose);
  const words = typed ?? data;
  const publish = () => {
    if (words && ways.length > 0) run(() => call('feedback.publish', { id, ...words, ways: [...ways] }));
  };
  return (
    <Dialog
      title="Công khai kết quả"
      wide
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Công khai như trên', run: publish }}
    >
      <div className="stack">
        <p>
          Tên, địa chỉ, điện thoại của người gửi đã được thay bằng (…). Đọc lại từng câu: người ta có thể nhận
          ra người gửi qua chi tiết khác.
        </p>
        {failure && <p className="error">{messageFor(failure)}</p>}
        {words && (
          <>
            <TextField
              id="public-question"
              label="Nội dung phản ánh, kiến nghị"
              value={words.question}
              onChange={(question) => setTyped({ ...words, question })}
              rows={4}
            />
            <TextField
              id="public-answer"
              label="Kết quả xử lý"
              value={words.answer}
              onChange={(answer) => setTyped({ ...words, answer })}
              rows={4}
            />
          </>
        )}
        <fieldset className="choices">
          <legend className="legend">Hình thức công khai (Điều 19)</legend>
          {publicationWay.options.map((way) => (
            <Check
              key={way}
              label={publicationWays[way]}
              checked={ways.includes(way)}
              onChange={(on) => setWays(on ? [...ways, way] : ways.filter((one) => one !== way))}
            />
          ))}
        </fieldset>
        {ways.length === 0 && <p className="notice">Chọn ít nhất một hình thức.</p>}
        <Refusal text={error} />
      </div>
    </Dialog>
  );
}
