import type { StaffMember } from '../../src-shared/contract/session.ts';
import { manages, type Screen } from './store.ts';

interface Tool {
  readonly screen: Screen;
  readonly title: string;
  readonly about: string;
  /** For leaders and administrators alone. */
  readonly manage?: boolean;
}

/** Books, money, figures and settings: what is needed once a day or less, in one place. */
const tools: readonly Tool[] = [
  {
    screen: { name: 'register' },
    title: 'Sổ theo dõi hồ sơ',
    about: 'Hồ sơ đã tiếp nhận trong một khoảng thời gian; xem, in khổ A4 hoặc lưu tệp Excel.',
  },
  {
    screen: { name: 'reports' },
    title: 'Báo cáo',
    about: 'Đúng hạn, quá hạn, đúng từ lần đầu, giấy tờ ngoài quy định của một kỳ.',
  },
  {
    screen: { name: 'notEntered' },
    title: 'Nhập Hệ thống',
    about: 'Hồ sơ chưa nhập Hệ thống của tỉnh: chép nội dung, đánh dấu bằng mã chính thức.',
  },
  {
    screen: { name: 'certifications' },
    title: 'Sổ chứng thực',
    about: 'Số chứng thực đã cấp theo từng sổ, từng ngày.',
  },
  {
    screen: { name: 'cash' },
    title: 'Quỹ trong ngày',
    about: 'Tiền thu theo thủ tục, hình thức; chốt quỹ cuối ngày.',
  },
  {
    screen: { name: 'surveys' },
    title: 'Khảo sát',
    about: 'Đợt khảo sát mức hài lòng của phường: nhập phiếu giấy, xem kết quả từng tiêu chí.',
  },
  {
    screen: { name: 'feedbackList' },
    title: 'Phản ánh, kiến nghị',
    about: 'Ghi, phân loại, chuyển, trả lời, công khai; in thông báo nơi nhận.',
  },
  {
    screen: { name: 'suggestions' },
    title: 'Góp ý',
    about: 'Ghi góp ý từ sổ giấy, hòm thư; lãnh đạo đọc góp ý của những ngày đã qua.',
  },
  {
    screen: { name: 'queue' },
    title: 'Gọi số',
    about: 'Số thứ tự trong ngày, quầy gọi số, màn hình sảnh và màn hình gọi số.',
  },
  {
    screen: { name: 'notices' },
    title: 'Thông báo cho người dân',
    about: 'Chính sách, kế hoạch, ngân sách công khai trên màn hình sảnh.',
  },
  {
    screen: { name: 'completeness' },
    title: 'Danh mục thủ tục',
    about: 'Thủ tục còn thiếu nội dung phải công khai.',
  },
  {
    screen: { name: 'privacy' },
    title: 'Dữ liệu cá nhân',
    about: 'Thông báo cho người dân về việc xử lý dữ liệu cá nhân, để đọc và in.',
  },
  {
    screen: { name: 'screens' },
    title: 'Màn hình cho người dân',
    about: 'Kiểu gõ tiếng Việt, cách đặt dấu và âm lượng của màn hình đánh giá ở quầy này.',
    manage: true,
  },
  {
    screen: { name: 'ratings' },
    title: 'Người dân đánh giá',
    about:
      'Tỷ lệ hài lòng, lý do và lời góp ý của những tháng đã qua; tên quầy, tên người trên màn hình đánh giá.',
    manage: true,
  },
  {
    screen: { name: 'system' },
    title: 'Kiểm tra sổ',
    about: 'Sổ còn nguyên như lúc ghi hay không: từng sự kiện, chữ ký, bảng và tệp đính kèm.',
    manage: true,
  },
];

export const toolsFor = (staff: StaffMember | null | undefined): readonly Tool[] =>
  tools.filter(({ manage }) => !manage || manages(staff));

export const isTool = ({ name }: Screen): boolean => tools.some(({ screen }) => screen.name === name);
