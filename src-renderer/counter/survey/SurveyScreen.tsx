import { useState } from 'react';
import { formatDate, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { SurveyDetail } from '../../../src-shared/contract/survey.ts';
import { wholePercent } from '../../../src-shared/evaluation/words.ts';
import type { Shown } from '../../../src-shared/survey/results.ts';
import { audienceWords, figureInWords, heldBack, notSipas } from '../../../src-shared/survey/words.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useOutput } from '../register/useOutput.ts';
import { manages, useCounter } from '../store.ts';
import './survey.css';

/** A survey: what it asks, what came of it so far, and the periods before it. */
export default function SurveyScreen({ id }: { readonly id: string }) {
  const { data, failure } = useQuery('survey.get', { id }, 'dossiers');
  const open = useCounter((state) => state.open);
  const staff = useCounter((state) => state.staff);
  const output = useOutput();
  const [closing, setClosing] = useState(false);
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const { survey, questionnaire } = data;
  return (
    <section className="stack">
      <header className="stack tight">
        <h1>{survey.name}</h1>
        <p>
          {questionnaire.name} · {audienceWords[survey.audience]} · {formatDate(survey.from)} –{' '}
          {formatDate(survey.to)}
        </p>
        <p>
          <strong>
            {survey.sheets}/{survey.target} phiếu
          </strong>
          {survey.closedAt ? ` · khép lại lúc ${formatMoment(survey.closedAt)}` : ' · đang thu phiếu'}
        </p>
        <div className="row">
          {!survey.closedAt && (
            <Button look="primary" onPress={() => open({ name: 'surveySheets', id })}>
              Nhập phiếu giấy
            </Button>
          )}
          <Button why={output.why} onPress={() => output.export(() => call('survey.export', { id }))}>
            Xuất Excel
          </Button>
          {!survey.closedAt && manages(staff) && <Button onPress={() => setClosing(true)}>Khép lại</Button>}
        </div>
        <p className={output.said?.tone === 'bad' ? 'error' : 'soft'} role="status">
          {output.said?.text}
        </p>
      </header>
      <ResultsTable detail={data} />
      {data.periods.length > 1 && <Periods detail={data} />}
      <footer className="stack tight small soft">
        <p>
          {notSipas} Tỷ lệ là phần trả lời mức 4 hoặc 5; khoảng “có thể từ … đến …” là khoảng tin cậy 95 %
          (Wilson). Dưới 5 người trả lời thì không nêu số.
        </p>
        <p>
          {questionnaire.status === 'UNVERIFIED' && <strong>Chưa đối chiếu bản chính thức. </strong>}
          {questionnaire.source}.
        </p>
        {questionnaire.footnote && <p>{questionnaire.footnote}</p>}
      </footer>
      {closing && <CloseDialog id={id} onClose={() => setClosing(false)} />}
    </section>
  );
}

function ResultsTable({ detail: { results } }: { readonly detail: SurveyDetail }) {
  return (
    <table className="table survey-results">
      <thead>
        <tr>
          <th>Tiêu chí</th>
          <th>Hài lòng (mức 4–5)</th>
          <th className="number">Trung bình</th>
        </tr>
      </thead>
      <tbody>
        {results.factors.map((factor) => [
          <Line key={factor.id} shown={factor} strong />,
          ...factor.items.map((item) => <Line key={`${factor.id} ${item.id}`} shown={item} />),
        ])}
        <Line shown={results.overall} strong />
      </tbody>
    </table>
  );
}

function Line({ shown, strong = false }: { readonly shown: Shown; readonly strong?: boolean }) {
  const { text, figure } = shown;
  return (
    <tr className={strong ? 'factor' : 'sub'}>
      <td>{strong ? <strong>{text}</strong> : text}</td>
      <td>
        {figure && (
          <span className="share-bar" aria-hidden="true">
            <span style={{ width: wholePercent(figure.share).replace(' ', '') }} />
          </span>
        )}
        {figureInWords(shown)}
      </td>
      <td className="number">
        {figure ? figure.mean.toLocaleString('vi-VN', { maximumFractionDigits: 2 }) : '–'}
      </td>
    </tr>
  );
}

/** Periods with the same questions; figures of elsewhere are never among them. */
function Periods({ detail: { periods, results } }: { readonly detail: SurveyDetail }) {
  return (
    <section className="stack tight">
      <h2>Các đợt cùng bộ câu hỏi</h2>
      <table className="table">
        <thead>
          <tr>
            <th>Đợt</th>
            <th className="number">Phiếu</th>
            {[...results.factors, results.overall].map(({ id, text }) => (
              <th key={id} className="number">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map(({ survey, results: of }) => (
            <tr key={survey.id}>
              <td>{survey.name}</td>
              <td className="number">{survey.sheets}</td>
              {[...of.factors, of.overall].map(({ id, figure, empty }) => (
                <td key={id} className="number">
                  {figure ? wholePercent(figure.share) : empty ? '–' : heldBack}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">Chênh lệch giữa hai đợt nhỏ hơn khoảng tin cậy thì chưa nói lên thay đổi.</p>
    </section>
  );
}

function CloseDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [refused, setRefused] = useState('');
  const close = async () => {
    const answer = await call('survey.close', { id });
    if (answer.ok) onClose();
    else setRefused(messageFor(answer.error));
  };
  return (
    <Dialog
      title="Khép lại đợt khảo sát?"
      onClose={onClose}
      closeWord="Chưa"
      action={{ word: 'Khép lại', run: () => void close() }}
    >
      <p>Sau khi khép lại, không quầy nào nhập thêm phiếu của đợt này được nữa.</p>
      {refused && <p className="error">{refused}</p>}
    </Dialog>
  );
}
