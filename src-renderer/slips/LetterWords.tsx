import type { ApologySlip } from '../../src-shared/slip/apology.ts';
import type { StopSlip } from '../../src-shared/slip/stop.ts';
import { Lines, Signatures } from './parts.tsx';

/** Mẫu 04 and the stop notice: a letter to the applicant, signed and sealed by the head of the agency. */
export function LetterWords({ slip }: { readonly slip: ApologySlip | StopSlip }) {
  const { label, value } = slip.addressee;
  return (
    <>
      <p className="slip-line slip-addressee">
        {label} <span className="slip-strong">{value}</span>
      </p>
      <Lines lines={slip.lines} />
      <Signatures signatures={slip.signatures} distribution={slip.distribution} />
    </>
  );
}
