import { formatDate } from '../../../src-shared/calendar/format.ts';
import { useQuery } from '../../client/useQuery.ts';

/** What people brought up and the ward answered, without anybody's name (NĐ 20/2008 Đ.19). */
export function AnswersPage() {
  const { data } = useQuery('lobby.answers', {}, 'dossiers');
  return (
    <>
      <h1>Phường đã trả lời</h1>
      {data?.answers.map(({ id, publishedOn, question, answer }) => (
        <article key={id} className="lobby-part lobby-note lobby-letter">
          <p>Công khai ngày {formatDate(publishedOn)}</p>
          <h2>{question}</h2>
          <p>{answer}</p>
        </article>
      ))}
    </>
  );
}
