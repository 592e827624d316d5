import type { ProcedureChannel } from '../procedure/version.ts';

/** What there is to do in each way of carrying a procedure out, in a citizen's order. Guidance, no rule of law. */
export const channelSteps: Readonly<Record<ProcedureChannel, readonly string[]>> = {
  inPerson: [
    'Chuẩn bị giấy tờ ghi ở trang này.',
    'Lấy số, chờ gọi rồi đưa giấy tờ cho người tiếp nhận.',
    'Nhận giấy hẹn trả kết quả; giữ giấy này để xem hồ sơ đang ở bước nào.',
    'Đến nhận kết quả vào ngày hẹn.',
  ],
  online: [
    'Trên điện thoại hoặc máy tính, vào dichvucong.gov.vn hay ứng dụng VNeID và đăng nhập.',
    'Tìm thủ tục bằng tên hoặc bằng mã ghi ở trang này.',
    'Điền tờ khai, chụp giấy tờ gửi kèm, nộp phí nếu có.',
    'Theo dõi và nhận kết quả ở nơi đã chọn.',
  ],
  post: [
    'Chuẩn bị giấy tờ ghi ở trang này.',
    'Gửi tại bưu điện, đề địa chỉ Bộ phận Một cửa của phường.',
    'Chờ phường báo đã nhận và ngày hẹn trả.',
    'Nhận kết quả tại nhà nếu đã đăng ký trả qua bưu điện.',
  ],
};

/** What the ways are called on citizens' screens. */
export const channelNames: Readonly<Record<ProcedureChannel, string>> = {
  inPerson: 'Đến quầy',
  online: 'Làm trên mạng',
  post: 'Gửi bưu điện',
};
