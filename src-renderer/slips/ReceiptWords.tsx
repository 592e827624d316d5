import type { ReceiptSlip } from '../../src-shared/slip/receipt.ts';
import { SlipQr } from './SlipQr.tsx';

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  if (value !== '')
    return (
      <p className="slip-line">
        {label} {value}
      </p>
    );
  return (
    <p className="slip-line slip-open">
      {label} <span className="slip-blank" />
    </p>
  );
}

function Heading({ slip }: { readonly slip: ReceiptSlip }) {
  return (
    <header className="slip-heading">
      <div>
        <p>{slip.authority}</p>
        <p className="slip-strong">{slip.unit}</p>
        <hr className="slip-rule" />
        <p className="slip-number">{slip.number}</p>
      </div>
      <div>
        <p className="slip-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className="slip-strong slip-motto">Độc lập - Tự do - Hạnh phúc</p>
        <p className="slip-place">{slip.placeAndDate}</p>
      </div>
    </header>
  );
}

function Code({ slip, copyLabel }: { readonly slip: ReceiptSlip; readonly copyLabel: string }) {
  return (
    <div className="slip-code">
      <SlipQr text={slip.qr} label={`${slip.codeLabel} ${slip.code}`} />
      <div>
        <p className="slip-ends">
          <span>
            {slip.codeLabel} <span className="slip-strong">{slip.code}</span>
          </span>
          {slip.reprint !== '' && <span className="slip-strong">{slip.reprint}</span>}
        </p>
        {slip.codeNote !== '' && <p className="slip-italic">({slip.codeNote})</p>}
        <p className="slip-ends">
          <span>
            {slip.lookupLabel} <span className="slip-strong slip-secret">{slip.lookupSecret}</span>
          </span>
          <span className="slip-italic">({copyLabel})</span>
        </p>
      </div>
    </div>
  );
}

function Papers({ slip }: { readonly slip: ReceiptSlip }) {
  return (
    <table className="slip-papers">
      <thead>
        <tr>
          {slip.tableHeadings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slip.components.map(({ order, name, kind, quantity }) => (
          <tr key={order}>
            <td>{order}</td>
            <td>{name}</td>
            <td>{kind}</td>
            <td>{quantity}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Signatures({ slip }: { readonly slip: ReceiptSlip }) {
  const columns = [
    { role: slip.signLeft, name: slip.submitterName },
    { role: slip.signRight, name: slip.officer },
  ];
  return (
    <div className="slip-signatures">
      {columns.map(({ role, name }) => (
        <div key={role}>
          <p className="slip-strong">{role}</p>
          <p className="slip-italic">{slip.signHint}</p>
          <p className="slip-signer slip-strong">{name}</p>
        </div>
      ))}
    </div>
  );
}

/** Two half lines share a row, as phone and e-mail do on the form. */
function rowsOf(lines: ReceiptSlip['applicantLines']): ReceiptSlip['applicantLines'][] {
  const rows: ReceiptSlip['applicantLines'][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (line.half && last?.length === 1 && last[0]?.half) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** One copy of Mẫu 01, in the order of the form. */
export function ReceiptCopy({ slip, copyLabel }: { readonly slip: ReceiptSlip; readonly copyLabel: string }) {
  return (
    <article className="slip-copy-sheet" lang="vi" aria-label={slip.title}>
      <Heading slip={slip} />
      <Code slip={slip} copyLabel={copyLabel} />
      <p className="slip-title">{slip.title}</p>
      <p className="slip-line">{slip.unitLine}</p>
      {rowsOf(slip.applicantLines).map((row) => (
        <div key={row[0]?.label} className="slip-row">
          {row.map((line) => (
            <Line key={line.label} {...line} />
          ))}
        </div>
      ))}
      <p className="slip-line slip-before-table">{slip.componentsHeading}</p>
      <Papers slip={slip} />
      {slip.lines.map((line) => (
        <Line key={line.label} {...line} />
      ))}
      <p className="slip-line slip-book">{slip.book}</p>
      <Signatures slip={slip} />
      <footer className="slip-notes">
        {slip.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p className="slip-foot">
          <span>{slip.trace}</span>
          {/* A layout nobody compared with the annex does not call itself the form. */}
          <span>{slip.templateStatus === 'UNVERIFIED' ? '' : slip.formName}</span>
        </p>
      </footer>
    </article>
  );
}
