import { useState } from 'react';
import { search } from '../../../src-shared/procedure/search.ts';
import type { ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounter } from '../store.ts';

interface Props {
  readonly procedure: ProcedureVersion | null;
  readonly onChoose: (code: string) => void;
}

/** The procedure, or the search for it: words without marks, initials, code. */
export function ProcedurePicker({ procedure, onChoose }: Props) {
  const index = useCounter((state) => state.index);
  const [changing, setChanging] = useState(false);
  const [text, setText] = useState('');
  const hits = search(index, text, 6);
  const choose = (code: string | undefined) => {
    if (!code) return;
    setChanging(false);
    setText('');
    onChoose(code);
  };
  if (procedure && !changing)
    return (
      <div className="row spread nowrap">
        <p className="chosen">
          <strong>{procedure.name}</strong>
          <span className="soft small">
            {procedure.code} · {procedure.field}
          </span>
        </p>
        <Button onPress={() => setChanging(true)}>Đổi</Button>
      </div>
    );
  return (
    <div className="stack tight">
      <div className="field">
        <label htmlFor="procedure">Tìm thủ tục</label>
        <input
          id="procedure"
          type="search"
          autoComplete="off"
          autoFocus
          placeholder="khai sinh, dkks, 1.001193…"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') choose(hits[0]?.code);
            else if (event.key === 'Escape' && procedure) setChanging(false);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <ul className="tasks">
        {hits.map(({ code, name, field, guideOnly }) => (
          <li key={code}>
            <button type="button" className="task" onClick={() => choose(code)}>
              <strong>{name}</strong>
              <span className="soft small">
                {code} · {field}
                {guideOnly ? ' · chỉ hướng dẫn, cơ quan khác tiếp nhận' : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {text.trim() !== '' && hits.length === 0 && (
        <p className="soft">Không thấy thủ tục. Thử ít chữ hơn hoặc gõ mã.</p>
      )}
    </div>
  );
}
