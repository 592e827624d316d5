import { useVisit } from './visit.ts';

/** Where people turn to with feedback (NĐ 20/2008 Điều 13), and what does not belong there. */
export function ContactPage() {
  const { address, hotline, email, website, authority } = useVisit().view;
  const ways = [
    ['Địa chỉ', address],
    ['Điện thoại', hotline],
    ['Thư điện tử', email],
    ['Trang thông tin', website],
  ].filter(([, text]) => text !== '');
  return (
    <>
      <h1>Nơi nhận phản ánh, kiến nghị</h1>
      <p>{authority}</p>
      {ways.length === 0 ? (
        <p>Ông/bà phản ánh trực tiếp tại Bộ phận Một cửa của phường.</p>
      ) : (
        <dl className="lobby-facts">
          {ways.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="lobby-note">
        Đơn khiếu nại, tố cáo không gửi qua đây. Xin ông/bà nộp ở nơi tiếp công dân của Ủy ban nhân dân; người
        tiếp nhận sẽ chỉ chỗ.
      </p>
    </>
  );
}
