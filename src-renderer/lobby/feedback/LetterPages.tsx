import { type ReactNode, useRef, useState } from 'react';
import { formatDate } from '../../../src-shared/calendar/format.ts';
import { checkLetter } from '../../../src-shared/feedback/check.ts';
import type { FeedbackHead } from '../../../src-shared/feedback/events.ts';
import { speaksOfPetition } from '../../../src-shared/rating/petition.ts';
import { slipQr } from '../../../src-shared/slip/qr.ts';
import { petitionPlace } from '../../../src-shared/text/feedbackWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { SlipQr } from '../../slips/SlipQr.tsx';
import { LobbyField } from '../LobbyField.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { useVisit } from '../visit.ts';
import type { OwnLetter } from './letter.ts';

/** The field in which each trouble is put right. */
const fieldOf: Readonly<Record<string, string>> = {
  'feedback.noContent': 'content',
  'feedback.petition': 'content',
  'feedback.noName': 'name',
  'feedback.noAddress': 'address',
  'feedback.badContact': 'contact',
};

const troubleOf = (letter: OwnLetter) => {
  const checked = checkLetter({ ...letter, documents: '' });
  return checked.ok ? null : checked.error;
};

const abouts: readonly (readonly [FeedbackHead, string, string])[] = [
  ['conduct', 'Cách phục vụ', 'Chậm trễ, gây phiền hà, làm không đúng quy định.'],
  ['other', 'Quy định, thủ tục', 'Không hợp lý, không rõ, không đúng luật.'],
  ['solution', 'Đề xuất', 'Cách làm tốt hơn, quy định mới.'],
];

