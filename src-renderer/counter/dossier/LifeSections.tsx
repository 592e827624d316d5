import { useState } from 'react';
import { formatDate, formatDue, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { formatDong } from '../../../src-shared/procedure/fee.ts';
import {
  certificationNumber,
  latenessReasonWords,
  notifiedByWords,
  paymentMethodWords,
  refusalGroundWords,
} from '../../../src-shared/text/dossierWords.ts';
import { Button } from '../../ui/Button.tsx';
import type { DialogProps } from './dialogProps.ts';
import { NotifyDialog } from './NotifyDialog.tsx';
import { SignApologyDialog } from './SignApologyDialog.tsx';

const pauseReasons = { supplement: 'chờ bổ sung', payment: 'chờ nghĩa vụ tài chính' } as const;
const handOverStates = { pending: 'chờ xác nhận', confirmed: 'đã nhận', declined: 'không nhận' } as const;

/** What a dossier went through, beside its history: slips, hands, pauses, apologies, money. */
export function LifeSections({
  data,
  onChanged,
}: {
  readonly data: DossierDetail;
  readonly onChanged: () => void;
}) {
  return (
    <>
      <Supplements data={data} />
      {data.refusal && (
        <section className="stack tight">
          <h3>Từ chối tiếp nhận</h3>
          <p>
            {refusalGroundWords[data.refusal.ground]}. {data.refusal.reason}
          </p>
        </section>
      )}
      <Apologies data={data} onChanged={onChanged} />
      <HandOvers data={data} />
      {data.pauses.length > 0 && (
        <section className="stack tight">
          <h3>Tạm dừng thời hạn</h3>
          <ul className="papers">
            {data.pauses.map(({ from, to, reason }) => (
              <li key={from}>
                {formatMoment(from)} – {to ? formatMoment(to) : 'chưa xong'} ({pauseReasons[reason]})
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.result && (data.result.paper || data.result.text || data.result.outcome === 'declined') && (
        <section className="stack tight">
          <h3>Kết quả</h3>
          <p>
            {data.result.outcome === 'declined' ? 'Từ chối giải quyết. ' : ''}
            {data.result.paper} {data.result.text}
          </p>
        </section>
      )}
      {data.ended && (
        <section className="stack tight">
          <h3>{data.row.status === 'stopped' ? 'Dừng giải quyết' : 'Rút hồ sơ'}</h3>
          {data.ended.texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      )}
      <Money data={data} />
      {data.extraPapers.length > 0 && (
        <section className="stack tight">
          <h3>Giấy tờ ngoài thành phần hồ sơ</h3>
          <ul className="papers">
            {data.extraPapers.map(({ at, name, how }) => (
              <li key={`${at} ${name}`}>
                {name}{' '}
                <span className="soft small">
                  ({how === 'volunteered' ? 'người dân tự nộp' : 'đã định yêu cầu'})
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Supplements({ data }: { readonly data: DossierDetail }) {
  if (data.supplements.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>Đã hướng dẫn hoàn thiện hồ sơ</h3>
      {data.supplements.map(({ slipId, at, round, items, note }) => (
        <div key={slipId}>
          <p>
            Lần {round}, {formatMoment(at)}
          </p>
          <ul className="papers">
            {items.map(({ id, name, reason }) => (
              <li key={id}>
                {name}
                {reason ? `: ${reason}` : ''}
              </li>
            ))}
          </ul>
          {note && <p className="soft">{note}</p>}
        </div>
      ))}
    </section>
  );
}

function HandOvers({ data }: { readonly data: DossierDetail }) {
  if (data.handOvers.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>Giao, nhận hồ sơ</h3>
      <ul className="papers">
        {data.handOvers.map(({ handOverId, at, from, to, shareDue, state }) => (
          <li key={handOverId}>
            {from.name} giao {to.name}, {formatMoment(at)} ({handOverStates[state]})
            {shareDue ? `; phần thời gian đến ${formatDue(shareDue)}` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Asked = { readonly what: 'sign' | 'notify'; readonly slipId: string } | null;

/** Made, signed, told: three different things, each with its own button until it is done. */
function Apologies({ data, onChanged }: { readonly data: DossierDetail; readonly onChanged: () => void }) {
  const [asked, setAsked] = useState<Asked>(null);
  if (data.apologies.length === 0) return null;
  const dialog: DialogProps = {
    data,
    onDone: () => {
      setAsked(null);
      onChanged();
    },
    onClose: () => setAsked(null),
  };
  return (
    <section className="stack tight">
      <h3>Xin lỗi, hẹn lại</h3>
      {data.apologies.map(({ slipId, at, newDue, inTime, reason, text, signed, notified }) => (
        <div key={slipId} className="stack tight">
          <p>
            {formatMoment(at)}: {newDue ? `hẹn lại ${formatDue(newDue)}` : 'xin lỗi, không hẹn lại'}.{' '}
            {latenessReasonWords[reason]}: {text}
          </p>
          {!inTime && (
            <p className="status red" data-mark="▲">
              Xin lỗi trễ
            </p>
          )}
          <div className="row">
            {signed ? (
              <span className="soft small">
                Số {signed.number}, {formatDate(signed.date)}, {signed.signer} ký
              </span>
            ) : (
              <Button onPress={() => setAsked({ what: 'sign', slipId })}>Đã ký, đóng dấu</Button>
            )}
            {notified.length > 0 ? (
              notified.map((told) => (
                <span className="soft small" key={told.at}>
                  {notifiedByWords[told.how]} lúc {formatMoment(told.at)}
                </span>
              ))
            ) : (
              <Button look="primary" onPress={() => setAsked({ what: 'notify', slipId })}>
                Đã báo người dân
              </Button>
            )}
          </div>
        </div>
      ))}
      {asked?.what === 'sign' && <SignApologyDialog {...dialog} slipId={asked.slipId} />}
      {asked?.what === 'notify' && <NotifyDialog {...dialog} slipId={asked.slipId} />}
    </section>
  );
}

function Money({ data }: { readonly data: DossierDetail }) {
  if (data.payments.length === 0 && data.certified.length === 0) return null;
  return (
    <section className="stack tight">
      {data.certified.length > 0 && (
        <>
          <h3>Sổ chứng thực</h3>
          <ul className="papers">
            {data.certified.map(({ paper, pages, copies, ...entry }) => (
              <li key={certificationNumber(entry)}>
                Số {certificationNumber(entry)}: {paper}, {pages} trang, {copies} bản
              </li>
            ))}
          </ul>
        </>
      )}
      {data.payments.length > 0 && (
        <>
          <h3>Phí, lệ phí đã thu</h3>
          <ul className="papers">
            {data.payments.map(({ paymentId, at, dong, method, receipt, voided }) => (
              <li key={paymentId}>
                {formatDong(dong)}, {paymentMethodWords[method].toLowerCase()}, {formatMoment(at)}
                {receipt ? `, biên lai ${receipt.series} ${receipt.number}` : ''}
                {voided ? ' (đã hủy)' : ''}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
