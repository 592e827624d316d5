import { useRef, useState } from 'react';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { checkIntake } from '../../../src-shared/dossier/checkIntake.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { openWaivers } from '../../../src-shared/procedure/fee.ts';
import { termsFor } from '../../../src-shared/procedure/terms.ts';
import type { ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import type { Failure } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { LibraryBlock } from '../library/LibraryBlock.tsx';
import { useCounter } from '../store.ts';
import { AcceptedAt } from './AcceptedAt.tsx';
import { ApplicantFields } from './ApplicantFields.tsx';
import { ChannelPicker } from './ChannelPicker.tsx';
import { ComponentList } from './ComponentList.tsx';
import { DiscardDraft } from './DiscardDraft.tsx';
import { FeePart } from './FeePart.tsx';
import { GuideOnly } from './GuideOnly.tsx';
import type { IssuedForm } from './IssuedView.tsx';
import { OtherEndings } from './OtherEndings.tsx';
import { ProcedurePicker } from './ProcedurePicker.tsx';
import { problemsOf, summaryLines, whyNot } from './problems.ts';
import { DueBox, useQuote } from './QuotePanel.tsx';
import { ReceiveButton } from './ReceiveButton.tsx';
import { ResultPart } from './ResultPart.tsx';
import { ScanSaid } from './ScanCard.tsx';
import { SpecialCases } from './SpecialCases.tsx';
import { TermByHand } from './TermByHand.tsx';
import { useCardScan } from './useCardScan.ts';
import type { Draft } from './useDraft.ts';
import { useFormKeys } from './useFormKeys.ts';

const localNow = () => toLocalDateTime(new Date().toISOString());

/** A try to receive that did not succeed. Main's answer stands; ours follows what is typed. */
interface Refusal {
  readonly nth: number;
  readonly byMain: Failure | null;
}

interface Props {
  readonly draftId: string;
  readonly form: IntakeForm;
  readonly draft: Draft;
  readonly onReceived: (dossier: DossierDetail) => void;
  readonly onIssued: (dossier: DossierDetail, form: IssuedForm) => void;
}

/** One intake on one screen: what is typed on the left, what will be printed on the right. */
export function IntakeFormView({ draftId, form, draft, onReceived, onIssued }: Props) {
  const { change, flush } = draft;
  const { back, open } = useCounter();
  const scan = useCardScan(form, change);
  const loaded = useQuery('catalogue.procedure', { code: form.procedureCode }).data;
  const procedure = loaded?.code === form.procedureCode ? loaded : null;
  const quoted = useQuote(form);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const inFlight = useRef(false);

  const check = procedure ? checkIntake(form, procedure, localNow()) : null;
  const problems = check && !check.ok ? problemsOf(check.error) : [];
  const ruledOut = refusedBy(form, procedure, quoted.quote?.problem ?? null);
  const why = ruledOut ? messageFor(ruledOut) : whyNot(problems);
  const ours = ruledOut ?? (check && !check.ok ? check.error : null);
  const tried = refusal !== null;
  const told = refusal && (refusal.byMain ?? ours);
  // Before the first try only what is wrong, not what is merely not typed yet, in fields already left.
  const shown = problems.filter(
    ({ field, code }) => tried || (visited.has(field) && code !== 'field.required'),
  );
  const errors = new Map(shown.map((problem) => [problem.field, messageFor(problem)]));

  const refuse = (byMain: Failure | null) =>
    setRefusal((before) => ({ byMain, nth: (before?.nth ?? 0) + 1 }));
  const receive = async () => {
    if (inFlight.current) return;
    if (ours) return refuse(null);
    inFlight.current = true;
    setBusy(true);
    await flush();
    const answer = await call('dossier.receive', { id: draftId, form });
    inFlight.current = false;
    setBusy(false);
    if (answer.ok) onReceived(answer.value);
    else refuse(answer.error);
  };
  const container = useRef<HTMLDivElement>(null);
  useFormKeys(
    container,
    () => void receive(),
    (field) => {
      if (field) setVisited((before) => new Set(before).add(field));
      void flush();
    },
  );

  const discard = async () => {
    await draft.end();
    await call('draft.discard', { id: draftId });
    back();
  };
  const terms = procedure ? termsFor(procedure, form.channel) : null;
  const published = terms?.ok ? terms.value : null;
  const onChange = (part: Partial<IntakeForm>) => {
    // What was said of a bad scan is over when work goes on.
    if (scan.said && !scan.said.good) scan.clear();
    change(part);
  };
  const parts = { form, errors, onChange };
  return (
    <div className="intake" ref={container}>
      <div className="intake-main">
        <h1 className="hidden-visually">Tiếp nhận hồ sơ</h1>
        {told && (
          <ErrorSummary
            key={refusal.nth}
            title={problemsOf(told).length > 0 ? messageFor(told) : 'Chưa tiếp nhận được'}
            lines={summaryLines(told)}
          />
        )}
        <section aria-label="Hình thức nộp">
          <ChannelPicker {...parts} />
        </section>
        <section aria-label="Thủ tục">
          <ProcedurePicker
            procedure={procedure}
            onChoose={(procedureCode) => {
              setRefusal(null);
              change(
                procedureCode === form.procedureCode
                  ? {}
                  : { procedureCode, components: {}, term: { kind: '', value: 1, ground: '' } },
              );
            }}
          />
        </section>
        <ScanSaid scan={scan} />
        {draft.guided && <GuidedBefore dossier={draft.guided} />}
        {procedure?.guideOnly && <GuideOnly procedure={procedure} />}
        {procedure && !procedure.guideOnly && (
          <>
            <section aria-label="Chủ hồ sơ">
              <ApplicantFields key={procedure.code} {...parts} scan={scan} />
            </section>
            <section aria-label="Giấy tờ">
              <ComponentList {...parts} procedure={procedure} />
              <LibraryBlock key={procedure.code} procedureCode={procedure.code} />
            </section>
          </>
        )}
      </div>
      <aside className="intake-side" aria-label="Sẽ in trên giấy tiếp nhận">
        <div className="intake-side-body">
          {procedure && !procedure.guideOnly && (
            <>
              <DueBox {...quoted} />
              {published?.time.kind === 'unknown' && (
                <TermByHand form={form} onChange={change} published={published.time.text} />
              )}
              <AcceptedAt {...parts} />
              <FeePart
                {...parts}
                fee={published?.fee ?? null}
                waivers={
                  published ? openWaivers(published, (form.acceptedAt || localNow()).slice(0, 10)) : []
                }
                shown={quoted.quote?.fee ?? null}
              />
              <ResultPart {...parts} />
              <SpecialCases {...parts} />
            </>
          )}
          <button type="button" className="link small" onClick={() => open({ name: 'privacy' })}>
            Thông báo về dữ liệu cá nhân
          </button>
        </div>
        <div className="intake-side-foot">
          <ReceiveButton why={why} busy={busy} onPress={() => void receive()} />
          {procedure && !procedure.guideOnly && (
            <OtherEndings
              draftId={draftId}
              form={form}
              procedure={procedure}
              before={draft.guided?.supplements.length ?? 0}
              flush={flush}
              onIssued={onIssued}
            />
          )}
          <div className="row spread one-row">
            <DiscardDraft onDiscard={() => void discard()} />
            <SavedState draft={draft} />
          </div>
        </div>
      </aside>
    </div>
  );
}

/** The same person's case, guided before: what was asked for then. */
function GuidedBefore({ dossier }: { readonly dossier: DossierDetail }) {
  const last = dossier.supplements.at(-1);
  return (
    <p className="notice">
      {last
        ? `Đã hướng dẫn ${dossier.supplements.length} lần; lần cuối thiếu: ${last.items.map(({ name }) => name).join('; ')}.`
        : 'Đã xem trước giấy tờ ở bàn hướng dẫn.'}
    </p>
  );
}

/** Rules that no typing puts right: no procedure, another body's procedure, a channel or term that is not there. */
function refusedBy(
  form: IntakeForm,
  procedure: ProcedureVersion | null,
  problem: Failure | null,
): Failure | null {
  if (!procedure) return { code: 'procedure.unknown', details: { code: form.procedureCode } };
  if (procedure.guideOnly) return { code: 'procedure.guideOnly', details: { agency: procedure.agency } };
  return problem;
}

/** Quiet while all is well; plain when a save failed, and typing goes on. */
function SavedState({ draft: { failure, savedAt } }: { readonly draft: Draft }) {
  if (failure)
    return (
      <p className="error" role="alert">
        Chưa lưu được nháp. {messageFor(failure)}
      </p>
    );
  return (
    <p className="soft small" role="status">
      {savedAt ? `Đã lưu nháp ${toLocalDateTime(savedAt).slice(11)}` : 'Tự lưu nháp khi nhập'}
    </p>
  );
}
