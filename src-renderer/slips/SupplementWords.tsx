import type { SupplementSlip } from '../../src-shared/slip/supplement.ts';
import { Line, Lines, Signatures } from './parts.tsx';

/** Mẫu 02: numbered papers, each with its reason; one signature. */
export function SupplementWords({ slip }: { readonly slip: SupplementSlip }) {
  return (
    <>
      <Lines lines={slip.applicantLines} />
      <p className="slip-line slip-strong slip-before-table">{slip.itemsHeading}</p>
      <ol className="slip-items">
        {slip.items.map(({ order, name, reason }) => (
          <li key={order} className="slip-item">
            <p className="slip-line">
              {order}. {name}
            </p>
            <Line {...reason} />
          </li>
        ))}
      </ol>
      <Lines lines={slip.lines} />
      <Signatures signatures={slip.signatures} />
    </>
  );
}
