import { type ReactNode, useState } from 'react';
import { formatDue, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { ActionName, DossierDetail } from '../../../src-shared/contract/dossier.ts';
import type { SlipForm } from '../../../src-shared/dossier/words.ts';
import { assistanceWords } from '../../../src-shared/slip/people.ts';
import { slipFormWords } from '../../../src-shared/text/dossierWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { formatPhone } from '../../../src-shared/text/phone.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { DossierStatusWord } from '../DossierStatusWord.tsx';
import { lookOf } from '../dossierLook.ts';
import { SelectField } from '../intake/SelectField.tsx';
import { SlipPanel } from '../slip/SlipPanel.tsx';
import { useCounter } from '../store.ts';
import { ActionDialog } from './ActionDialogs.tsx';
import { Attachments } from './Attachments.tsx';
import { offeredActions } from './actions.ts';
import { sentenceOf, whenAndWho } from './history.ts';
import { LifeSections } from './LifeSections.tsx';

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

/** One dossier: what it is, what happened, and what may be done now. */
export function DossierPage({ id }: { readonly id: string }) {
  const { data, failure, reload } = useQuery('dossier.get', { id }, 'dossiers');
  const back = useCounter((state) => state.back);
  const [asked, setAsked] = useState<ActionName | null>(null);
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
          {data.row.code} {data.row.officialCode ? '' : <span className="soft small">{codeNote(data)}</span>}
        </p>
      </header>
      <div className="dossier-columns">
        <div className="stack">
          <Facts data={data} />
          <LifeSections data={data} onChanged={reload} />
          <Attachments data={data} onChanged={reload} />
          <section className="stack tight">
            <h2>Đã làm</h2>
            <ol className="history">
              {data.history.map((entry) => (
                <li key={`${entry.at} ${entry.type} ${JSON.stringify(entry.body)}`}>
                  <span>{entry.leftOut ? <s>{sentenceOf(entry)}</s> : sentenceOf(entry)}</span>
                  {entry.leftOut && <span className="small">Chưa vào hồ sơ: quầy khác đã ghi khác.</span>}
                  <span className="soft small">{whenAndWho(entry)}</span>
                </li>
              ))}
            </ol>
          </section>
        </div>
        <div className="stack">
          <Actions data={data} onAsk={setAsked} />
          <Slips data={data} />
          <Button onPress={back} keys="Esc">
            Quay lại
          </Button>
        </div>
      </div>
      {asked && <ActionDialog name={asked} data={data} onDone={done} onClose={() => setAsked(null)} />}
    </article>
  );
}

const codeNote = ({ row }: DossierDetail) =>
  row.temporaryCode.startsWith('HD-') ? 'mã hướng dẫn' : 'mã tạm';

