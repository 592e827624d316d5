import type { SlipForm } from '../dossier/words.ts';

/** What people at the counter call each slip; the title on paper is the profile's. */
export const slipNames: Readonly<Record<SlipForm, string>> = {
  receipt: 'Giấy tiếp nhận',
  supplement: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  refusal: 'Phiếu từ chối tiếp nhận',
  apology: 'Văn bản xin lỗi',
  stop: 'Thông báo dừng giải quyết',
  control: 'Phiếu kiểm soát quá trình giải quyết',
  forwarding: 'Phiếu chuyển hồ sơ',
  precheck: 'Phiếu hướng dẫn chuẩn bị hồ sơ',
};
