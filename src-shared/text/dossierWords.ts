import type { CertifiedEntry } from '../dossier/events.ts';
import type {
  CertificationRegister,
  Delivery,
  DossierStatus,
  LatenessReason,
  NotifiedBy,
  PaymentMethod,
  Proof,
  RefusalGround,
  SlipForm,
} from '../dossier/words.ts';

// What the screens call the closed lists of a dossier. Titles on paper are those of the form profile.

/** Where a dossier stands; quá hạn and sắp đến hạn come from its due date and are no status of their own. */
export const dossierStatusWords: Readonly<Record<DossierStatus, string>> = {
  guided: 'Đang hướng dẫn',
  refused: 'Từ chối tiếp nhận',
  received: 'Đã tiếp nhận',
  processing: 'Đang giải quyết',
  awaitingSupplement: 'Chờ bổ sung',
  awaitingPayment: 'Chờ nghĩa vụ tài chính',
  resultReady: 'Chờ trả',
  posted: 'Đã gửi bưu chính',
  returned: 'Đã trả',
  withdrawn: 'Đã rút',
  stopped: 'Đã dừng',
};

export const refusalGroundWords: Readonly<Record<RefusalGround, string>> = {
  notEligible: 'Không đủ điều kiện theo quy định của thủ tục',
  notTheSubject: 'Không thuộc đối tượng của thủ tục',
  otherProvince: 'Thuộc thẩm quyền giải quyết của tỉnh, thành phố khác',
  falsePapers: 'Giấy tờ giả mạo hoặc bị sửa chữa',
  alreadyResolved: 'Việc này đã được giải quyết',
  otherArea: 'Cư trú ở địa bàn khác trong tỉnh (không được từ chối)',
};

export const latenessReasonWords: Readonly<Record<LatenessReason, string>> = {
  verification: 'Phải xác minh thêm',
  otherAgency: 'Chờ cơ quan phối hợp',
  complex: 'Hồ sơ phức tạp',
  overload: 'Nhiều hồ sơ cùng lúc',
  system: 'Hệ thống gián đoạn',
  disaster: 'Thiên tai, sự cố bất khả kháng',
  ownFault: 'Sai sót của cơ quan giải quyết',
  other: 'Lý do khác',
};

export const notifiedByWords: Readonly<Record<NotifiedBy, string>> = {
  byHand: 'Trao tận tay',
  post: 'Qua bưu chính',
  phone: 'Gọi điện thoại',
  message: 'Nhắn tin',
  residents: 'Qua tổ dân phố, khu phố',
};

export const proofWords: Readonly<Record<Proof, string>> = {
  slip: 'Giấy tiếp nhận và hẹn trả',
  identity: 'Căn cước hoặc giấy tờ tùy thân',
  authority: 'Giấy ủy quyền',
  leader: 'Lãnh đạo đồng ý',
};

export const deliveryWords: Readonly<Record<Delivery, string>> = {
  delivered: 'Đã phát',
  undelivered: 'Không phát được',
};

export const paymentMethodWords: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Tiền mặt',
  transfer: 'Chuyển khoản',
  online: 'Thanh toán trực tuyến',
  post: 'Qua bưu chính',
};

/** The four certification registers (NĐ 23/2015 Đ.13). */
export const certificationRegisterWords: Readonly<Record<CertificationRegister, string>> = {
  'SCT/BS': 'Chứng thực bản sao từ bản chính',
  'SCT/CK,ĐC': 'Chứng thực chữ ký, điểm chỉ',
  'SCT/CKND': 'Chứng thực chữ ký người dịch',
  'SCT/HĐ,GD': 'Chứng thực hợp đồng, giao dịch',
};

/** What stands under a certification: `15/2026-SCT/BS`, or in a counter's own volume `15/2026-SCT/BS (quyển Q2)`. */
export const certificationNumber = ({
  register,
  year,
  number,
  book,
}: Pick<CertifiedEntry, 'register' | 'year' | 'number' | 'book'>): string =>
  `${number}/${year}-${register}${book ? ` (quyển ${book})` : ''}`;

/** Short names for menus and buttons. */
export const slipFormWords: Readonly<Record<SlipForm, string>> = {
  receipt: 'Giấy tiếp nhận, hẹn trả',
  supplement: 'Phiếu yêu cầu bổ sung',
  refusal: 'Phiếu từ chối tiếp nhận',
  apology: 'Phiếu xin lỗi',
  stop: 'Thông báo dừng giải quyết',
  control: 'Phiếu kiểm soát',
  forwarding: 'Phiếu chuyển hồ sơ',
  precheck: 'Phiếu xem trước giấy tờ',
};
