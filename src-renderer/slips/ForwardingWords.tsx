import type { ForwardingSlip } from '../../src-shared/slip/forwarding.ts';
import { Lines, Papers, Signatures } from './parts.tsx';

/** What goes along with a dossier received for another agency, signed by who gives and who takes. */
export function ForwardingWords({ slip }: { readonly slip: ForwardingSlip }) {
  const { label, value } = slip.addressee;
  return (
    <>
      <p className="slip-line slip-addressee">
        {label} <span className="slip-strong">{value}</span>
      </p>
      <Lines lines={slip.applicantLines} />
      <p className="slip-line slip-before-table">{slip.componentsHeading}</p>
      <Papers {...slip.papers} />
      <Lines lines={slip.lines} />
      <Signatures signatures={slip.signatures} />
    </>
  );
}
