import { useEffect, useMemo, useRef, useState } from 'react';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import type { ProcedureEntry } from '../../src-shared/procedure/version.ts';
import { formatPhone } from '../../src-shared/text/phone.ts';
import { call } from '../client/call.ts';
import { DossierStatusWord } from './DossierStatusWord.tsx';
import { type Hit, looksLikeDossier, mixHits } from './searchHits.ts';
import { useCounter, useScreen } from './store.ts';

/** Long enough that a fast typist asks once a word, short enough not to be felt. */
const pauseMs = 60;

const nothing: { readonly text: string; readonly rows: readonly DossierRow[] } = { text: '', rows: [] };

/** One box for procedures and dossiers; arrows and Enter, or touch. */
export function SearchBox() {
  const { index, open, newIntake } = useCounter();
  const screen = useScreen();
  const [text, setText] = useState('');
  const [found, setFound] = useState(nothing);
  const [shown, setShown] = useState(false);
  /** Enter came before the answer, as from a scanner: the first hit opens when it is there. */
  const [hurried, setHurried] = useState(false);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);

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
  // The list must not lie over what was turned to, by touch or by Tab.
  useEffect(() => {
    const turn = ({ target }: Event) => {
      if (!box.current?.contains(target as Node)) setShown(false);
    };
    document.addEventListener('pointerdown', turn);
    document.addEventListener('focusin', turn);
    return () => {
      document.removeEventListener('pointerdown', turn);
      document.removeEventListener('focusin', turn);
    };
  }, []);
  useEffect(() => {
    if (screen.name === 'home') input.current?.focus();
  }, [screen]);
  useEffect(() => {
    if (text.trim().length < 2) return setFound({ text, rows: [] });
    let current = true;
    const timer = setTimeout(() => {
      void call('dossier.search', { text }).then((answer) => {
        if (current) setFound({ text, rows: answer.ok ? answer.value.rows : [] });
      });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);

  const hits = useMemo<readonly Hit[]>(() => {
    return text.trim() === '' ? [] : mixHits(index, text, found.rows);
  }, [index, text, found]);
  useEffect(() => document.getElementById(`hit-${at}`)?.scrollIntoView({ block: 'nearest' }), [at]);

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    setText('');
    setHurried(false);
    input.current?.blur();
    if (hit.kind === 'procedure') newIntake(hit.entry.code);
    else open({ name: 'dossier', id: hit.row.id });
  };
  const fresh = found.text === text;
  const enter = () => {
    // Rows of what was typed before must not be opened for what is typed now.
    if (!fresh && (hits[at]?.kind !== 'procedure' || looksLikeDossier(text))) setHurried(true);
    else choose(hits[at]);
  };
  useEffect(() => {
    if (!hurried || !fresh) return;
    setHurried(false);
    choose(hits[0]);
  });
  const asked = shown && text.trim() !== '';
  const listed = asked && hits.length > 0;
  return (
    <div className="search" ref={box}>
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label="Tìm thủ tục hoặc hồ sơ"
        aria-expanded={listed}
        aria-controls={listed ? 'search-hits' : undefined}
        aria-activedescendant={listed ? `hit-${at}` : undefined}
        placeholder="Tìm thủ tục, hồ sơ, điện thoại…  F2"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setShown(true);
          setHurried(false);
        }}
        onFocus={() => setShown(true)}
        onKeyDown={(event) => {
          // An input method takes its own Enter.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter') enter();
          else if (event.key === 'Escape' && text !== '') setText('');
          else return;
          event.preventDefault();
        }}
      />
      {listed && (
        <div className="hits" id="search-hits" role="listbox" tabIndex={-1} aria-label="Kết quả tìm">
          {hits.map((hit, i) => (
            <div
              key={hit.kind === 'procedure' ? hit.entry.code : hit.row.id}
              id={`hit-${i}`}
              role="option"
              aria-selected={i === at}
              tabIndex={-1}
              onClick={() => choose(hit)}
              onKeyDown={() => undefined}
            >
              {hit.kind === 'procedure' ? <ProcedureHit entry={hit.entry} /> : <DossierHit row={hit.row} />}
            </div>
          ))}
        </div>
      )}
      {asked && fresh && hits.length === 0 && (
        <p className="hits none soft" role="status">
          Không thấy. Thử ít chữ hơn, tên khác, hoặc mã.
        </p>
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
