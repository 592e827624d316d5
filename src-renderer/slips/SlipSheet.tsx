import type { CSSProperties } from 'react';
import type { SlipLayout } from '../../src-shared/contract/slip.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import { typeSize } from './fit.ts';
import { SlipCopy } from './SlipCopy.tsx';
import './tinos.css';
import './slip.css';

interface Props {
  readonly slip: Slip;
  readonly layout: SlipLayout;
  /** Size on screen; 1 is the size of the paper. Print is always full size. */
  readonly scale?: number;
}

/** A slip as paper: A5, or both copies side by side on one A4. The same for screen and print. */
export function SlipSheet({ slip, layout, scale = 1 }: Props) {
  const [kept, given] = slip.copyLabels ?? ['', ''];
  return (
    <div
      className={`slip-sheet slip-${layout} slip-${typeSize(slip)}`}
      style={{ '--slip-scale': scale } as CSSProperties}
    >
      {slip.templateStatus === 'UNVERIFIED' && (
        <p className="slip-status">Bố cục chưa đối chiếu với phụ lục thông tư</p>
      )}
      {layout === 'a5' ? (
        <SlipCopy slip={slip} copyLabel={slip.copyLabel} />
      ) : (
        <>
          <SlipCopy slip={slip} copyLabel={kept} />
          <SlipCopy slip={slip} copyLabel={given} />
        </>
      )}
    </div>
  );
}
