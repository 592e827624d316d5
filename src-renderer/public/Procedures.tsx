import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { publicProcedures } from '../../src-shared/contract/public.ts';
import { createProcedureIndex, search } from '../../src-shared/procedure/search.ts';
import { compareVietnamese } from '../../src-shared/text/collate.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useRead } from './read.ts';

const mostHits = 30;

/** Every procedure in force, found by words without marks, initials or code. */
export function Procedures() {
  const { data, failure } = useRead<z.infer<typeof publicProcedures>>('/public/procedures');
  const [words, setWords] = useState('');
  const index = useMemo(() => createProcedureIndex(data?.entries ?? []), [data]);
  const entries = data?.entries ?? [];
  const shown = words.trim() === '' ? entries : search(index, words, mostHits);
  const fields = [...new Set(shown.map(({ field }) => field))].sort(compareVietnamese);
  return (
    <section className="stack" aria-labelledby="procedures">
      <h2 id="procedures">Thủ tục hành chính</h2>
      {failure && <Refusal text={messageFor(failure)} />}
      <TextField
        id="words"
        label="Tìm thủ tục"
        hint="Gõ không dấu cũng được, ví dụ: khai sinh, dkks, 1.001193."
        value={words}
        onChange={setWords}
        maxLength={100}
      />
      {data && shown.length === 0 && <p>Không có thủ tục nào khớp. Thử ít chữ hơn.</p>}
      {fields.map((field) => (
        <div key={field}>
          <h3>{field}</h3>
          <ul>
            {shown
              .filter((entry) => entry.field === field)
              .map(({ code, name }) => (
                <li key={code}>
                  <a className="entry" href={`#${code}`}>
                    {name} <span className="soft small">{code}</span>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
