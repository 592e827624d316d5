import { formatDate } from '../../src-shared/calendar/format.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { ManagedOffer } from '../../src-shared/contract/manage.ts';
import type { WardSetting } from '../../src-shared/sync/settings.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';
import { comparable, differences, titleOf } from './differences.ts';
import { saveFormFile } from './formContent.ts';
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
              {differences(comparable(offer.own), comparable(offer.setting)).map(({ label, own, other }) => (
                <tr key={label}>
                  <td>{label}</td>
                  <td className="lines">{own}</td>
                  <td className="lines">{other}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {offer.setting.kind === 'form' && (
            <div className="row">
              <FormLook setting={offer.own} words="Xem tệp của phường" />
              <FormLook setting={offer.setting} words={`Xem tệp của quầy ${offer.counter}`} />
            </div>
          )}
          <div className="row">
            <Button onPress={() => settle(offer, false)}>Giữ bản của phường</Button>
            <Button onPress={() => settle(offer, true)}>Lấy bản của quầy {offer.counter}</Button>
          </div>
        </article>
      ))}
    </section>
  );
}

/** What people fill in is compared by looking at it. */
function FormLook({ setting, words }: { readonly setting: WardSetting | null; readonly words: string }) {
  const { error, run } = useAction(() => {});
  if (setting?.kind !== 'form' || setting.body === null) return null;
  const { title, files } = setting.body;
  const last = files.at(-1);
  return (
    <>
      {last && <Button onPress={() => run(() => saveFormFile(title, last))}>{words}</Button>}
      <Refusal text={error} />
    </>
  );
}
