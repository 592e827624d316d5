import type { ReactNode } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import type { ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import {
  feeText,
  paperNotes,
  timeText,
  notInCatalogue as unknown,
} from '../../src-shared/text/procedurePlain.ts';
import { procedureChannelWords } from '../../src-shared/text/procedureWords.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { useRead } from './read.ts';

/** One procedure with all the parts to be published (NĐ 63/2010 Đ.8). */
export function Procedure({ code }: { readonly code: string }) {
  const { data, failure } = useRead<ProcedureVersion>(`/public/procedures/${code}`);
  return (
    <article className="stack">
      <p>
        <a className="entry" href="#top">
          ‹ Tất cả thủ tục
        </a>
      </p>
      {failure && <Refusal text={messageFor(failure)} />}
      {data && <Parts version={data} />}
    </article>
  );
}

function Parts({ version }: { readonly version: ProcedureVersion }) {
  const { code, name, field, components, channels, results, legalBases, sets } = version;
  return (
    <>
      <h1>{name}</h1>
      <p className="soft">
        {code} · {field} · áp dụng từ {formatDate(version.effectiveFrom)}
      </p>
      {version.guideOnly && (
        <p className="notice">Thủ tục này do cơ quan khác tiếp nhận; phường chỉ hướng dẫn.</p>
      )}
      <Part title="Thành phần hồ sơ">
        {components.length === 0 ? (
          <p>{unknown}</p>
        ) : (
          <ol className="papers">
            {components.map((one) => (
              <li key={one.id}>
                {one.name}
                <span className="soft small block">{paperNotes(one).join(' · ')}</span>
              </li>
            ))}
          </ol>
        )}
        <p>Số bộ: {sets ?? unknown}</p>
      </Part>
      <Part title="Cách thức, thời hạn, phí">
        <dl className="facts">
          {channels.map((terms) => (
            <div key={terms.channel}>
              <dt>{procedureChannelWords[terms.channel]}</dt>
              <dd>
                {timeText(terms)}
                <span className="block">Phí, lệ phí: {feeText(terms.fee)}</span>
                {terms.waivers.map(({ text, condition }) => (
                  <span key={text} className="soft small block">
                    {text} ({condition})
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <Text title="Trình tự thực hiện" text={version.steps} />
      <Text title="Đối tượng thực hiện" text={version.audience} />
      <Text title="Cơ quan giải quyết" text={version.agency} />
      <Text title="Yêu cầu, điều kiện" text={version.conditions || 'Không có.'} />
      <Part title="Kết quả">
        <ul>
          {results.map((result) => (
            <li key={result.name}>{result.name}</li>
          ))}
        </ul>
        {results.length === 0 && <p>{unknown}</p>}
      </Part>
      <Part title="Căn cứ pháp lý">
        <ul>
          {legalBases.map(({ name: base, number }) => (
            <li key={`${number} ${base}`}>{[number, base].filter(Boolean).join(' · ')}</li>
          ))}
        </ul>
        {legalBases.length === 0 && <p>{unknown}</p>}
      </Part>
      <Text title="Quyết định công bố" text={version.decision} />
      <p className="soft small">
        Nguồn: {version.source}. Đối chiếu ngày {formatDate(version.checkedOn)}.
      </p>
    </>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

const Text = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <Part title={title}>
    <p className="lines">{text || unknown}</p>
  </Part>
);