/** First page: what it is about. */
export function LetterPage() {
  const { write, open } = useVisit();
  return (
    <>
      <h1>Ông/bà phản ánh, kiến nghị về điều gì?</h1>
      <ul className="lobby-list">
        {abouts.map(([head, word, about]) => (
          <li key={head}>
            <button
              type="button"
              className="lobby-choice"
              onClick={() => {
                write({ head, concerns: null });
                open(head === 'conduct' ? 'letterOfficer' : 'letterWords');
              }}
            >
              <strong>{word}</strong>
              <span className="lobby-about">{about}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="lobby-note">{petitionPlace}</p>
    </>
  );
}

/** Whom it concerns: that officer does not see it. */
export function LetterOfficerPage() {
  const { view, write, open } = useVisit();
  const choose = (concerns: string | null) => {
    write({ concerns });
    open('letterWords');
  };
  return (
    <>
      <h1>Về người nào?</h1>
      <p>Người được nêu tên không xem được thư này.</p>
      <ul className="lobby-list">
        <li>
          <button type="button" className="lobby-choice" onClick={() => choose(null)}>
            <strong>Không nhớ tên, hoặc không về riêng ai</strong>
          </button>
        </li>
        {view.officers.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="lobby-choice" onClick={() => choose(id)}>
              <strong>{name}</strong>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function LetterWordsPage() {
  const { letter, write, open } = useVisit();
  const { content } = letter;
  return (
    <Step
      title="Nội dung"
      next={() => open('letterSender')}
      said={speaksOfPetition(content) ? petitionPlace : ''}
    >
      <p>Việc gì, ở đâu, khi nào. Có giấy tờ kèm theo thì ông/bà đưa ở quầy.</p>
      <LobbyField
        id="content"
        label="Viết bằng tiếng Việt"
        value={content}
        onChange={(text) => write({ content: text })}
        maxLength={4000}
        rows={4}
        autoFocus
      />
    </Step>
  );
}

export function LetterSenderPage() {
  const { letter, write, open } = useVisit();
  return (
    <Step title="Gửi trả lời cho ai?" next={() => open('letterCheck')} said="">
      <p>Lãnh đạo phường đọc thư này. Khi công khai, tên, địa chỉ và điện thoại được bỏ đi.</p>
      <LobbyField
        id="name"
        label="Họ và tên"
        value={letter.name}
        onChange={(name) => write({ name })}
        maxLength={100}
        autoFocus
      />
      <LobbyField
        id="address"
        label="Địa chỉ"
        value={letter.address}
        onChange={(address) => write({ address })}
        maxLength={200}
      />
      <LobbyField
        id="contact"
        label="Điện thoại, không có thì để trống"
        value={letter.contact}
        onChange={(contact) => write({ contact })}
        maxLength={100}
        plain
      />
    </Step>
  );
}

/** A page of the letter: on to the next only once this one has what the law wants of it. */
function Step({
  title,
  next,
  said,
  children,
}: {
  readonly title: string;
  readonly next: () => void;
  readonly said: string;
  readonly children: ReactNode;
}) {
  const { letter } = useVisit();
  const [problem, setProblem] = useState('');
  const go = (form: HTMLFormElement) => {
    const trouble = troubleOf(letter);
    const field = form.elements.namedItem(fieldOf[trouble?.code ?? ''] ?? '');
    if (!trouble || !(field instanceof HTMLElement)) return next();
    setProblem(messageFor(trouble));
    field.focus();
  };
  return (
    <form
      className="lobby-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go(event.currentTarget);
      }}
    >
      <h1>{title}</h1>
      {children}
      <p role="alert" className="lobby-problem">
        {said || problem}
      </p>
      <button type="submit" className="button primary">
        Tiếp
      </button>
    </form>
  );
}

export function LetterCheckPage() {
  const { view, letter, write, open } = useVisit();
  const [problem, setProblem] = useState('');
  const busy = useRef(false);
  const { id, head, concerns, name, address, contact, content } = letter;
  const send = async () => {
    if (busy.current) return;
    busy.current = true;
    const typed = { name, address, contact, content, documents: '' };
    const answer = await call('lobby.sendFeedback', { id, head, concerns, letter: typed });
    busy.current = false;
    if (!answer.ok) return setProblem(messageFor(answer.error));
    write({ sent: answer.value });
    open('letterSent');
  };
  const about = abouts.find(([one]) => one === head)?.[1] ?? '';
  const officer = view.officers.find((one) => one.id === concerns)?.name;
  return (
    <>
      <h1>Xem lại rồi gửi</h1>
      <dl className="lobby-facts lobby-letter">
        {[
          ['Về', officer ? `${about}: ${officer}` : about],
          ['Nội dung', content],
          ['Họ và tên', name],
          ['Địa chỉ', address],
          ['Điện thoại', contact || 'không ghi'],
        ].map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p role="alert" className="lobby-problem">
        {problem}
      </p>
      <button type="button" className="button primary" onClick={() => void send()}>
        Gửi
      </button>
    </>
  );
}

/** What to look it up by, on the screen and on paper. */
export function LetterSentPage() {
  const { letter, home } = useVisit();
  const { sent } = letter;
  if (!sent) return null;
  const { code, lookupSecret, replyBy } = sent;
  return (
    <section className="lobby-ticket" role="status">
      <h1>Phường đã nhận</h1>
      <p>
        Phường hẹn trả lời chậm nhất ngày {formatDate(replyBy)}. Xin ông/bà in giấy này, hoặc chụp bằng điện
        thoại, để xem đã xử lý đến đâu.
      </p>
      <SlipQr text={slipQr({ code, lookupSecret })} label={`Mã vuông của ${code}`} />
      <p className="lobby-lead">{code}</p>
      <p className="lobby-lead">Mã tra cứu: {lookupSecret}</p>
      <div className="lobby-row">
        <PrintButton
          word="In giấy"
          about={code}
          ask={() => call('lobby.printNote', { code, secret: lookupSecret })}
        />
        <button type="button" className="button primary" onClick={home}>
          Xong
        </button>
      </div>
    </section>
  );
}
