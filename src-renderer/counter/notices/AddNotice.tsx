import { useRef, useState } from 'react';
import { mediaTypes } from '../../../src-shared/attachment/media.ts';
import { isLocalDate } from '../../../src-shared/calendar/zone.ts';
import { type NoticeKind, noticeKind, noticeKindWords } from '../../../src-shared/contract/notice.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { sendPieces } from '../../client/sendPieces.ts';
import { Button } from '../../ui/Button.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { percent } from '../../viewer/words.ts';
import { DayField } from '../cash/DayField.tsx';
import '../cash/cash.css';
import { today } from '../cash/today.ts';

/** What it is and from when to when it is shown, then its file. */
export function AddNotice({ onAdded }: { readonly onAdded: () => void }) {
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<NoticeKind>('policy');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const add = async (file: File | undefined) => {
    if (!file) return;
    setSaid(null);
    setPart(0);
    const about = { title, kind, from, to: to || null };
    const answer = await sendPieces(
      new Uint8Array(await file.arrayBuffer()),
      {
        begin: (bytes) => call('notice.begin', { ...about, bytes }),
        chunk: (piece) => call('notice.chunk', piece),
        finish: (upload) => call('notice.finish', upload),
        discard: (upload) => call('notice.discard', upload),
      },
      setPart,
      new AbortController().signal,
    );
    setPart(null);
    setSaid(
      answer.ok
        ? { good: true, text: `Đã công khai “${answer.value.title}”.` }
        : { good: false, text: messageFor(answer.error) },
    );
    if (!answer.ok) return;
    setTitle('');
    onAdded();
  };
  const why =
    part !== null
      ? 'Đang đưa tệp vào.'
      : title.trim().length < 3
        ? 'Ghi tên thông báo trước.'
        : !isLocalDate(from) || (to !== '' && !isLocalDate(to))
          ? 'Ghi đủ ngày, ví dụ 20/11/2026.'
          : null;
  return (
    <section className="stack" aria-labelledby="add-notice">
      <h2 id="add-notice">Thêm thông báo</h2>
      <TextField
        id="notice-title"
        label="Tên thông báo"
        hint="Như trên văn bản, ví dụ: Công khai dự toán ngân sách năm 2026."
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      <Choices
        legend="Loại"
        name="notice-kind"
        value={kind}
        options={noticeKind.options.map((option) => [option, noticeKindWords[option]] as const)}
        onChange={setKind}
      />
      <div className="row">
        <DayField id="notice-from" label="Hiện từ ngày" value={from} onChange={setFrom} />
        <DayField id="notice-to" label="Đến hết ngày" value={to} onChange={setTo} />
        <span className="soft small">Bỏ trống ngày cuối: hiện đến khi gỡ.</span>
      </div>
      <div className="row">
        <Button look="primary" why={why} onPress={() => chooser.current?.click()}>
          Chọn tệp và công khai
        </Button>
        <span className="soft small">PDF, JPEG, PNG, WebP; tối đa 20 MB.</span>
      </div>
      {why && <p className="why">{why}</p>}
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="Chọn tệp thông báo"
        accept={mediaTypes.join(',')}
        onChange={({ target }) => {
          void add(target.files?.[0]);
          // The same file again is a new choice.
          target.value = '';
        }}
      />
      {part !== null && (
        <p role="status">
          Đang đưa tệp vào: {percent(part)} <progress aria-label="Đang đưa tệp vào" value={part} />
        </p>
      )}
      {said && (
        <p className={said.good ? 'notice good' : 'summary'} role="status">
          {said.text}
        </p>
      )}
    </section>
  );
}
