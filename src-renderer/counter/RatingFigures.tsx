import { formatDate } from '../../src-shared/calendar/format.ts';
import type { RatingFigure } from '../../src-shared/contract/home.ts';
import { inWords } from './ratingWords.ts';

const visits = {
  receipt: 'khi nộp hồ sơ',
  guidance: 'khi được hướng dẫn',
  refusal: 'khi hồ sơ bị từ chối',
  return: 'khi nhận kết quả',
} as const;
const period = ({ from, to }: RatingFigure) =>
  from === to ? formatDate(to) : `${formatDate(from)} – ${formatDate(to)}`;

function Figures({ title, figures }: { readonly title: string; readonly figures: readonly RatingFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="figures">
        {figures.map((figure) => (
          <li key={`${figure.visit} ${figure.to}`}>
            <strong>
              {period(figure)} · {visits[figure.visit]}
            </strong>
            <span>{inWords(figure)}</span>
            <span className="soft small">
              {figure.answers} trả lời trên {figure.invitations} lượt mời.
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The ward's own figure of closed days and months, never the current day, never under five answers. */
export function RatingFigures({
  ratings,
}: {
  readonly ratings: { readonly days: RatingFigure[]; readonly months: RatingFigure[] };
}) {
  const none = ratings.days.length === 0 && ratings.months.length === 0;
  return (
    <aside className="ratings stack" aria-label="Người dân đánh giá">
      <h2>Người dân đánh giá</h2>
      {none && (
        <p className="soft">Chưa có ngày nào đủ 5 lượt trả lời. Số liệu chỉ tính đến hết ngày hôm qua.</p>
      )}
      <Figures title="Theo ngày" figures={ratings.days} />
      <Figures title="Theo tháng" figures={ratings.months} />
      <p className="soft small">
        Chỉ số của phường, lấy từ màn hình đánh giá tại quầy. Không ghi tên người đánh giá.
      </p>
    </aside>
  );
}
