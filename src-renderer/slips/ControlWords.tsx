import type { ControlSlip } from '../../src-shared/slip/control.ts';
import { Line, Lines } from './parts.tsx';

type Block = ControlSlip['blocks'][number];

/** For a hand, while nothing is recorded. */
const hourAndDay = '…… giờ …… phút, ngày …… tháng …… năm ………';

/** One hand-over: agencies, time and signatures, result, note. */
function BlockRow({ order, giver, receiver, at, signatures, ticks, notes }: Block) {
  return (
    <tr>
      <td>
        <div className="slip-party">
          <span>{order}.</span>
          <div>
            <Line {...giver} />
            <Line {...receiver} />
          </div>
        </div>
      </td>
      <td>
        <p>{at || hourAndDay}</p>
        <div className="slip-hands">
          {signatures.map(({ label, value }) => (
            <div key={label}>
              <p>{label}</p>
              <p className="slip-hand">{value}</p>
            </div>
          ))}
        </div>
      </td>
      <td>
        {ticks.map(({ label, ticked }) => (
          <p key={label} className="slip-tick">
            <span className="slip-box">{ticked ? 'X' : ''}</span> {label}
          </p>
        ))}
      </td>
      <td>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </td>
    </tr>
  );
}

/** Mẫu 05 of 2018, 06 of 2025: one row for each hand-over. */
export function ControlWords({ slip }: { readonly slip: ControlSlip }) {
  return (
    <>
      <Lines lines={slip.lines} />
      <table className="slip-papers slip-custody">
        <thead>
          <tr>
            {slip.headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slip.blocks.map((block) => (
            <BlockRow key={block.order} {...block} />
          ))}
        </tbody>
      </table>
    </>
  );
}
