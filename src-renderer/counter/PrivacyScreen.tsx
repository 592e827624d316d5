import { Button } from '../ui/Button.tsx';
import { useCounter } from './store.ts';

const sections = [
  ['Để làm gì', 'Để tiếp nhận, giải quyết và trả kết quả thủ tục ông/bà yêu cầu, và để báo khi có kết quả.'],
  [
    'Dữ liệu nào',
    'Họ tên, số giấy tờ tùy thân, ngày sinh, giới tính, địa chỉ, số điện thoại, thư điện tử và giấy tờ của thủ tục. Không cần số điện thoại vẫn nộp được hồ sơ.',
  ],
  [
    'Ai được xem',
    'Người tiếp nhận, công chức giải quyết, lãnh đạo phường và cơ quan phối hợp giải quyết hồ sơ. Không dùng vào việc khác.',
  ],
  [
    'Giữ bao lâu',
    'Theo thời hạn lưu trữ hồ sơ của thủ tục. Hết hạn, dữ liệu về ông/bà được hủy; sổ chỉ còn ghi rằng đã có một hồ sơ.',
  ],
  [
    'Quyền của ông/bà',
    'Xem, yêu cầu sửa dữ liệu sai, yêu cầu xóa khi không còn căn cứ lưu giữ, hỏi dữ liệu đã được dùng thế nào, và khiếu nại.',
  ],
  ['Hỏi ai', 'Gặp người tiếp nhận tại quầy, hoặc gửi văn bản tới Ủy ban nhân dân phường.'],
  [
    'Đánh giá phục vụ',
    'Màn hình đánh giá không hỏi và không ghi tên, mã hồ sơ hay giờ giấc. Không ai biết ông/bà đã chọn mức nào.',
  ],
] as const;

/** What a person is told about their data, on screen and on paper. */
export default function PrivacyScreen() {
  const { back, wardName } = useCounter();
  return (
    <section className="stack printable">
      <header>
        <h1>Thông báo về xử lý dữ liệu cá nhân</h1>
        <p>{wardName} · Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, có hiệu lực từ ngày 01/01/2026</p>
        <p className="soft small">
          Thông báo của phường; nội dung do phường xác nhận trước khi dùng chính thức.
        </p>
      </header>
      <dl className="notice-text">
        {sections.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="row no-print">
        <Button look="primary" onPress={() => window.print()}>
          In thông báo
        </Button>
        <Button onPress={back} keys="Esc">
          Quay lại
        </Button>
      </div>
    </section>
  );
}