function Actions({
  data,
  onAsk,
}: {
  readonly data: DossierDetail;
  readonly onAsk: (name: ActionName) => void;
}) {
  const { allowed, refused } = offeredActions(data);
  const { open } = useCounter();
  return (
    <section className="stack" aria-label="Việc làm được bây giờ">
      {data.unread > 0 && (
        <p className="notice">
          <strong>
            Hồ sơ này có {data.unread} việc do bản chương trình mới hơn ghi ở quầy khác, máy này chưa đọc
            được. Cập nhật chương trình rồi mới làm tiếp; việc làm ngay bây giờ có thể phải xem lại.
          </strong>
        </p>
      )}
      {data.row.status === 'guided' && (
        <div>
          <Button
            wide
            look="primary"
            onPress={() => open({ name: 'intake', draftId: data.row.id, procedureCode: null })}
          >
            Tiếp tục tiếp nhận
          </Button>
          <p className="why">Người dân quay lại với giấy tờ: mở lại hồ sơ đã hướng dẫn.</p>
        </div>
      )}
      <div className="actions">
        {allowed.map(({ name, word, consequence, look }) => (
          <div key={name} className={look === 'primary' ? 'first' : ''}>
            <Button wide look={look} onPress={() => onAsk(name)}>
              {word}
            </Button>
            <p className="why">{consequence}</p>
          </div>
        ))}
      </div>
      {refused.length > 0 && (
        <details className="refused-actions">
          <summary>Việc chưa làm được bây giờ ({refused.length})</summary>
          <ul className="stack tight">
            {refused.map(({ name, word, forbidden }) => (
              <li key={name}>
                <Button wide why={messageFor({ code: forbidden ?? '' })} onPress={() => undefined}>
                  {word}
                </Button>
                <p className="why">{messageFor({ code: forbidden ?? '' })}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type SlipKey = `${SlipForm} ${string}`;

/** The slips of this dossier, the newest in front; one is looked at and printed at a time. */
function Slips({ data }: { readonly data: DossierDetail }) {
  const keyed = data.slips.map((slip) => [`${slip.form} ${slip.slipId ?? ''}` as SlipKey, slip] as const);
  const [chosen, setChosen] = useState<SlipKey | null>(null);
  const [, slip] = keyed.find(([key]) => key === chosen) ?? keyed.at(-1) ?? [];
  if (!slip) return null;
  const key = `${slip.form} ${slip.slipId ?? ''}` as SlipKey;
  const count = new Map<SlipForm, number>();
  return (
    <section className="stack" aria-label="Giấy tờ của quầy">
      {keyed.length > 1 && (
        <SelectField
          id="slip"
          label="Phiếu"
          value={key}
          options={keyed.map(([option, { form }]) => {
            const nth = (count.get(form) ?? 0) + 1;
            count.set(form, nth);
            return [option, nth > 1 ? `${slipFormWords[form]} (${nth})` : slipFormWords[form]] as const;
          })}
          onChange={setChosen}
        />
      )}
      <SlipPanel
        key={key}
        dossierId={data.row.id}
        form={slip.form}
        slipId={slip.slipId}
        printed={slip.goodPrints > 0}
        forbidden={data.actions.find(({ name }) => name === 'requestPrint')?.forbidden ?? null}
      />
    </section>
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
  const rescheduled = row.appointment && row.appointment.date !== row.due?.date;
  return (
    <section className="stack tight">
      <h2>Hồ sơ</h2>
      <dl className="facts">
        {row.appointment && row.due && (
          <Fact label="Hẹn trả">
            <strong>
              {formatDue(row.appointment)}
              {row.appointment.provisional ? ' (dự kiến: lịch nghỉ chưa công bố)' : ''}
            </strong>
            {rescheduled ? ` (hạn theo quy định ${formatDue(row.due)})` : ''}
          </Fact>
        )}
        <Fact label={row.due ? 'Tiếp nhận' : 'Hướng dẫn'}>
          {[formatMoment(row.acceptedAt), row.channel && channels[row.channel], row.counter]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
        {row.holder && <Fact label="Đang giữ hồ sơ">{row.holder}</Fact>}
        {data.competentAgency && <Fact label="Cơ quan giải quyết">{data.competentAgency}</Fact>}
        {data.mobile && <Fact label="Tiếp nhận lưu động">{data.mobile}</Fact>}
        {data.term && <Fact label="Thời hạn">{data.term}</Fact>}
        {data.fee && <Fact label="Phí, lệ phí">{data.fee.text}</Fact>}
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
            {assistanceWords(personal) && <Fact label="Hỗ trợ">{assistanceWords(personal)}</Fact>}
          </>
        )}
        {data.resultChannel && (
          <Fact label="Nhận kết quả">
            {results[data.resultChannel]}
            {personal?.postalAddress ? `: ${personal.postalAddress}` : ''}
          </Fact>
        )}
        <Fact label="Mã tra cứu">
          <span className="code">{data.lookupSecret}</span>
        </Fact>
        {data.posted && (
          <Fact label="Bưu gửi">
            <span className="code">{data.posted.tracking}</span> · {data.posted.receiver}
          </Fact>
        )}
        {data.taker && (
          <Fact label="Người đã nhận">
            {data.taker.name}
            {data.taker.paper ? ` · giấy tờ ${data.taker.paper}` : ''}
          </Fact>
        )}
        {personal?.note ? <Fact label="Ghi chú">{personal.note}</Fact> : null}
      </dl>
      {data.components.length > 0 && (
        <>
          <h3>Giấy tờ đã có ({data.sets} bộ)</h3>
          <ul className="papers">
            {data.components.map(({ name, state }) => (
              <li key={name}>
                {name} <span className="soft small">({states[state] ?? state})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
