import type { PapersTable, Signature, SlipFrame, SlipLine } from '../../src-shared/slip/parts.ts';
import { SlipQr } from './SlipQr.tsx';

// What every form is set with: heading, code, lines, table of papers, signatures, notes.

interface Framed {
  readonly slip: SlipFrame;
}

export function Line({ label, value }: Omit<SlipLine, 'half'>) {
  if (label === '') return <p className="slip-line slip-sentence">{value}</p>;
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

/** Two half lines share a row, as phone and e-mail do on the form. */
function rowsOf(lines: readonly SlipLine[]): SlipLine[][] {
  const rows: SlipLine[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (line.half && last?.length === 1 && last[0]?.half) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

export function Lines({ lines }: { readonly lines: readonly SlipLine[] }) {
  return rowsOf(lines).map((row) => (
    <div key={`${row[0]?.label} ${row[0]?.value}`} className="slip-row">
      {row.map((line) => (
        <Line key={line.label} {...line} />
      ))}
    </div>
  ));
}

export function Heading({
  slip,
}: {
  readonly slip: Pick<SlipFrame, 'authority' | 'unit' | 'number' | 'placeAndDate'>;
}) {
  return (
    <header className="slip-heading">
      <div>
        {slip.authority !== '' && <p>{slip.authority}</p>}
        <p className="slip-strong">{slip.unit}</p>
        <hr className="slip-rule" />
        {slip.number !== '' && <p className="slip-number">{slip.number}</p>}
      </div>
      <div>
        <p className="slip-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className="slip-strong slip-motto">Độc lập - Tự do - Hạnh phúc</p>
        <p className="slip-place">{slip.placeAndDate}</p>
      </div>
    </header>
  );
}

/** QR, code and lookup secret; the mark of a reprint and the name of the copy stand at the right. */
export function Code({ slip, copyLabel }: Framed & { readonly copyLabel: string }) {
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
          {copyLabel !== '' && <span className="slip-italic">({copyLabel})</span>}
        </p>
      </div>
    </div>
  );
}

export function Papers({ headings, rows }: PapersTable) {
  return (
    <table className="slip-papers">
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ order, name, kind, quantity }) => (
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

interface SignaturesProps {
  readonly signatures: readonly Signature[];
  /** `Nơi nhận:` of a letter, at the left of its one signature. */
  readonly distribution?: readonly string[];
}

/** Two signatures side by side; one alone stands at the right, a letter's with room for the seal. */
export function Signatures({ signatures, distribution }: SignaturesProps) {
  const [label, ...to] = distribution ?? [];
  return (
    <div className={`slip-signatures${distribution ? ' slip-sealed' : ''}`}>
      {signatures.length === 1 && (
        <div className="slip-distribution">
          {label && <p className="slip-italic">{label}</p>}
          {to.map((whom) => (
            <p key={whom}>{whom}</p>
          ))}
        </div>
      )}
      {signatures.map(({ role, hint, name }) => (
        <div key={role}>
          <p className="slip-strong">{role}</p>
          <p className="slip-italic">{hint}</p>
          <p className="slip-signer slip-strong">{name}</p>
        </div>
      ))}
    </div>
  );
}

export function Notes({ slip }: Framed) {
  return (
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
  );
}
