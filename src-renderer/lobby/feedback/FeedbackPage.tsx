import { feedbackSections, feedbackWays } from '../../../src-shared/document/feedbackAddress.ts';
import { useQuery } from '../../client/useQuery.ts';
import { useVisit } from '../visit.ts';
import { blankLetter } from './letter.ts';

/** To be heard: without a name, or with one and an answer; and where else feedback goes (NĐ 20/2008 Đ.13). */
export function FeedbackPage() {
  const { view, letter, write, open } = useVisit();
  const { data } = useQuery('lobby.answers', {}, 'dossiers');
  const ways = feedbackWays(view).filter(({ text }) => text !== '');
  const begin = () => {
    if (letter.sent) write(blankLetter());
    open('letter');
  };
  return (
    <>
      <h1>Góp ý, phản ánh, kiến nghị</h1>
      <ul className="lobby-list">
        <Door word="Góp ý, không cần ghi tên" about="Viết vài lời rồi gửi." onOpen={() => open('suggest')} />
        <Door
          word="Phản ánh, kiến nghị"
          about="Ghi tên và địa chỉ; phường trả lời bằng văn bản."
          onOpen={begin}
        />
        <Door
          word="Phản ánh của tôi đến đâu rồi?"
          about="Có mã trên giấy đã nhận."
          onOpen={() => open('progress')}
        />
        {data && data.answers.length > 0 && (
          <Door
            word="Phường đã trả lời"
            about={`${data.answers.length} việc đã công khai.`}
            onOpen={() => open('answers')}
          />
        )}
      </ul>
      <section className="lobby-part" aria-labelledby="address">
        <h2 id="address">Nơi nhận phản ánh, kiến nghị</h2>
        <p>{view.authority}</p>
        {ways.length === 0 ? (
          <p>Ông/bà gửi ở màn hình này hoặc tại Bộ phận Một cửa của phường.</p>
        ) : (
          <dl className="lobby-facts">
            {ways.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
        {feedbackSections.map(([heading, text]) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <p>{text}</p>
          </div>
        ))}
      </section>
    </>
  );
}

function Door({
  word,
  about,
  onOpen,
}: {
  readonly word: string;
  readonly about: string;
  readonly onOpen: () => void;
}) {
  return (
    <li>
      <button type="button" className="lobby-choice" onClick={onOpen}>
        <strong>{word}</strong>
        <span className="lobby-about">{about}</span>
      </button>
    </li>
  );
}
