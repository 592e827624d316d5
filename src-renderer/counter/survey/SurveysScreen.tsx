import { useState } from 'react';
import { formatDate } from '../../../src-shared/calendar/format.ts';
import type { SurveyRow } from '../../../src-shared/contract/survey.ts';
import { audienceWords, notSipas } from '../../../src-shared/survey/words.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { manages, useCounter } from '../store.ts';
import { OpenSurveyDialog } from './OpenSurveyDialog.tsx';
import './survey.css';

/** The ward's own surveys, newest period first. */
export default function SurveysScreen() {
  const { data, failure } = useQuery('survey.list', {}, 'dossiers');
  const staff = useCounter((state) => state.staff);
  const [opening, setOpening] = useState(false);
  return (
    <section className="stack">
      <header className="row spread">
        <div>
          <h1>Khảo sát</h1>
          <p className="soft">{notSipas}</p>
        </div>
        {manages(staff) && (
          <Button look="primary" onPress={() => setOpening(true)}>
            Lập đợt khảo sát
          </Button>
        )}
      </header>
      {failure && <p className="error">{messageFor(failure)}</p>}
      {data?.surveys.length === 0 && (
        <p className="soft">
          Chưa có đợt nào. {manages(staff) ? 'Bấm “Lập đợt khảo sát”.' : 'Lãnh đạo lập đợt khảo sát.'}
        </p>
      )}
      {data && data.surveys.length > 0 && <Surveys rows={data.surveys} />}
      {opening && <OpenSurveyDialog onClose={() => setOpening(false)} />}
    </section>
  );
}

function Surveys({ rows }: { readonly rows: readonly SurveyRow[] }) {
  const open = useCounter((state) => state.open);
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Đợt</th>
          <th>Người trả lời</th>
          <th>Thời gian</th>
          <th className="number">Phiếu</th>
          <th>Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, questionnaire, audience, from, to, sheets, target, closedAt }) => (
          <tr key={id} className="open">
            <td>
              <button type="button" className="link" onClick={() => open({ name: 'survey', id })}>
                {name}
              </button>
              <br />
              <span className="small soft">{questionnaire}</span>
            </td>
            <td>{audienceWords[audience]}</td>
            <td className="small">
              {formatDate(from)} – {formatDate(to)}
            </td>
            <td className="number">
              {sheets}/{target}
            </td>
            <td>{closedAt ? 'Đã khép lại' : 'Đang thu phiếu'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
