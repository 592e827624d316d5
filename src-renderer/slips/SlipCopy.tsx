import { exhaustive } from '../../src-shared/result.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import { ControlWords } from './ControlWords.tsx';
import { ForwardingWords } from './ForwardingWords.tsx';
import { LetterWords } from './LetterWords.tsx';
import { PrecheckWords } from './PrecheckWords.tsx';
import { Code, Heading, Notes } from './parts.tsx';
import { ReceiptWords } from './ReceiptWords.tsx';
import { RefusalWords } from './RefusalWords.tsx';
import { SupplementWords } from './SupplementWords.tsx';

function Words({ slip }: { readonly slip: Slip }) {
  switch (slip.form) {
    case 'receipt':
      return <ReceiptWords slip={slip} />;
    case 'supplement':
      return <SupplementWords slip={slip} />;
    case 'refusal':
      return <RefusalWords slip={slip} />;
    case 'apology':
    case 'stop':
      return <LetterWords slip={slip} />;
    case 'control':
      return <ControlWords slip={slip} />;
    case 'forwarding':
      return <ForwardingWords slip={slip} />;
    case 'precheck':
      return <PrecheckWords slip={slip} />;
    default:
      return exhaustive(slip);
  }
}

/** One copy of a slip: what all forms share around the words of its own. */
export function SlipCopy({ slip, copyLabel }: { readonly slip: Slip; readonly copyLabel: string }) {
  return (
    <article className="slip-copy-sheet" lang="vi" aria-label={slip.title}>
      <Heading slip={slip} />
      {/* On the guidance sheet the code stands on the part that comes back. */}
      {slip.form !== 'precheck' && <Code slip={slip} copyLabel={copyLabel} />}
      <p className="slip-title">{slip.title}</p>
      {slip.form === 'supplement' && <p className="slip-also slip-italic">{slip.alsoCalled}</p>}
      <Words slip={slip} />
      <Notes slip={slip} />
    </article>
  );
}
