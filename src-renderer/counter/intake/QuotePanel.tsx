import { useState } from 'react';
import { explainDue } from '../../../src-shared/calendar/explain.ts';
import { formatDue } from '../../../src-shared/calendar/format.ts';
import type { OutputOf } from '../../../src-shared/contract/index.ts';
import type { IntakeForm, ResultChannel } from '../../../src-shared/dossier/intake.ts';
import { asksCopies, asksPages } from '../../../src-shared/procedure/fee.ts';
import { termsFor } from '../../../src-shared/procedure/terms.ts';
import type { ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { TextField } from '../../ui/TextField.tsx';

const resultChannels = [
  ['counter', 'Tại quầy'],
  ['post', 'Bưu chính'],
  ['online', 'Trực tuyến'],
] as const satisfies readonly (readonly [ResultChannel, string])[];

const termKinds = [
  ['workingDays', 'Ngày làm việc'],
  ['days', 'Ngày'],
  ['hours', 'Giờ'],
  ['sameDay', 'Trong ngày'],
] as const;

type Quote = OutputOf<'catalogue.quote'>;

interface Props {
  readonly form: IntakeForm;
  readonly procedure: ProcedureVersion;
  readonly quote: Quote | null;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (part: Partial<IntakeForm>) => void;
}

/** What the slip will say, before it is printed. */
export function QuotePanel({ form, procedure, quote, errors, onChange }: Props) {
  const terms = termsFor(procedure, form.channel);
  const fee = terms.ok ? terms.value.fee : null;
  const unknownTerm = quote?.problem?.code === 'procedure.termUnknown' || form.term.kind !== '';
  return (
    <>
      <DueLine quote={quote} />
      {unknownTerm && <TermByHand form={form} onChange={onChange} />}
      <div className="quote-line">
        <span className="legend">Phí, lệ phí</span>
        <strong>{quote?.fee?.text ?? '–'}</strong>
      </div>
      {fee && asksPages(fee) && (
        <Stepper
          label="Số trang"
          value={form.pages}
          min={1}
          max={5000}
          onChange={(pages) => onChange({ pages })}
        />
      )}
      {fee && asksCopies(fee) && (
        <Stepper
          label="Số bản"
          value={form.copies}
          min={1}
          max={500}
          onChange={(copies) => onChange({ copies })}
        />
      )}
      {fee && fee.kind !== 'exempt' && (
        <details>
          <summary>Miễn, giảm phí</summary>
          <TextField
            id="feeExemption"
            label="Căn cứ miễn"
            value={form.feeExemption}
            onChange={(feeExemption) => onChange({ feeExemption })}
          />
        </details>
      )}
      <Stepper label="Số bộ" value={form.sets} min={1} max={20} onChange={(sets) => onChange({ sets })} />
      <Choices
        legend="Nhận kết quả"
        name="result"
        value={form.resultChannel}
        options={resultChannels}
        onChange={(resultChannel) => onChange({ resultChannel })}
      />
      {form.resultChannel === 'post' && (
        <TextField
          id="postalAddress"
          label="Địa chỉ nhận qua bưu chính"
          value={form.postalAddress}
          onChange={(postalAddress) => onChange({ postalAddress })}
          error={errors.get('postalAddress')}
        />
      )}
    </>
  );
}

function DueLine({ quote }: { readonly quote: Quote | null }) {
  const [asked, setAsked] = useState(false);
  if (quote?.problem) return <p className="notice small">{messageFor(quote.problem)}</p>;
  if (!quote?.due) return null;
  return (
    <div className="due-box">
      <span className="row spread">
        <span className="legend">Hẹn trả</span>
        <button type="button" className="link small" onClick={() => setAsked(true)}>
          Cách tính
        </button>
      </span>
      <strong className="due">{formatDue(quote.due)}</strong>
      <span className="soft small">Thời hạn {quote.term}</span>
      {quote.due.provisional && <span className="small">Ngày dự kiến: lịch nghỉ năm đó chưa công bố.</span>}
      {asked && (
        <Dialog title="Vì sao là ngày này?" onClose={() => setAsked(false)}>
          <ol className="why-days">
            {explainDue(quote.steps).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p className="soft small">
            Lịch làm việc {quote.due.calendarVersion}. Trả vào cuối giờ làm việc, trừ thời hạn tính bằng giờ.
          </p>
        </Dialog>
      )}
    </div>
  );
}

/** Only where the published term could not be read: by hand, and only with its ground. */
function TermByHand({ form, onChange }: Pick<Props, 'form' | 'onChange'>) {
  const { term } = form;
  const set = (part: Partial<IntakeForm['term']>) => onChange({ term: { ...term, ...part } });
  return (
    <div className="stack tight inset">
      <Choices
        legend="Thời hạn"
        name="term"
        value={term.kind || 'none'}
        options={termKinds as readonly (readonly [string, string])[]}
        onChange={(kind) => set({ kind: kind as IntakeForm['term']['kind'] })}
      />
      {term.kind !== '' && term.kind !== 'sameDay' && (
        <Stepper label="Số" value={term.value} min={1} max={365} onChange={(value) => set({ value })} />
      )}
      <TextField
        id="term.ground"
        label="Căn cứ (văn bản, điều khoản)"
        value={term.ground}
        onChange={(ground) => set({ ground })}
      />
    </div>
  );
}
