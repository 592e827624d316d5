import { formatDate } from '../../src-shared/calendar/format.ts';
import type { RatingFigure } from '../../src-shared/rating/figures.ts';
import { FigureList } from '../ui/rating/FigureList.tsx';

const daysOf = ({ from, to }: RatingFigure) =>
  from === to ? formatDate(to) : `${formatDate(from)} – ${formatDate(to)}`;
const monthOf = ({ to }: RatingFigure) => `Tháng ${Number(to.slice(5, 7))}/${to.slice(0, 4)}`;

/** The counter's own figure of closed days and months, never the current day, never under five answers. */
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
        <p className="soft">
          Chưa có số liệu. Trả lời được cộng theo nhóm ít nhất 5 người; nhóm của một ngày hiện ra khi những
          ngày sau đã có đủ 5 trả lời nữa.
        </p>
      )}
      <FigureList title="Theo ngày" figures={ratings.days} period={daysOf} />
      <FigureList title="Theo tháng" figures={ratings.months} period={monthOf} />
      <p className="soft small">
        Chỉ số của quầy này, lấy từ màn hình đánh giá tại quầy. Không ghi tên người đánh giá.
      </p>
    </aside>
  );
}
