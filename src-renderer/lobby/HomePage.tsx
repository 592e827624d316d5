import { formatDay } from '../../src-shared/calendar/format.ts';
import { lifeEvents, lobbyQuestion } from '../../src-shared/text/lobbyWords.ts';
import { useQuery } from '../client/useQuery.ts';
import { EventIcon } from './EventIcon.tsx';
import { useVisit } from './visit.ts';

/** Read from above the buttons, where there is room. */
const mostNews = 3;

/** What people come for: eight occasions, and the few other things a person does here. */
export function HomePage() {
  const { view, doors, open } = useVisit();
  const { data: news } = useQuery('lobby.notices', {}, 'queue');
  const word = new Map<string, string>(lifeEvents);
  return (
    <div className="lobby-home">
      <div className="lobby-greeting">
        <p className="lobby-ward">{view.wardName}</p>
        <p>{formatDay(view.day)}</p>
        {news && news.notices.length > 0 && (
          <ul className="lobby-news" aria-label="Thông báo mới">
            {news.notices.slice(0, mostNews).map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        )}
      </div>
      <section className="lobby-events" aria-labelledby="question">
        <h1 id="question">{lobbyQuestion}</h1>
        <ul>
          {view.events.map(({ id, about }) => (
            <li key={id}>
              <button type="button" className="lobby-event" onClick={() => open('event', id)}>
                <EventIcon event={id} />
                <span>
                  <strong>{word.get(id)}</strong>
                  <span className="lobby-about">{about}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <ul className="lobby-entries">
        {doors.map(({ page, word: said, look }) => (
          <li key={page}>
            <button type="button" className={`button ${look ?? ''}`} onClick={() => open(page)}>
              {said}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
