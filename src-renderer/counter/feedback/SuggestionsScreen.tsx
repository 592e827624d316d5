import { useState } from 'react';
import { formatDate } from '../../../src-shared/calendar/format.ts';
import type { Suggestion } from '../../../src-shared/feedback/suggestion.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { manages, useCounter } from '../store.ts';

const sources: Readonly<Record<Suggestion['source'], string>> = {
  lobby: 'Màn hình công dân',
  book: 'Sổ góp ý giấy',
  box: 'Hòm thư góp ý',
};

/** The book and box of suggestions: typed in by anybody here, read by leaders from the next day on. */
export default function SuggestionsScreen() {
  const staff = useCounter((state) => state.staff);
  return (
    <section className="stack">
      <header>
        <h1>Góp ý</h1>
        <p className="soft">
          Không ghi tên người góp ý. Thư có tên, địa chỉ, muốn được trả lời thì ghi vào Phản ánh, kiến nghị.
        </p>
      </header>
      <Entry />
      {manages(staff) ? <Book /> : <p className="soft">Lãnh đạo đọc góp ý của những ngày đã qua.</p>}
    </section>
  );
}

function Entry() {
  const [id, setId] = useState(() => crypto.randomUUID());
  const [source, setSource] = useState<'book' | 'box'>('box');
  const [words, setWords] = useState('');
  const [kept, setKept] = useState(0);
  const { error, run } = useAction(() => {
    setId(crypto.randomUUID());
    setWords('');
    setKept(kept + 1);
  });
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => call('suggestion.enter', { id, source, words }));
      }}
    >
      <h2>Ghi từ giấy</h2>
      <Choices
        legend="Lấy từ đâu"
        name="suggestion-source"
        value={source}
        options={[
          ['box', sources.box],
          ['book', sources.book],
        ]}
        onChange={setSource}
      />
      <TextField id="suggestion-words" label="Lời góp ý" value={words} onChange={setWords} rows={3} />
      <Refusal text={error} />
      <div className="row">
        <button type="submit" className="button primary">
          Ghi góp ý
        </button>
        <p role="status">{kept > 0 && `Đã ghi ${kept} góp ý; đọc được từ ngày mai.`}</p>
      </div>
    </form>
  );
}

function Book() {
  const { data } = useQuery('suggestion.list', {}, 'dossiers');
  if (!data) return null;
  if (data.suggestions.length === 0) return <p className="soft">Chưa có góp ý nào của những ngày đã qua.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Ngày</th>
          <th>Từ</th>
          <th>Lời góp ý</th>
        </tr>
      </thead>
      <tbody>
        {data.suggestions.map(({ id, day, source, words }) => (
          <tr key={id}>
            <td className="nowrap">{formatDate(day)}</td>
            <td>{sources[source]}</td>
            <td className="lines">{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
