import { type RegisterColumn, registerColumn } from '../../src-shared/register/texts.ts';
import type { RegisterSheet as Sheet } from '../../src-shared/slip/registerSheet.ts';
import './tinos.css';
import './register.css';

const columns = registerColumn.options;
const dates = ['accepted', 'due', 'returned'] as const satisfies readonly RegisterColumn[];
const isDate = (column: RegisterColumn) => (dates as readonly RegisterColumn[]).includes(column);

function Headings({ sheet }: { readonly sheet: Sheet }) {
  return (
    <thead>
      <tr>
        {columns.map((column) =>
          isDate(column) ? (
            column === dates[0] && (
              <th key={column} scope="colgroup" colSpan={dates.length}>
                {sheet.datesHeading}
              </th>
            )
          ) : (
            <th key={column} scope="col" rowSpan={2}>
              {sheet.headings[column]}
            </th>
          ),
        )}
      </tr>
      <tr>
        {dates.map((column) => (
          <th key={column} scope="col">
            {sheet.headings[column]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The register on A4 lying: headings on every sheet, no line torn in two. */
export function RegisterSheet({ sheet }: { readonly sheet: Sheet }) {
  return (
    <article className="register-sheet" lang="vi" aria-label={sheet.title}>
      <header className="register-heading">
        <div>
          <p>{sheet.authority}</p>
          <p className="register-strong">{sheet.unit}</p>
        </div>
        <div>
          {/* A layout nobody compared with the annex does not call itself the form. */}
          <p>{sheet.templateStatus === 'UNVERIFIED' ? '' : sheet.formName}</p>
        </div>
      </header>
      <h1>{sheet.title}</h1>
      {sheet.scope.map((line) => (
        <p key={line} className="register-scope">
          {line}
        </p>
      ))}
      <table className="register-table">
        <colgroup>
          {columns.map((column) => (
            <col key={column} className={`register-${column}`} />
          ))}
        </colgroup>
        <Headings sheet={sheet} />
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={`${row.number} ${row.code}`}>
              {columns.map((column) => (
                <td key={column}>{row[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer className="register-foot">
        <p>{sheet.total}</p>
        {sheet.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </article>
  );
}
