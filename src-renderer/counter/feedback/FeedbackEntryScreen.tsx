import { useState } from 'react';
import type { FeedbackForm } from '../../../src-shared/feedback/events.ts';
import { speaksOfPetition } from '../../../src-shared/rating/petition.ts';
import { feedbackForms, petitionPlace } from '../../../src-shared/text/feedbackWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { useCounter } from '../store.ts';
import { HeadFields } from './HeadFields.tsx';

type Typed = Exclude<FeedbackForm, 'kiosk'>;
const forms: readonly Typed[] = ['written', 'phone', 'sheet', 'box'];

/** What somebody brings, tells on the telephone or put in the box, written into the book. */
export default function FeedbackEntryScreen() {
  const { replace, back } = useCounter();
  const { data } = useQuery('feedback.list', {});
  const [id] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState<Typed>('written');
  const [about, setAbout] = useState({ head: 'conduct' as const, concerns: null } as Parameters<
    Parameters<typeof HeadFields>[0]['onChange']
  >[0]);
  const [letter, setLetter] = useState({ name: '', address: '', contact: '', content: '', documents: '' });
  const { error, run } = useAction(() => replace({ name: 'feedback', id }));
  const field = (name: keyof typeof letter, label: string, hint: string, most: number, rows?: number) => (
    <TextField
      id={`feedback-${name}`}
      label={label}
      {...(hint ? { hint } : {})}
      {...(rows ? { rows } : {})}
      value={letter[name]}
      onChange={(text) => setLetter({ ...letter, [name]: text })}
      maxLength={most}
    />
  );
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(() => call('feedback.receive', { id, form, ...about, letter }));
      }}
    >
      <header>
        <h1>Ghi phản ánh, kiến nghị</h1>
        <p className="soft">
          Điều 7 Nghị định 20/2008/NĐ-CP: tiếng Việt, nội dung rõ ràng, có họ tên, địa chỉ, điện thoại hoặc
          địa chỉ thư tín. Không muốn ghi tên thì ghi vào Góp ý.
        </p>
      </header>
      <Choices
        legend="Hình thức"
        name="feedback-form"
        value={form}
        options={forms.map((one) => [one, feedbackForms[one]] as const)}
        onChange={setForm}
      />
      <HeadFields {...about} officers={data?.officers ?? []} onChange={setAbout} />
      {field('content', 'Nội dung', 'Việc gì, ở đâu, khi nào; đúng lời người gửi.', 4000, 6)}
      {speaksOfPetition(letter.content) && <p className="notice">{petitionPlace}</p>}
      {field('name', 'Họ và tên', '', 100)}
      {field('contact', 'Điện thoại, thư điện tử', 'Không có thì để trống.', 100)}
      {field('address', 'Địa chỉ', '', 200)}
      {field('documents', 'Tài liệu kèm theo', 'Tên giấy tờ, ảnh đã nhận; không có thì để trống.', 500)}
      <Refusal text={error} />
      <div className="row">
        <button type="submit" className="button primary">
          Ghi vào sổ
        </button>
        <Button onPress={back} keys="Esc">
          Quay lại
        </Button>
      </div>
    </form>
  );
}
