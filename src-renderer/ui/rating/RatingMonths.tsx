import type { RatingMonth } from '../../../src-shared/rating/figures.ts';
import { reasonWords } from '../../../src-shared/text/ratingWords.ts';
import { FigureList } from './FigureList.tsx';

/** What citizens answered in months that are over, for leaders: shares, reasons and words, each apart from the others. */
export function RatingMonths({ months }: { readonly months: readonly RatingMonth[] }) {
  if (months.length === 0)
    return (
      <p className="soft">
        Chưa có tháng nào đã qua có đủ 5 trả lời. Tháng đang chạy và ngày hôm nay không ai xem được.
      </p>
    );
  return (
    <>
      <h2>Các tháng đã qua</h2>
      {months.map(({ month, figures, reasons, words }) => (
        <section key={month} className="stack rating-month">
          <FigureList
            title={`Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`}
            figures={figures}
            period={() => ''}
          />
          {reasons.length > 0 && (
            <>
              <h4>Điều chưa hài lòng</h4>
              <ul>
                {reasons.map(({ reason, answers }) => (
                  <li key={reason}>
                    {reasonWords[reason]}: {answers} lượt chọn
                  </li>
                ))}
              </ul>
            </>
          )}
          {words.length > 0 && (
            <>
              <h4>Lời người dân ghi, xếp theo chữ cái</h4>
              <ul>
                {words.map((said, place) => (
                  // The same words may have been written twice.
                  <li key={place}>{said}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
      <p className="soft small">
        Chỉ số tự đo tại quầy, không phải chỉ số SIPAS. “Tất cả các lượt” gồm cả những trả lời không giữ loại
        lượt. Không ai xem được từng đánh giá, người đánh giá hay giờ đánh giá.
      </p>
    </>
  );
}
