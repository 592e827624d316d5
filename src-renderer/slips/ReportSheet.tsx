import type { ReportSheet as Sheet } from '../../src-shared/slip/reportSheet.ts';
import './tinos.css';
import './register.css';

function TableOf({ table }: { readonly table: Sheet['tables'][number] }) {
  const whole = table.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <section className="report-part">
      <h2>{table.name}</h2>
      <table className="register-table">
        <colgroup>
          {table.columns.map(({ heading, width }) => (
            <col key={heading} style={{ width: `${(width / whole) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {table.columns.map(({ heading }) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.map(({ text }) => text).join('|')}>
              {row.map(({ text, isNumber }, i) => (
                <td key={table.columns[i]?.heading} className={isNumber ? 'register-figure' : undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The figures of a period on the register's paper. */
export function ReportSheet({ sheet }: { readonly sheet: Sheet }) {
  return (
    <article className="register-sheet" lang="vi" aria-label={sheet.title}>
      <header className="register-heading">
        <div>
          <p>{sheet.authority}</p>
          <p className="register-strong">{sheet.unit}</p>
        </div>
      </header>
      <h1>{sheet.title}</h1>
      {sheet.scope.map((line) => (
        <p key={line} className="register-scope">
          {line}
        </p>
      ))}
      {sheet.tables.map((table) => (
        <TableOf key={table.name} table={table} />
      ))}
      <footer className="register-foot">
        {sheet.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </article>
  );
}
