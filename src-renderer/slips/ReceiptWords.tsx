import type { ReceiptSlip } from '../../src-shared/slip/receipt.ts';
import { Lines, Papers, Signatures } from './parts.tsx';

/** Mẫu 01, in the order of the form. */
export function ReceiptWords({ slip }: { readonly slip: ReceiptSlip }) {
  return (
    <>
      <p className="slip-line">{slip.unitLine}</p>
      <Lines lines={slip.applicantLines} />
      <p className="slip-line slip-before-table">{slip.componentsHeading}</p>
      <Papers {...slip.papers} />
      <Lines lines={slip.lines} />
      <p className="slip-line slip-book">{slip.book}</p>
      <Signatures signatures={slip.signatures} />
    </>
  );
}
