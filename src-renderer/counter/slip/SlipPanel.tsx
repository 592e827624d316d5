import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { SlipLayout } from '../../../src-shared/contract/slip.ts';
import type { SlipForm } from '../../../src-shared/dossier/words.ts';
import { slipNames } from '../../../src-shared/slip/names.ts';
import type { Slip } from '../../../src-shared/slip/slip.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { AskSeen } from './AskSeen.tsx';

const SlipSheet = lazy(() =>
  import('../../slips/SlipSheet.tsx').then((module) => ({ default: module.SlipSheet })),
);

const layouts = [
  ['a5', 'Một liên A5'],
  ['a4x2', 'Hai liên A4'],
] as const satisfies readonly (readonly [SlipLayout, string])[];

type Said = { readonly tone: 'good' | 'bad'; readonly text: string } | null;

interface Props {
  readonly dossierId: string;
  /** Which slip of the dossier; the receipt when not said. */
  readonly form?: SlipForm;
  readonly slipId?: string | null;
  readonly printed: boolean;
  /** Print once when the panel appears: right after receipt. */
  readonly printNow?: boolean;
  readonly forbidden?: string | null;
}

/**
 * A slip's picture and its printing. The dossier is saved before anything is printed; what the printer
 * does is told, and asked of the officer where the host cannot know.
 */
export function SlipPanel({ form = 'receipt', slipId = null, ...props }: Props) {
  // Another slip is another panel: no answer or question of the last one stays.
  return <Panel key={`${form} ${slipId}`} form={form} slipId={slipId} {...props} />;
}

type PanelProps = Props & Required<Pick<Props, 'form' | 'slipId'>>;

function Panel({ dossierId, form, slipId, printed, printNow, forbidden }: PanelProps) {
  const { data, failure, reload } = useQuery('slip.view', { dossierId, form, slipId }, 'dossiers');
  const [layout, setLayout] = useState<SlipLayout>('a5');
  const [said, setSaid] = useState<Said>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const started = useRef(false);

  const print = useCallback(
    async (target: 'printer' | 'pdf') => {
      setBusy(true);
      setSaid(null);
      const answer = await call('slip.print', { dossierId, form, slipId, target, layout });
      if (!answer.ok) setSaid({ tone: 'bad', text: messageFor(answer.error) });
      else if (answer.value.outcome === 'atBrowser') {
        const shown = await showPrintDialog(answer.value.slip, layout);
        if (shown) setAsked(answer.value.printId);
        else await tell(dossierId, answer.value.printId, false, setSaid);
      } else if (answer.value.failure)
        setSaid({ tone: 'bad', text: messageFor({ code: answer.value.failure }) });
      else setSaid({ tone: 'good', text: savedText(answer.value.savedTo) });
      setBusy(false);
      reload();
    },
    [dossierId, form, slipId, layout, reload],
  );
  useEffect(() => {
    if (!printNow || started.current) return;
    started.current = true;
    void print('printer');
  }, [printNow, print]);

  const answerSeen = async (seen: boolean) => {
    if (!asked) return;
    setAsked(null);
    await tell(dossierId, asked, seen, setSaid);
    reload();
  };
  const why = forbidden
    ? messageFor({ code: forbidden })
    : busy
      ? 'Đang in'
      : asked
        ? 'Trả lời câu hỏi về giấy trước'
        : null;
  return (
    <section className="slip-panel" aria-label={slipNames[form]}>
      <div className="stack">
        {data?.slip.copyLabels !== null && (
          <Choices
            legend="Khổ giấy"
            name={`layout ${form} ${slipId ?? ''}`}
            value={layout}
            options={layouts}
            onChange={setLayout}
          />
        )}
        {asked && <AskSeen onAnswer={(seen) => void answerSeen(seen)} />}
        <div className="row">
          <Button why={why} onPress={() => void print('printer')}>
            {printed || said?.tone === 'good' ? 'In lại' : 'In'}
          </Button>
          {window.quay && (
            <Button why={why} onPress={() => void print('pdf')}>
              Lưu PDF
            </Button>
          )}
        </div>
        {!window.quay && (
          <p className="soft small">
            Muốn tệp PDF: bấm In rồi chọn “Lưu dưới dạng PDF” trong hộp thoại của trình duyệt.
          </p>
        )}
        {failure && <p className="why">{messageFor(failure)}</p>}
        {forbidden && <p className="why">{messageFor({ code: forbidden })}</p>}
        {said && (
          <p className={said.tone === 'good' ? 'notice good' : 'summary'} role="status">
            {said.text}
          </p>
        )}
      </div>
      <div className="slip-picture">
        <Suspense fallback={null}>
          {data && <SlipSheet slip={data.slip} layout={layout} scale={layout === 'a5' ? 0.82 : 0.5} />}
        </Suspense>
      </div>
    </section>
  );
}

const savedText = (savedTo: string | null) => (savedTo ? `Đã lưu tệp PDF: ${savedTo}` : 'Đã in.');

/** The browser's own dialog; false when the page to print did not come up. */
async function showPrintDialog(slip: Slip, layout: SlipLayout): Promise<boolean> {
  try {
    const { printInWindow } = await import('../../slips/printInWindow.ts');
    return (await printInWindow({ slip, layout })) === null;
  } catch {
    return false;
  }
}

async function tell(
  dossierId: string,
  printId: string,
  printed: boolean,
  say: (said: Said) => void,
): Promise<void> {
  const answer = await call('slip.recordPrint', { dossierId, printId, printed });
  if (!answer.ok) say({ tone: 'bad', text: messageFor(answer.error) });
  else if (printed) say({ tone: 'good', text: 'Đã ghi: giấy đã ra.' });
  else say({ tone: 'bad', text: messageFor({ code: 'print.notSeen' }) });
}
