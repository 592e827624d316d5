import { useState } from 'react';
import type { Audience } from '../../../src-shared/survey/questionnaire.ts';
import { audienceWords } from '../../../src-shared/survey/words.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DayField } from '../cash/DayField.tsx';
import { today } from '../cash/today.ts';
import { useCounter } from '../store.ts';

const own = 'own';
const audiences = Object.entries(audienceWords) as [Audience, string][];

/** A new survey: what is asked, of whom, when, and how many papers are meant to come in. */
export function OpenSurveyDialog({ onClose }: { readonly onClose: () => void }) {
  const { data } = useQuery('survey.questionnaires', {});
  const open = useCounter((state) => state.open);
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [target, setTarget] = useState('100');
  const [asked, setAsked] = useState('sipas-2022');
  const [audience, setAudience] = useState<Audience>('citizens');
  const [questions, setQuestions] = useState('');
  const [refused, setRefused] = useState('');
  const chosen = data?.questionnaires.find((one) => one.id === asked);
  const save = async () => {
    const answer = await call('survey.open', {
      id,
      name,
      from,
      to,
      target: Number(target),
      questionnaire: asked === own ? { audience, questions } : { shipped: asked },
    });
    if (!answer.ok) return setRefused(messageFor(answer.error));
    onClose();
    open({ name: 'survey', id });
  };
  return (
    <Dialog title="Lập đợt khảo sát" wide onClose={onClose} action={{ word: 'Lập', run: () => void save() }}>
      <div className="stack">
        <TextField
          id="survey-name"
          label="Tên đợt"
          hint="Ví dụ: Khảo sát quý IV năm 2026"
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
        />
        <div className="row">
          <DayField id="survey-from" label="Từ ngày" value={from} onChange={setFrom} />
          <DayField id="survey-to" label="Đến ngày" value={to} onChange={setTo} />
          <TextField
            id="survey-target"
            label="Số phiếu cần thu"
            value={target}
            onChange={(text) => setTarget(text.replace(/\D/g, ''))}
            inputMode="numeric"
            maxLength={6}
          />
        </div>
        <Choices
          legend="Bộ câu hỏi"
          name="questionnaire"
          value={asked}
          options={[
            ...(data?.questionnaires ?? []).map((one) => [one.id, one.name] as const),
            [own, 'Câu hỏi phường tự soạn'],
          ]}
          onChange={setAsked}
        />
        {chosen && (
          <p className={chosen.status === 'UNVERIFIED' ? 'notice' : 'soft small'}>
            {chosen.status === 'UNVERIFIED' && <strong>Chưa đối chiếu bản chính thức. </strong>}
            {chosen.source}.
          </p>
        )}
        {asked === own && (
          <>
            <Choices
              legend="Người trả lời"
              name="audience"
              value={audience}
              options={audiences}
              onChange={setAudience}
            />
            <TextField
              id="survey-questions"
              label="Câu hỏi"
              hint="Mỗi dòng một câu, trả lời theo năm mức hài lòng; dòng bắt đầu bằng # là tên nhóm."
              rows={8}
              value={questions}
              onChange={setQuestions}
            />
          </>
        )}
        <Refusal text={refused} />
      </div>
    </Dialog>
  );
}
