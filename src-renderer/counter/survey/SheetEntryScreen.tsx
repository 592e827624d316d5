import { useEffect, useState } from 'react';
import { smallestGroup } from '../../../src-shared/rating/smallestGroup.ts';
import type { Sheet } from '../../../src-shared/survey/events.ts';
import { itemsOf, type Questionnaire } from '../../../src-shared/survey/questionnaire.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { levelWords } from '../../../src-shared/text/ratingWords.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { intoView } from '../../ui/intoView.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { useCounter } from '../store.ts';
import { type Batch, split } from './batch.ts';
import './survey.css';

/** Over screens, until they are written down or the program ends; the papers are still at hand then. */
const batches = new Map<string, Batch>();

/** Papers typed in by the digits alone: a level goes on to the next item, Enter to the next paper. */
export default function SheetEntryScreen({ id }: { readonly id: string }) {
  const { data, failure } = useQuery('survey.get', { id }, 'dossiers');
  const back = useCounter((state) => state.back);
  const [batch, setBatch] = useState<Batch>(() => batches.get(id) ?? []);
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const [paper, setPaper] = useState(0);
  const keep = (next: Batch) => {
    // The next Enter ends a paper, and does not press once more what was pressed.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    batches.set(id, next);
    setBatch(next);
  };
  const write = async (sheets: Batch, wait: Batch) => {
    setBusy(true);
    const answer = await call('survey.enter', { id, sheets: sheets.map((sheet) => [...sheet]) });
    setBusy(false);
    setRefused(answer.ok ? '' : messageFor(answer.error));
    keep(answer.ok ? wait : [...sheets, ...wait]);
  };
  const add = (sheet: Sheet) => {
    setPaper(paper + 1);
    const { write: due, wait } = split([...batch, sheet]);
    if (due.length === 0) keep(wait);
    else void write(due, wait);
  };
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const few = batch.length < smallestGroup;
  return (
    <section className="stack">
      <header className="stack tight">
        <h1>Nhập phiếu: {data.survey.name}</h1>
        <p>
          Đã ghi sổ <strong>{data.survey.sheets}</strong> phiếu · chờ ghi <strong>{batch.length}</strong>{' '}
          phiếu
        </p>
        <p className="small soft">
          Phím 1–5 chọn mức và sang câu sau, 0 là để trống, mũi tên trái lùi một câu, Enter xong phiếu. Mỗi
          lần ghi ít nhất {smallestGroup} phiếu, đã xáo trộn, để không ai biết phiếu nào của ai; giữ phiếu
          giấy tới khi đã ghi.
        </p>
        <div className="row">
          <Button
            why={busy ? 'Đang ghi…' : few ? `Cần ít nhất ${smallestGroup} phiếu một lần ghi` : null}
            onPress={() => void write(batch, [])}
          >
            Ghi sổ các phiếu đang chờ
          </Button>
          <Button
            why={batch.length === 0 ? 'Chưa có phiếu nào đang chờ' : null}
            onPress={() => keep(batch.slice(0, -1))}
          >
            Bỏ phiếu vừa nhập
          </Button>
          <Button look="quiet" onPress={back}>
            Xem kết quả
          </Button>
        </div>
        <Refusal text={refused} />
      </header>
      <OneSheet key={paper} questionnaire={data.questionnaire} onDone={add} />
    </section>
  );
}

/** Its own Enter is pressing it. */
const isOtherButton = (target: EventTarget | null) =>
  target instanceof HTMLButtonElement && !target.classList.contains('level');

function OneSheet({
  questionnaire,
  onDone,
}: {
  readonly questionnaire: Questionnaire;
  readonly onDone: (sheet: Sheet) => void;
}) {
  const items = itemsOf(questionnaire);
  const [answers, setAnswers] = useState<Sheet>(() => items.map(() => null));
  const [at, setAt] = useState(0);
  const isBlank = answers.every((answer) => answer === null);
  const set = (i: number, level: Sheet[number]) => {
    setAnswers((before) => before.map((one, k) => (k === i ? level : one)));
    setAt(Math.min(i + 1, items.length));
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof HTMLElement && event.target.closest('dialog, textarea, input')) return;
      if (/^[1-5]$/.test(event.key) && at < items.length) set(at, Number(event.key));
      else if (event.key === '0' && at < items.length) set(at, null);
      else if (event.key === 'ArrowLeft' || event.key === 'Backspace') setAt(Math.max(0, at - 1));
      else if (event.key === 'Enter' && !isBlank && !isOtherButton(event.target)) onDone(answers);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  const firstOf = new Map(questionnaire.factors.map((factor) => [factor.items[0], factor.name]));
  return (
    <div className="stack">
      <table className="table sheet">
        <thead>
          <tr>
            <th>Câu</th>
            {levelWords.map(([level, word]) => (
              <th key={level} className="number">
                {level} · {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, i) => [
            firstOf.has(item) && (
              <tr key={`f${item.id}`} className="factor">
                <th colSpan={6} scope="colgroup">
                  {firstOf.get(item)}
                </th>
              </tr>
            ),
            <tr key={item.id} className={i === at ? 'current' : undefined} ref={i === at ? intoView : null}>
              <td>
                {item.id}. {item.text}
              </td>
              {levelWords.map(([level, word]) => (
                <td key={level} className="number">
                  <button
                    type="button"
                    className="level"
                    tabIndex={-1}
                    aria-pressed={answers[i] === level}
                    aria-label={`${level} ${word}: ${item.text}`}
                    onClick={() => set(i, answers[i] === level ? null : level)}
                  >
                    {level}
                  </button>
                </td>
              ))}
            </tr>,
          ])}
        </tbody>
      </table>
      <div className="row">
        <Button
          look="primary"
          keys="Enter"
          why={isBlank ? 'Chưa chọn mức cho câu nào' : null}
          onPress={() => onDone(answers)}
        >
          Xong phiếu này
        </Button>
      </div>
    </div>
  );
}
