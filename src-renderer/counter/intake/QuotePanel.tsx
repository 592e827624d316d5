import { useEffect, useState } from 'react';
import { explainDue } from '../../../src-shared/calendar/explain.ts';
import { formatDue } from '../../../src-shared/calendar/format.ts';
import type { OutputOf } from '../../../src-shared/contract/index.ts';
import { emptyIntake } from '../../../src-shared/dossier/emptyIntake.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import type { Failure } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Dialog } from '../../ui/Dialog.tsx';

type Quote = OutputOf<'catalogue.quote'>;

/** "Now" moves: after 15:00 a same-day dossier is due tomorrow. */
const againMs = 30_000;

/** What the slip will say of term, day and fee. Nothing about the person is asked with. */
export function useQuote(form: IntakeForm): { quote: Quote | null; failure: Failure | null } {
  const { procedureCode, channel, acceptedAt, pages, copies, feeExemption, term } = form;
  const { data, failure, reload } = useQuery('catalogue.quote', {
    form: {
      ...emptyIntake(),
      procedureCode,
      channel,
      acceptedAt,
      pages,
      copies,
      feeExemption: feeExemption.trim() === '' ? '' : 'x',
      term,
    },
  });
  useEffect(() => {
    const timer = setInterval(reload, againMs);
    return () => clearInterval(timer);
  }, [reload]);
  return { quote: data, failure };
}

interface Props {
  readonly quote: Quote | null;
  readonly failure: Failure | null;
}

/** The day and hour as they will be printed, and why this day. */
export function DueBox({ quote, failure }: Props) {
  const [asked, setAsked] = useState(false);
  const trouble = failure ?? quote?.problem ?? null;
  if (trouble) return <p className="notice small">{messageFor(trouble)}</p>;
  if (!quote?.due) return null;
  const { due, term, steps } = quote;
  return (
    <div className="due-box">
      <span className="legend">Hẹn trả</span>
      <strong className="due">{formatDue(due)}</strong>
      <span className="row spread one-row">
        <span className="soft small">{term}</span>
        <button type="button" className="link small" onClick={() => setAsked(true)}>
          (cách tính)
        </button>
      </span>
      {due.provisional && (
        <span className="status amber" data-mark="≈">
          Tạm tính: lịch nghỉ chưa công bố
        </span>
      )}
      {asked && (
        <Dialog title="Vì sao là ngày này?" onClose={() => setAsked(false)}>
          <ol className="why-days">
            {explainDue(steps).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p className="soft small">Lịch làm việc {due.calendarVersion}.</p>
        </Dialog>
      )}
    </div>
  );
}
