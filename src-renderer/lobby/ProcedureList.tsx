import type { ProcedureEntry } from '../../src-shared/procedure/version.ts';
import { useVisit } from './visit.ts';

/** Procedures to choose from, each a large button. */
export function ProcedureList({ entries }: { readonly entries: readonly ProcedureEntry[] }) {
  const { open } = useVisit();
  return (
    <ul className="lobby-list">
      {entries.map(({ code, name, guideOnly }) => (
        <li key={code}>
          <button type="button" className="lobby-choice" onClick={() => open('procedure', code)}>
            <strong>{name}</strong>
            {guideOnly && <span className="lobby-about">Nơi khác tiếp nhận; ở đây có hướng dẫn</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
