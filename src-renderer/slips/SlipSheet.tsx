import type { CSSProperties } from 'react';
import type { SlipLayout } from '../../src-shared/contract/slip.ts';
import type { ReceiptSlip } from '../../src-shared/slip/receipt.ts';
import { ReceiptCopy } from './ReceiptCopy.tsx';
import './tinos.css';
import './slip.css';

interface Props {
  readonly slip: ReceiptSlip;
  readonly layout: SlipLayout;
  /** Size on screen; 1 is the size of the paper. Print is always full size. */
  readonly scale?: number;
}

/** Printed rows that fit an A5 page at the normal size, beside what every slip has; measured. */
const roomyRows = 19;

/** A long slip is set a point smaller, so that one page stays enough where it can. */
function isLong({ components, applicantLines, lines }: ReceiptSlip): boolean {
  const rows = (text: string, perRow: number) => Math.max(1, Math.ceil(text.length / perRow));
  const papers = components.map(({ name }) => rows(name, 46));
  const others = [...applicantLines, ...lines].map((line) =>
    'half' in line && line.half ? 0.5 : rows(`${line.label} ${line.value}`, 82),
  );
  return [...papers, ...others].reduce((sum, count) => sum + count, 0) > roomyRows;
}

/** The receipt slip as paper: A5, or both copies side by side on one A4. The same for screen and print. */
export function ReceiptSheet({ slip, layout, scale = 1 }: Props) {
  return (
    <div
      className={`slip-sheet slip-${layout}${isLong(slip) ? ' slip-dense' : ''}`}
      style={{ '--slip-scale': scale } as CSSProperties}
    >
      {slip.templateStatus === 'UNVERIFIED' && (
        <p className="slip-status">Bố cục chưa đối chiếu với phụ lục thông tư</p>
      )}
      {layout === 'a5' ? (
        <ReceiptCopy slip={slip} copyLabel={slip.copyLabel} />
      ) : (
        slip.copyLabels.map((label) => <ReceiptCopy key={label} slip={slip} copyLabel={label} />)
      )}
    </div>
  );
}
