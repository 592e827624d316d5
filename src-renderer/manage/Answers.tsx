import { useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { BodyOf } from '../../src-shared/sync/settings.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';
import { Stale } from './Stale.tsx';

/** Answers to complaints and suggestions as the public page shows them. */
export function Answers() {
  const { data, failure, reload } = useAnswer('settings', { kind: 'answer' });
  const [adding, setAdding] = useState(false);
  const { error, run } = useAction(reload);
  if (failure && !data) return <Refusal text={messageFor(failure)} />;
  if (!data) return null;
  const answers = data.settings
    .map(({ setting }) => setting.body as BodyOf<'answer'>)
    .sort((a, b) => b.publishedOn.localeCompare(a.publishedOn));
  return (
    <section className="stack">
      <Stale failure={failure} reload={reload} />
      <p className="soft">
        Đăng trên trang công khai của phường. Không ghi tên, số căn cước hay điện thoại của người phản ánh.
      </p>
      <div className="row">
        <Button look="primary" onPress={() => setAdding(true)}>
          Đăng trả lời
        </Button>
      </div>
      <Refusal text={error} />
      {answers.length === 0 && <p className="soft">Chưa đăng trả lời nào.</p>}
      {answers.map(({ id, publishedOn, question, answer }) => (
        <article key={id} className="card stack">
          <p className="soft small">Đăng ngày {formatDate(publishedOn)}</p>
          <p>
            <strong>{question}</strong>
          </p>
          <p className="lines">{answer}</p>
          <div className="row">
            <Button
              look="danger"
              label={`Gỡ xuống trả lời ngày ${formatDate(publishedOn)}`}
              onPress={() =>
                run(() => ask('change', { settings: [{ kind: 'answer', key: id, body: null }] }))
              }
            >
              Gỡ xuống
            </Button>
          </div>
        </article>
      ))}
      {adding && (
        <AnswerDialog
          onDone={() => {
            setAdding(false);
            reload();
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

function AnswerDialog({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }) {
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState('');
  const { error, run } = useAction(onDone);
  const publish = () => {
    if (question.trim() === '' || answer.trim() === '') return;
    const now = new Date().toISOString();
    const body = { id: crypto.randomUUID(), publishedOn: toLocalDate(now), question, answer };
    run(() => ask('change', { settings: [settingOf('answer', body)] }));
  };
  return (
    <Dialog
      title="Đăng trả lời"
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Đăng', run: publish }}
      wide
    >
      <TextField
        id="question"
        label="Phản ánh, kiến nghị"
        hint="Tóm tắt, không có tên người."
        value={question}
        onChange={setQuestion}
        rows={3}
        autoFocus
      />
      <TextField id="answer" label="Trả lời của phường" value={answer} onChange={setAnswer} rows={8} />
      <Refusal text={error} />
    </Dialog>
  );
}
