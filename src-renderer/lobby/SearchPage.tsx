import { useState } from 'react';
import { search } from '../../src-shared/procedure/search.ts';
import { lobbyButtons } from '../../src-shared/text/lobbyWords.ts';
import { LobbyField } from './LobbyField.tsx';
import { ProcedureList } from './ProcedureList.tsx';
import { useVisit } from './visit.ts';

/** Few enough to look through standing. */
const mostHits = 12;

/** Procedures by words, with or without marks. */
export function SearchPage() {
  const { index } = useVisit();
  const [words, setWords] = useState('');
  const hits = search(index, words, mostHits);
  return (
    <>
      <h1>{lobbyButtons.search}</h1>
      <LobbyField
        id="words"
        label="Gõ việc cần làm, không dấu cũng được, ví dụ: khai sinh"
        value={words}
        onChange={setWords}
        maxLength={100}
        autoFocus
      />
      <p role="status">
        {words.trim() !== '' &&
          (hits.length > 0
            ? `Có ${hits.length} thủ tục.`
            : 'Không có thủ tục nào khớp. Thử ít chữ hơn, hoặc xem theo lĩnh vực.')}
      </p>
      <ProcedureList entries={hits} />
    </>
  );
}
