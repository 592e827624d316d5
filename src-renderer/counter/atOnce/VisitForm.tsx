import { useEffect, useRef, useState } from 'react';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import { type CountedVisit, countVisit } from '../../../src-shared/certification/count.ts';
import { certificationKinds, electronicKind } from '../../../src-shared/certification/kinds.ts';
import { checkVisit, type VisitLine } from '../../../src-shared/certification/visit.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import type { OutputOf } from '../../../src-shared/contract/index.ts';
import { formatDong } from '../../../src-shared/procedure/fee.ts';
import type { Failure, Result } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { problemsOf } from '../intake/problems.ts';
import { ScanSaid } from '../intake/ScanCard.tsx';
import { useCardScan } from '../intake/useCardScan.ts';
import { PaymentPart } from './PaymentPart.tsx';
import { RequesterPart } from './RequesterPart.tsx';
import { useVisitKeys } from './useVisitKeys.ts';
import { VisitLineRow } from './VisitLineRow.tsx';
import { visitSummary, whyNotYet } from './visitProblems.ts';
import { newLine, useVisit, visitOf } from './visitStore.ts';

interface Props {
  readonly kinds: OutputOf<'certification.form'>['kinds'];
  readonly onServed: (dossier: DossierDetail) => void;
}

/** A try to save that did not succeed. Main's answer stands; ours follows what is typed. */
interface Refusal {
  readonly nth: number;
  readonly byMain: Failure | null;
}

const localNow = () => toLocalDateTime(new Date().toISOString());

/** Zero and exempt are two different things (trap 14). */
function priceOf(counted: Result<CountedVisit>, line: number): string | null {
  if (!counted.ok) return null;
  const dong = counted.value.lines[line];
  return counted.value.fee.kind === 'exempt' ? 'Miễn' : dong === undefined ? null : formatDong(dong);
}

/** Who, which papers, how many; the sum is always there and is the last thing looked at before saving. */
export function VisitForm({ kinds, onServed }: Props) {
  const { visit, change } = useVisit();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const inFlight = useRef(false);
  const container = useRef<HTMLDivElement>(null);
  const scan = useCardScan(visit.person, (part) => change({ person: { ...visit.person, ...part } }));
  useEffect(() => document.getElementById('applicant.name')?.focus(), []);
  // After a scan the name is there: what comes next is the paper.
  useEffect(() => {
    if (scan.said?.good) document.getElementById('paper-0')?.focus();
  }, [scan.said]);

  const { lines, electronic, exemption } = visit;
  const sent = visitOf(visit);
  const checked = checkVisit(sent, localNow());
  const fees = new Map(kinds.map(({ procedure, fee }) => [procedure, fee]));
  const counted = countVisit(lines, (code) => fees.get(code), exemption.trim() !== '');
  const ours = !checked.ok ? checked.error : counted.ok ? null : counted.error;
  const told = refusal && (refusal.byMain ?? ours);
  const errors = new Map(
    refusal ? problemsOf(told).map((problem) => [problem.field, messageFor(problem)]) : [],
  );

  const setLine = (at: number, part: Partial<VisitLine>) =>
    change({ lines: lines.map((line, i) => (i === at ? { ...line, ...part } : line)) });
  const add = () => {
    change({ lines: [...lines, newLine(lines.at(-1)?.procedure ?? electronicKind)] });
    requestAnimationFrame(() => document.getElementById(`paper-${lines.length}`)?.focus());
  };
  const refuse = (byMain: Failure | null) =>
    setRefusal((before) => ({ byMain, nth: (before?.nth ?? 0) + 1 }));
  const save = async () => {
    if (inFlight.current) return;
    if (ours) return refuse(null);
    inFlight.current = true;
    const answer = await call('certification.serve', { id: visit.id, visit: sent });
    inFlight.current = false;
    if (answer.ok) onServed(answer.value);
    else refuse(answer.error);
  };
  useVisitKeys(container, { save: () => void save(), add });

  const why = whyNotYet(ours);
  const offered = new Map(kinds.map(({ procedure, papers }) => [procedure, papers]));
  const options = certificationKinds
    .filter(({ procedure }) => fees.has(procedure) && (!electronic || procedure === electronicKind))
    .map(({ procedure, word }) => [procedure, word] as const);
  return (
    <div className="at-once" ref={container}>
      <div className="at-once-main stack">
        <h1>Tiếp nhận và trả ngay</h1>
        {told && <ErrorSummary key={refusal.nth} title="Chưa lưu được" lines={visitSummary(told)} />}
        <ScanSaid scan={scan} />
        <RequesterPart errors={errors} scan={scan} />
        <section className="stack tight" aria-label="Giấy tờ chứng thực">
          <ol className="visit-lines">
            {lines.map((line, i) => (
              <VisitLineRow
                // A line has no name of its own; its place is what it is known by.
                key={i}
                at={i}
                line={line}
                kinds={options}
                papers={offered.get(line.procedure) ?? []}
                price={priceOf(counted, i)}
                errorOf={(field) => errors.get(field)}
                onChange={(part) => setLine(i, part)}
                onRemove={
                  lines.length > 1 ? () => change({ lines: lines.filter((_, other) => other !== i) }) : null
                }
              />
            ))}
          </ol>
          <div className="row">
            <Button keys="+" why={lines.length >= 40 ? 'Nhiều nhất 40 loại một lượt' : null} onPress={add}>
              Thêm loại giấy tờ
            </Button>
            <span className="soft small">
              Mỗi loại giấy tờ lấy một số trong sổ. Không ghi tên người vào loại giấy tờ.
            </span>
          </div>
        </section>
      </div>
      <aside className="at-once-side" aria-label="Thu tiền và lưu">
        <div className="at-once-side-body stack">
          <p className="at-once-sum">
            <span className="legend">Phải thu</span>
            <strong>{counted.ok ? counted.value.fee.text : '–'}</strong>
          </p>
          <PaymentPart errors={errors} free={counted.ok && counted.value.fee.dong === 0} />
        </div>
        <div className="at-once-side-foot">
          <button
            type="button"
            id="serve"
            className="button primary wide receive"
            aria-disabled={why !== null || undefined}
            aria-describedby="serve-why"
            onClick={() => void save()}
          >
            Lưu và trả ngay<span className="keys">F9</span>
          </button>
          <p className="why" id="serve-why" role="status">
            {why}
          </p>
        </div>
      </aside>
    </div>
  );
}
