import type { PrecheckSlip } from '../../src-shared/slip/precheck.ts';
import { Code, Lines, Signatures } from './parts.tsx';

/** The guidance desk's sheet: lists of papers, then the ticket to come back with. */
export function PrecheckWords({ slip }: { readonly slip: PrecheckSlip }) {
  return (
    <>
      <Lines lines={slip.applicantLines} />
      {slip.complete !== '' && <p className="slip-line slip-strong">{slip.complete}</p>}
      {slip.lists.map(({ heading, items }) => (
        <section key={heading}>
          <p className="slip-line slip-strong slip-before-table">{heading}</p>
          <ol className="slip-items">
            {items.map((item, index) => (
              <li key={item} className="slip-line slip-item">
                {index + 1}. {item}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Signatures signatures={slip.signatures} />
      <section className="slip-ticket">
        <p className="slip-strong slip-ticket-title">{slip.ticket.title}</p>
        <Code slip={slip} copyLabel="" />
        <Lines lines={slip.ticket.lines} />
        <p className="slip-line slip-italic">{slip.ticket.text}</p>
      </section>
    </>
  );
}
