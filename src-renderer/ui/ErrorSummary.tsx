import { useEffect, useRef } from 'react';

export interface SummaryLine {
  readonly field: string;
  readonly text: string;
}

interface Props {
  readonly title: string;
  readonly lines: readonly SummaryLine[];
}

/** What is wrong, at the top, each line leading to its field; takes the focus when it appears. */
export function ErrorSummary({ title, lines }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={element}>
      <h2>{title}</h2>
      <ul>
        {lines.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
