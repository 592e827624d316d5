import { useEffect, useMemo, useRef, useState } from 'react';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import type { ProcedureEntry } from '../../src-shared/procedure/version.ts';
import { search } from '../../src-shared/procedure/search.ts';
import { formatPhone } from '../../src-shared/text/phone.ts';
import { call } from '../client/call.ts';
import { DossierStatusWord } from './DossierStatusWord.tsx';
import { useCounter, useScreen } from './store.ts';

const mostProcedures = 6;
const mostDossiers = 6;
/** Long enough that a fast typist asks once a word, short enough not to be felt. */
const pauseMs = 60;

type Hit =
  | { readonly kind: 'procedure'; readonly entry: ProcedureEntry }
  | { readonly kind: 'dossier'; readonly row: DossierRow };

/** One box for procedures and dossiers; arrows and Enter, or touch. */
export function SearchBox() {
  const { index, open, newIntake } = useCounter();
  const screen = useScreen();
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly DossierRow[]>([]);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    if (screen.name === 'home') input.current?.focus();
  }, [screen]);
  useEffect(() => {
    if (text.trim().length < 2) return setRows([]);
    let current = true;
    const timer = setTimeout(() => {
      void call('dossier.search', { text }).then((answer) => {
        if (current && answer.ok) setRows(answer.value.rows.slice(0, mostDossiers));
      });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);

  const hits = useMemo<readonly Hit[]>(() => {
    const procedures = search(index, text, mostProcedures).map((entry): Hit => ({ kind: 'procedure', entry }));
    const dossiers = text.trim() === '' ? [] : rows.map((row): Hit => ({ kind: 'dossier', row }));
    // Something that looks like a code or a phone is about a dossier more often than a procedure.
    return /\d{4}|TAM/i.test(text) ? [...dossiers, ...procedures] : [...procedures, ...dossiers];
  }, [index, text, rows]);

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    setText('');
    input.current?.blur();
    if (hit.kind === 'procedure') newIntake(hit.entry.code);
    else open({ name: 'dossier', id: hit.row.id });
  };
  return (
    <div className="search">
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label="Tìm thủ tục hoặc hồ sơ"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits.length > 0 ? `hit-${at}` : undefined}
        placeholder="Tìm thủ tục, hồ sơ, tên, số điện thoại…  F2"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter') choose(hits[at]);
          else if (event.key === 'Escape' && text !== '') setText('');
          else return;
          event.preventDefault();
        }}
      />
      {text.trim() !== '' && (
        <ul className="hits" id="search-hits" role="listbox" aria-label="Kết quả tìm">
          {hits.map((hit, i) => (
            <li
              key={hit.kind === 'procedure' ? hit.entry.code : hit.row.id}
              id={`hit-${i}`}
              role="option"
              aria-selected={i === at}
              tabIndex={-1}
              onClick={() => choose(hit)}
              onKeyDown={() => undefined}
            >
              {hit.kind === 'procedure' ? <ProcedureHit entry={hit.entry} /> : <DossierHit row={hit.row} />}
            </li>
          ))}
          {hits.length === 0 && <li className="soft none">Không thấy. Thử ít chữ hơn, tên khác, hoặc mã.</li>}
        </ul>
      )}
    </div>
  );
}

const ProcedureHit = ({ entry }: { readonly entry: ProcedureEntry }) => (
  <>
    <span className="hit-name">{entry.name}</span>
    <span className="soft small">
      Thủ tục · {entry.code} · {entry.field}
      {entry.guideOnly ? ' · chỉ hướng dẫn' : ''}
    </span>
  </>
);

const DossierHit = ({ row }: { readonly row: DossierRow }) => (
  <>
    <span className="hit-name">
      {row.applicantName || 'Đã xóa dữ liệu cá nhân'} <DossierStatusWord row={row} />
    </span>
    <span className="soft small">
      Hồ sơ · {row.code} · {row.procedureName}
      {row.phone ? ` · ${formatPhone(row.phone)}` : ''}
    </span>
  </>
);
