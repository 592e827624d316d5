import { useRef, useState } from 'react';
import { speaksOfPetition } from '../../../src-shared/rating/petition.ts';
import { petitionPlace } from '../../../src-shared/text/feedbackWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { LobbyField } from '../LobbyField.tsx';
import { useVisit } from '../visit.ts';
import { blankLetter } from './letter.ts';

/** A few words without a name; whoever wants an answer goes on with a name. */
export function SuggestPage() {
  const { open, home, write } = useVisit();
  const [id] = useState(() => crypto.randomUUID());
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const [thanks, setThanks] = useState(false);
  const busy = useRef(false);
  const send = async () => {
    if (busy.current) return;
    busy.current = true;
    const answer = await call('lobby.sendSuggestion', { id, words });
    busy.current = false;
    if (answer.ok) setThanks(true);
    else setProblem(messageFor(answer.error));
  };
  if (thanks)
    return (
      <section className="lobby-ticket" role="status">
        <h1>Cảm ơn ông/bà đã góp ý</h1>
        <p>Phường đọc lời góp ý này từ ngày mai. Không ai biết ai đã viết.</p>
        <button type="button" className="button primary" onClick={home}>
          Xong
        </button>
      </section>
    );
  return (
    <form
      className="lobby-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h1>Góp ý, không cần ghi tên</h1>
      <p>Không ghi tên, giờ giấc hay hồ sơ của ông/bà. Xin đừng viết tên hay số điện thoại vào đây.</p>
      <LobbyField
        id="suggestion"
        label="Lời góp ý"
        value={words}
        onChange={setWords}
        maxLength={2000}
        rows={4}
        autoFocus
      />
      <p role="alert" className="lobby-problem">
        {speaksOfPetition(words) ? petitionPlace : problem}
      </p>
      <div className="lobby-row">
        <button type="submit" className="button primary">
          Gửi góp ý
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            write({ ...blankLetter(), content: words });
            open('letter');
          }}
        >
          Tôi muốn được trả lời
        </button>
      </div>
    </form>
  );
}
