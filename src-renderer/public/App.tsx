import { useEffect, useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import type { PublicWard } from '../../src-shared/contract/public.ts';
import {
  feedbackAddressSource,
  feedbackSections,
  feedbackWays,
} from '../../src-shared/document/feedbackAddress.ts';
import { Procedure } from './Procedure.tsx';
import { Procedures } from './Procedures.tsx';
import { Progress } from './Progress.tsx';
import { useRead } from './read.ts';

/** `#1.001193` is a procedure: a link to it can be sent on. */
const codeOfAddress = () => /^#(\d\.\d{6})$/.exec(window.location.hash)?.[1] ?? null;

/** What the ward makes public: dossier progress, procedures, where to turn to, what was answered. */
export function App() {
  const [code, setCode] = useState(codeOfAddress);
  const { data: ward } = useRead<PublicWard>('/public/ward');
  useEffect(() => {
    const moved = () => {
      setCode(codeOfAddress());
      window.scrollTo(0, 0);
    };
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return (
    <div className="public">
      <header>
        <p className="soft">{ward?.authority}</p>
        <p className="title">{ward?.wardName}</p>
      </header>
      <main className="stack">
        {code === null ? (
          <>
            <h1>Thủ tục hành chính và tra cứu hồ sơ</h1>
            <Progress />
            <Procedures />
            {ward && <Feedback ward={ward} />}
          </>
        ) : (
          <Procedure key={code} code={code} />
        )}
      </main>
    </div>
  );
}

function Feedback({ ward }: { readonly ward: PublicWard }) {
  const { answers } = ward;
  const ways = feedbackWays(ward).filter(({ text }) => text !== '');
  return (
    <>
      <section className="stack" aria-labelledby="feedback">
        <h2 id="feedback">Phản ánh, kiến nghị</h2>
        {ways.length === 0 ? (
          <p>Phản ánh trực tiếp tại Bộ phận Một cửa của phường.</p>
        ) : (
          <dl className="facts">
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
        <p className="soft small">Căn cứ: {feedbackAddressSource}</p>
      </section>
      {answers.length > 0 && (
        <section className="stack" aria-labelledby="answers">
          <h2 id="answers">Đã trả lời</h2>
          {answers.map(({ id, publishedOn, question, answer }) => (
            <article key={id} className="card">
              <p className="soft small">{formatDate(publishedOn)}</p>
              <h3>{question}</h3>
              <p className="lines">{answer}</p>
            </article>
          ))}
        </section>
      )}
    </>
  );
}
