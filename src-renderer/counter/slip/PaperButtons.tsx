import { useState } from 'react';
import type { PaperPrinted } from '../../../src-shared/contract/paper.ts';
import type { PlainDocument } from '../../../src-shared/document/document.ts';
import { paperFailure } from '../../../src-shared/document/paperFailure.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { PageFailure } from '../../../src-shared/slip/printJob.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { intoView } from '../../ui/intoView.ts';
import { useSlow } from '../../ui/useSlow.ts';
import { AskSeen } from './AskSeen.tsx';

interface Props {
  readonly label: string;
  /** What is printed, where a screen has several such buttons. */
  readonly about?: string;
  readonly primary?: boolean;
  readonly onPrint: () => Promise<Result<PaperPrinted>>;
  /** Left out for what goes to paper only. */
  readonly onSave?: () => Promise<Result<PaperPrinted>>;
}

type Said = { readonly tone: 'good' | 'bad'; readonly text: string } | null;
const bad = (code: string): Said => ({ tone: 'bad', text: messageFor({ code }) });

/** Prints what is no slip, the same way in both hosts, and tells what became of it. */
export function PaperButtons({ label, about, primary, onPrint, onSave }: Props) {
  const [said, setSaid] = useState<Said>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const slow = useSlow(busy);
  const print = async (ask: Props['onPrint']) => {
    setBusy(true);
    setSaid(null);
    const answer = await ask();
    if (!answer.ok) setSaid({ tone: 'bad', text: messageFor(answer.error) });
    else if (answer.value.document) {
      const failed = await show(answer.value.document);
      if (failed === null) setAsked(true);
      else setSaid(bad(paperFailure(failed)));
    } else if (answer.value.failure) setSaid(bad(answer.value.failure));
    else
      setSaid({
        tone: 'good',
        text: answer.value.savedTo ? `Đã lưu tệp PDF: ${answer.value.savedTo}` : 'Đã in.',
      });
    setBusy(false);
  };
  const why = busy ? 'Đang in' : asked ? 'Trả lời câu hỏi về giấy trước' : null;
  return (
    <div className="stack">
      {asked && (
        <AskSeen
          onAnswer={(seen) => {
            setAsked(false);
            setSaid(seen ? { tone: 'good', text: 'Đã in.' } : bad('paper.notSeen'));
          }}
        />
      )}
      <div className="row">
        <Button
          {...(about ? { label: `${label} ${about}` } : {})}
          {...(primary ? { look: 'primary' as const } : {})}
          why={why}
          onPress={() => void print(onPrint)}
        >
          {label}
        </Button>
        {onSave && window.quay && (
          <Button why={why} onPress={() => void print(onSave)}>
            Lưu PDF
          </Button>
        )}
      </div>
      {slow && <p role="status">Đang in…</p>}
      {said && (
        <p ref={intoView} className={said.tone === 'good' ? 'notice good' : 'summary'} role="status">
          {said.text}
        </p>
      )}
    </div>
  );
}

/** The browser's own dialog; why the page to print did not come up, or null. */
async function show(document: PlainDocument): Promise<PageFailure | null> {
  try {
    const { printInWindow } = await import('../../slips/printInWindow.ts');
    return await printInWindow({ document });
  } catch {
    return 'print.pageFailed';
  }
}
