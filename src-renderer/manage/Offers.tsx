import { formatDate } from '../../src-shared/calendar/format.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { ManagedOffer } from '../../src-shared/contract/manage.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';
import { differences, titleOf } from './differences.ts';
import { Stale } from './Stale.tsx';

/** What a counter had decided otherwise before it joined: one of the two is chosen, neither is lost before. */
export function Offers() {
  const { data, failure, reload } = useAnswer('offers', {});
  const { error, run } = useAction(reload);
  if (failure && !data) return <Refusal text={messageFor(failure)} />;
  if (!data) return null;
  const settle = ({ device, setting: { kind, key } }: ManagedOffer, take: boolean) =>
    run(() => ask('settle', { device, ref: { kind, key }, take }));
  return (
    <section className="stack">
      <Stale failure={failure} reload={reload} />
      <p className="soft">
        Quầy làm việc riêng trước khi ghi danh có thể đã sửa khác phường. Chọn bản đúng; các quầy theo bản đó
        ngay.
      </p>
      <Refusal text={error} />
      {data.offers.length === 0 && <p className="soft">Không có khác biệt nào.</p>}
      {data.offers.map((offer) => (
        <article key={`${offer.device} ${offer.setting.kind} ${offer.setting.key}`} className="card stack">
          <h2>{titleOf(offer.setting)}</h2>
          <p className="soft small">
            Quầy {offer.counter}, ngày {formatDate(toLocalDate(offer.at))}
          </p>
          <table className="table differs">
            <thead>
              <tr>
                <th>Mục</th>
                <th>Của phường</th>
                <th>Của quầy {offer.counter}</th>
              </tr>
            </thead>
            <tbody>
              {differences(offer.own?.body ?? null, offer.setting.body).map(({ label, own, other }) => (
                <tr key={label}>
                  <td>{label}</td>
                  <td className="lines">{own}</td>
                  <td className="lines">{other}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="row">
            <Button onPress={() => settle(offer, false)}>Giữ bản của phường</Button>
            <Button onPress={() => settle(offer, true)}>Lấy bản của quầy {offer.counter}</Button>
          </div>
        </article>
      ))}
    </section>
  );
}
