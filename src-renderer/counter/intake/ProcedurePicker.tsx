import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { search } from '../../../src-shared/procedure/search.ts';
import type { ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounter } from '../store.ts';

const mostHits = 6;

interface Props {
  readonly procedure: ProcedureVersion | null;
  readonly onChoose: (code: string) => void;
}

/** The procedure, or the search for it. */
export function ProcedurePicker({ procedure, onChoose }: Props) {
  const [changing, setChanging] = useState(false);
  if (procedure && !changing)
    return (
      <div className="section-head" id="procedure" tabIndex={-1}>
        <h2>1 Thủ tục</h2>
        <p className="chosen">
          <strong title={procedure.name}>{procedure.name}</strong>
          <span className="soft small">
            {procedure.code} · {procedure.field}
          </span>
        </p>
        <Button onPress={() => setChanging(true)}>Đổi</Button>
      </div>
    );
  return (
    <ProcedureSearch
      onLeave={procedure ? () => setChanging(false) : null}
      onChoose={(code) => {
        setChanging(false);
        onChoose(code);
      }}
    />
  );
}

interface SearchProps {
  readonly onChoose: (code: string) => void;
  readonly onLeave: (() => void) | null;
}

/** Moves the focus along the field and the hits under it. */
function step(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const search = event.currentTarget.closest('.procedure-search');
  const stops = [...(search?.querySelectorAll<HTMLElement>('input, .task') ?? [])];
  const at = stops.indexOf(event.currentTarget);
  stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}

/** Words without marks, initials, code; arrows and Enter, or touch. */
function ProcedureSearch({ onChoose, onLeave }: SearchProps) {
  const index = useCounter((state) => state.index);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const hits = search(index, text, mostHits);
  const open = text.trim() !== '';
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const [first] = hits;
    if (event.key === 'Enter' && !event.ctrlKey && first) onChoose(first.code);
    else if (event.key === 'Escape' && onLeave) onLeave();
    else return step(event);
    event.preventDefault();
  };
  return (
    <div className="stack tight procedure-search">
      <div className="section-head">
        <h2>1 Thủ tục</h2>
        <div className="field grow">
          <label className="hidden-visually" htmlFor="procedure">
            Tìm thủ tục
          </label>
          <input
            id="procedure"
            type="search"
            autoComplete="off"
            spellCheck={false}
            ref={input}
            maxLength={200}
            placeholder="Gõ tên, chữ đầu (dkks) hoặc mã thủ tục"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={press}
          />
        </div>
        {onLeave && <Button onPress={onLeave}>Giữ thủ tục cũ</Button>}
      </div>
      <ul className="tasks" aria-label="Thủ tục tìm thấy">
        {hits.map(({ code, name, field, guideOnly }) => (
          <li key={code}>
            <button type="button" className="task" onKeyDown={step} onClick={() => onChoose(code)}>
              <strong>{name}</strong>
              <span className="soft small">
                {code} · {field}
                {guideOnly ? ' · chỉ hướng dẫn, cơ quan khác tiếp nhận' : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open && hits.length === 0 && (
        <p className="soft" role="status">
          Không thấy thủ tục. Thử ít chữ hơn, chữ khác, hoặc gõ mã.
        </p>
      )}
      {!open && (
        <p className="soft">
          Chọn thủ tục trước để có đúng danh sách giấy tờ, thời hạn và phí. Quét thẻ căn cước lúc nào cũng
          được.
        </p>
      )}
    </div>
  );
}
