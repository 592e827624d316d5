import type { RefusalSlip } from '../../src-shared/slip/refusal.ts';
import { Lines, Signatures } from './parts.tsx';

/** Mẫu 03: whose dossier, the statement with its reason, two signatures. */
export function RefusalWords({ slip }: { readonly slip: RefusalSlip }) {
  return (
    <>
      <p className="slip-line">{slip.unitLine}</p>
      <Lines lines={slip.applicantLines} />
      <Lines lines={slip.lines} />
      <Signatures signatures={slip.signatures} />
    </>
  );
}
