import { type ReactNode, useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import type { OutputOf } from '../../src-shared/contract/index.ts';
import type { ProcedureChannel, ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { channelNames, channelSteps } from '../../src-shared/text/channelSteps.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { feeText, notInCatalogue, paperNotes, timeText } from '../../src-shared/text/procedurePlain.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { SlipQr } from '../slips/SlipQr.tsx';
import { FormPicture } from './FormPicture.tsx';
import { PrintButton } from './PrintButton.tsx';
import { type PageProps, useVisit } from './visit.ts';

/** One procedure in plain words: what to bring, how long, how much, and each way of doing it. */
export function ProcedurePage({ about }: PageProps) {
  const { data, failure } = useQuery('lobby.procedure', { code: about }, 'settings');
  if (failure && !data) return <p role="alert">{messageFor(failure)}</p>;
  return data && <Shown {...data} />;
}

function Shown({ version, documents, takeAway }: OutputOf<'lobby.procedure'>) {
  const { code, name, guideOnly, channels } = version;
  const [way, setWay] = useState<ProcedureChannel>(channels[0]?.channel ?? 'inPerson');
  const terms = channels.find(({ channel }) => channel === way);
  return (
    <article className="lobby-procedure">
      <h1>{name}</h1>
      {guideOnly && (
        <p className="lobby-note">Thủ tục này do cơ quan khác tiếp nhận; phường chỉ hướng dẫn.</p>
      )}
      <Part title="Mang theo giấy tờ">
        <Papers version={version} />
      </Part>
      {documents.length > 0 && (
        <Part title="Tờ khai và hồ sơ mẫu trông như thế này">
          <div className="lobby-forms">
            {documents.map((document) => (
              <FormPicture key={document.id} procedureCode={code} document={document} />
            ))}
          </div>
        </Part>
      )}
      <Part title="Cách làm">
        {channels.length > 1 && (
          <div className="lobby-ways">
            {channels.map(({ channel }) => (
              <button
                key={channel}
                type="button"
                className="button"
                aria-pressed={channel === way}
                onClick={() => setWay(channel)}
              >
                {channelNames[channel]}
              </button>
            ))}
          </div>
        )}
        {terms ? (
          <>
            <dl className="lobby-facts">
              <div>
                <dt>Thời gian</dt>
                <dd>{timeText(terms)}</dd>
              </div>
              <div>
                <dt>Phí, lệ phí</dt>
                <dd>{feeText(terms.fee)}</dd>
              </div>
            </dl>
            {!guideOnly && (
              <ol className="lobby-steps">
                {channelSteps[way].map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            )}
            {terms.description !== '' && <p>{terms.description}</p>}
          </>
        ) : (
          <p>{notInCatalogue}</p>
        )}
      </Part>
      <Part title="Kết quả nhận được">
        <p>{version.results.map((result) => result.name).join('; ') || notInCatalogue}</p>
      </Part>
      <TakeAway version={version} text={takeAway} />
      <Part title="Căn cứ pháp lý">
        <ul className="lobby-bases">
          {version.legalBases.map(({ name: base, number }) => (
            <li key={`${number} ${base}`}>{[number, base].filter(Boolean).join(' · ')}</li>
          ))}
        </ul>
        {version.legalBases.length === 0 && <p>{notInCatalogue}</p>}
        <p className="lobby-about">
          Mã thủ tục {code}. Nguồn: {version.source}. Đối chiếu ngày {formatDate(version.checkedOn)}.
        </p>
      </Part>
    </article>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="lobby-part">
    <h2>{title}</h2>
    {children}
  </section>
);

/** What everybody brings first, then what only some people need. */
function Papers({ version: { components } }: { readonly version: ProcedureVersion }) {
  const always = components.filter(({ condition }) => condition === null);
  const sometimes = components.filter(({ condition }) => condition !== null);
  const list = (papers: typeof components) => (
    <ul className="lobby-papers">
      {papers.map((paper) => (
        <li key={paper.id}>
          {paper.name}
          <span className="lobby-about">{paperNotes(paper).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
  if (components.length === 0) return <p>{notInCatalogue}</p>;
  return (
    <>
      {list(always)}
      {sometimes.length > 0 && (
        <>
          <h3>Chỉ một số trường hợp mới cần</h3>
          {list(sometimes)}
        </>
      )}
    </>
  );
}

function TakeAway({ version, text }: { readonly version: ProcedureVersion; readonly text: string }) {
  const { prints } = useVisit().view;
  return (
    <section className="lobby-part lobby-take" aria-labelledby="take">
      <div>
        <h2 id="take">Mang về nhà</h2>
        <p>Mở máy ảnh điện thoại, hướng vào mã này{prints ? ', hoặc lấy bản in' : ''}.</p>
        <PrintButton
          word="In"
          about={version.name}
          ask={() => call('lobby.print', { paper: 'procedure', code: version.code })}
        />
      </div>
      <SlipQr text={text} label={`Mã để mang về: ${version.name}`} />
    </section>
  );
}
