import { type ReactNode, useState } from 'react';
import { formatDue, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { formatPhone } from '../../../src-shared/text/phone.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { DossierStatusWord } from '../DossierStatusWord.tsx';
import { lookOf } from '../dossierLook.ts';
import { SlipPanel } from '../slip/SlipPanel.tsx';
import { useCounter } from '../store.ts';
import { sentenceOf, whenAndWho } from './history.ts';
import { OfficialCodeDialog } from './OfficialCodeDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { TakeResultDialog } from './TakeResultDialog.tsx';

const channels = {
  inPerson: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính',
  onlineAssisted: 'Nộp trực tuyến có hỗ trợ',
} as const;
const results = { counter: 'Tại quầy', post: 'Qua bưu chính', online: 'Trực tuyến' } as const;
const states: Readonly<Record<string, string>> = {
  submitted: 'đã nộp',
  shown: 'đã xuất trình',
  lookedUp: 'đã tra cứu cơ sở dữ liệu',
  checkLater: 'đối chiếu sau',
};

type Asked = 'takeResult' | 'return' | 'officialCode' | null;

const actions = [
  [
    'takeResult',
    'Nhận kết quả về quầy',
    'Ghi lúc bộ phận chuyên môn giao kết quả; lúc này quyết định đúng hạn hay trễ.',
  ],
  ['return', 'Trả kết quả', 'Ghi ai nhận, giấy tờ gì; màn hình đánh giá sẽ mời người dân.'],
  ['recordOfficialCode', 'Nhập mã chính thức', 'Mã do Hệ thống của tỉnh cấp, thay cho mã tạm.'],
] as const;

/** One dossier: what it is, what happened, and what may be done now. */
export function DossierPage({ id }: { readonly id: string }) {
  const { data, failure, reload } = useQuery('dossier.get', { id }, 'dossiers');
  const back = useCounter((state) => state.back);
  const [asked, setAsked] = useState<Asked>(null);
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const done = () => {
    setAsked(null);
    reload();
  };
  return (
    <article className="dossier">
      <header className="stack tight">
        <div className="row spread">
          <h1>{data.row.applicantName || 'Hồ sơ đã xóa dữ liệu cá nhân'}</h1>
          <p className="row">
            <span>{lookOf(data.row).time}</span>
            <DossierStatusWord row={data.row} />
          </p>
        </div>
        <p>{data.row.procedureName}</p>
        <p className="code">
          {data.row.code} {data.row.officialCode ? '' : <span className="soft small">mã tạm</span>}
        </p>
      </header>
      <div className="dossier-columns">
        <div className="stack">
          <Facts data={data} />
          <section className="stack tight">
            <h2>Đã làm</h2>
            <ol className="history">
              {data.history.map((entry) => (
                <li key={`${entry.at} ${entry.type} ${JSON.stringify(entry.body)}`}>
                  <span>{sentenceOf(entry)}</span>
                  <span className="soft small">{whenAndWho(entry)}</span>
                </li>
              ))}
            </ol>
          </section>
        </div>
        <div className="stack">
          <section className="stack" aria-label="Việc làm được bây giờ">
            {actions.map(([name, word, consequence]) => {
              const forbidden = data.actions.find((action) => action.name === name)?.forbidden ?? null;
              const why = forbidden ? messageFor({ code: forbidden }) : null;
              const dialog = name === 'recordOfficialCode' ? 'officialCode' : name;
              return (
                <div key={name}>
                  <Button
                    wide
                    look={why ? undefined : name === 'recordOfficialCode' ? undefined : 'primary'}
                    why={why}
                    onPress={() => setAsked(dialog)}
                  >
                    {word}
                  </Button>
                  <p className="why">{why ?? consequence}</p>
                </div>
              );
            })}
          </section>
          <SlipPanel
            dossierId={id}
            printed={data.goodPrints > 0}
            forbidden={data.actions.find(({ name }) => name === 'print')?.forbidden ?? null}
          />
          <Button onPress={back} keys="Esc">
            Quay lại
          </Button>
        </div>
      </div>
      {asked === 'takeResult' && (
        <TakeResultDialog data={data} onDone={done} onClose={() => setAsked(null)} />
      )}
      {asked === 'return' && <ReturnDialog data={data} onDone={done} onClose={() => setAsked(null)} />}
      {asked === 'officialCode' && (
        <OfficialCodeDialog data={data} onDone={done} onClose={() => setAsked(null)} />
      )}
    </article>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ data }: { readonly data: DossierDetail }) {
  const { row, personal } = data;
  const applicant = personal?.applicant;
  return (
    <section className="stack tight">
      <h2>Hồ sơ</h2>
      <dl className="facts">
        <Fact label="Hẹn trả">
          <strong>
            {formatDue(row.due)}
            {row.due.provisional ? ' (dự kiến: lịch nghỉ chưa công bố)' : ''}
          </strong>
        </Fact>
        <Fact label="Tiếp nhận">
          {formatMoment(row.acceptedAt)} · {channels[row.channel]} · {row.counter}
        </Fact>
        <Fact label="Thời hạn">{data.term}</Fact>
        <Fact label="Phí, lệ phí">{data.fee.text}</Fact>
        {applicant && (
          <>
            <Fact label="Địa chỉ">{applicant.address || 'không ghi'}</Fact>
            <Fact label="Điện thoại">{applicant.phone ? formatPhone(applicant.phone) : 'không có'}</Fact>
            <Fact label="Giấy tờ tùy thân">{applicant.idNumber || 'không ghi'}</Fact>
            {personal.submitter.sameAsApplicant ? null : (
              <Fact label="Người nộp">
                {[personal.submitter.name, personal.submitter.relation, personal.submitter.phone]
                  .filter(Boolean)
                  .join(' · ')}
              </Fact>
            )}
          </>
        )}
        <Fact label="Nhận kết quả">
          {results[data.resultChannel]}
          {personal?.postalAddress ? `: ${personal.postalAddress}` : ''}
        </Fact>
        <Fact label="Mã tra cứu">
          <span className="code">{data.lookupSecret}</span>
        </Fact>
        {data.taker && (
          <Fact label="Người đã nhận">
            {data.taker.name}
            {data.taker.paper ? ` · giấy tờ ${data.taker.paper}` : ''}
          </Fact>
        )}
        {personal?.note ? <Fact label="Ghi chú">{personal.note}</Fact> : null}
      </dl>
      <h3>Giấy tờ đã có ({data.sets} bộ)</h3>
      <ul className="papers">
        {data.components.map(({ name, state }) => (
          <li key={name}>
            {name} <span className="soft small">({states[state] ?? state})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
