import type { DrawnBlock, DrawnDocument } from '../../src-shared/document/document.ts';
import { exhaustive } from '../../src-shared/result.ts';
import { Heading } from './parts.tsx';
import { SlipQr } from './SlipQr.tsx';
import './tinos.css';
import './slip.css';
import './document.css';

/** A plain document as paper, upright; its margins stand on every page. */
export function DocumentSheet({ document }: { readonly document: DrawnDocument }) {
  const { title, subtitle, paper, size, letterhead, blocks } = document;
  // A picture is the whole page: nothing of ours is printed on somebody's form.
  const bare = blocks.every(({ kind }) => kind === 'picture');
  return (
    <div className={`slip-sheet document-sheet document-${paper} ${size ? `document-${size}` : ''}`}>
      <article className="document-page" lang="vi" aria-label={title}>
        {letterhead && <Heading slip={{ authority: '', ...letterhead }} />}
        {!bare && subtitle !== '' && <p className="document-subtitle">{subtitle}</p>}
        {!bare && <p className="document-title">{title}</p>}
        {blocks.map((block, index) => (
          // Nothing in a document is ever moved: its place tells a block from the next.
          <Block key={index} block={block} />
        ))}
      </article>
    </div>
  );
}

function Block({ block }: { readonly block: DrawnBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className="document-text">{block.text}</p>;
    case 'section':
      return (
        <section className="document-section">
          <p className="document-heading">{block.heading}</p>
          <p className="document-text">{block.text}</p>
        </section>
      );
    case 'groups':
      return (
        <p className="document-groups">
          {block.groups.map((group) => (
            <span key={group}>{group} </span>
          ))}
        </p>
      );
    case 'qr':
      return (
        <p className="document-qr">
          <SlipQr text={block.text} label="Mã QR" />
        </p>
      );
    case 'table':
      return <Table {...block} />;
    case 'picture':
      return <img className="document-picture" src={block.source} alt="" />;
    case 'signatures':
      return (
        <div className="document-signatures">
          {block.titles.map((title) => (
            <p key={title}>{title}</p>
          ))}
        </div>
      );
    default:
      return exhaustive(block);
  }
}

function Table({ caption, head, rows, right }: Extract<DrawnBlock, { kind: 'table' }>) {
  const look = (column: number) => (right.includes(column) ? 'document-figure' : undefined);
  return (
    <table className="document-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((name, column) => (
            <th key={name} className={look(column)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={line}>
            {row.map((cell, column) => (
              <td key={column} className={look(column)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
