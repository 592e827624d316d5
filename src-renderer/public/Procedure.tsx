import type { ReactNode } from 'react';
import type { z } from 'zod';
import { fileEnding } from '../../src-shared/attachment/media.ts';
import { formatDate } from '../../src-shared/calendar/format.ts';
import type { PublicForm, publicForms } from '../../src-shared/contract/public.ts';
import { fileNameOf } from '../../src-shared/library/form.ts';
import type { ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { libraryKindWords } from '../../src-shared/text/libraryWords.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import {
  feeText,
  paperNotes,
  timeText,
  notInCatalogue as unknown,
} from '../../src-shared/text/procedurePlain.ts';
import { procedureChannelWords } from '../../src-shared/text/procedureWords.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { sizeWords } from '../viewer/words.ts';
import { useRead } from './read.ts';

/** One procedure with all the parts to be published (NĐ 63/2010 Đ.8). */
export function Procedure({ code }: { readonly code: string }) {
  const { data, failure } = useRead<ProcedureVersion>(`/public/procedures/${code}`);
  const forms = useRead<z.infer<typeof publicForms>>(`/public/procedures/${code}/forms`);
  return (
    <article className="stack">
      <p>
        <a className="entry" href="#top">
          ‹ Tất cả thủ tục
        </a>
      </p>
      {failure && <Refusal text={messageFor(failure)} />}
      {data && (
        <Parts version={data}>
          {forms.failure && <Refusal text={messageFor(forms.failure)} />}
          {forms.data && <FormList forms={forms.data.forms} version={data} />}
        </Parts>
      )}
    </article>
  );
}

function Parts({ version, children }: { readonly version: ProcedureVersion; readonly children: ReactNode }) {
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
      {children}
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

/** Plain links: the browser saves them by itself, whatever else works. */
const FormList = ({
  forms,
  version: { components },
}: {
  readonly forms: readonly PublicForm[];
  readonly version: ProcedureVersion;
}) => (
  <Part title="Mẫu đơn, tờ khai">
    {forms.length === 0 && <p>Chưa có mẫu để tải về. Nhận mẫu giấy tại Bộ phận Một cửa.</p>}
    <ul className="forms">
      {forms.map(({ kind, title, component, hash, media, size }) => {
        const paper = components.find(({ id }) => id === component);
        return (
          <li key={`${kind} ${title}`}>
            <a className="entry" href={`/public/forms/${hash}`} download={fileNameOf(title, media)}>
              {title}
              <span className="soft small block">
                Tải về: {fileEnding[media].toUpperCase()}, {sizeWords(size)}
                {kind === 'sample' && ` · ${libraryKindWords[kind]}`}
                {paper && ` · dùng cho: ${paper.name}`}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  </Part>
);

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
