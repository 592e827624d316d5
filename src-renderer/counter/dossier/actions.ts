import type { ActionName, DossierDetail } from '../../../src-shared/contract/dossier.ts';

export interface ActionWords {
  readonly name: ActionName;
  readonly word: string;
  /** What happens then, in one sentence. */
  readonly consequence: string;
  readonly look?: 'primary' | 'danger';
}

/** Everything that can be done on a dossier's page, the next step of its usual way first. */
const words: readonly ActionWords[] = [
  {
    name: 'answerHandOver',
    word: 'Nhận hồ sơ được giao',
    consequence: 'Ghi tên và giờ nhận vào phiếu kiểm soát.',
    look: 'primary',
  },
  {
    name: 'resume',
    word: 'Tính tiếp thời hạn',
    consequence: 'Ngày hẹn trả lùi đúng bằng thời gian tạm dừng.',
    look: 'primary',
  },
  {
    name: 'return',
    word: 'Trả kết quả',
    consequence: 'Ghi ai nhận, nhận bằng gì; màn hình đánh giá sẽ mời người dân.',
    look: 'primary',
  },
  {
    name: 'postResult',
    word: 'Gửi kết quả qua bưu chính',
    consequence: 'Ghi người nhận và mã bưu gửi; trả xong khi có báo phát.',
  },
  {
    name: 'recordDelivery',
    word: 'Ghi kết quả phát bưu gửi',
    consequence: 'Đã phát thì hồ sơ trả xong; không phát được thì kết quả về lại quầy.',
    look: 'primary',
  },
  {
    name: 'recordNotCollected',
    word: 'Chưa đến nhận: đã nhắc',
    consequence: 'Ghi lần nhắc; kết quả vẫn giữ ở quầy.',
  },
  {
    name: 'takeResult',
    word: 'Nhận kết quả về quầy',
    consequence: 'Lúc này quyết định đúng hạn hay quá hạn.',
    look: 'primary',
  },
  {
    name: 'handOver',
    word: 'Giao hồ sơ',
    consequence: 'Chuyển cho người giải quyết hoặc cơ quan khác; người nhận xác nhận.',
  },
  {
    name: 'requestSupplement',
    word: 'Yêu cầu bổ sung',
    consequence: 'Lập phiếu hướng dẫn hoàn thiện hồ sơ; thời hạn tạm dừng.',
  },
  {
    name: 'awaitPayment',
    word: 'Chờ nghĩa vụ tài chính',
    consequence: 'Thời hạn tạm dừng đến khi người dân nộp tiền.',
  },
  {
    name: 'apologise',
    word: 'Xin lỗi, hẹn lại',
    consequence: 'Một lần cho mỗi hồ sơ, trước ngày hẹn ít nhất một ngày làm việc.',
  },
  { name: 'payFee', word: 'Thu phí, lệ phí', consequence: 'Ghi số tiền và số biên lai đã xuất.' },
  {
    name: 'recordOfficialCode',
    word: 'Nhập mã chính thức',
    consequence: 'Mã do Hệ thống của tỉnh cấp, thay cho mã tạm.',
  },
  {
    name: 'recomputeDue',
    word: 'Tính lại ngày hẹn dự kiến',
    consequence: 'Theo lịch nghỉ đã công bố.',
  },
  {
    name: 'correct',
    word: 'Sửa thông tin chủ hồ sơ',
    consequence: 'Lần ghi đầu vẫn giữ trong lịch sử.',
  },
  {
    name: 'recordExtraPaper',
    word: 'Người dân nộp thêm giấy tờ',
    consequence: 'Giấy tờ ngoài danh sách, người dân tự nguyện để lại.',
  },
  {
    name: 'withdraw',
    word: 'Người dân rút hồ sơ',
    consequence: 'Kết thúc hồ sơ, trả lại giấy tờ.',
    look: 'danger',
  },
  {
    name: 'stop',
    word: 'Dừng giải quyết',
    consequence: 'Theo đề nghị của người dân, có thông báo dừng.',
    look: 'danger',
  },
];

/** Before receipt these are done on the intake screen, with the papers in view. */
const inIntake: ReadonlySet<ActionName> = new Set(['requestSupplement', 'recordExtraPaper']);

export interface OfferedAction extends ActionWords {
  readonly forbidden: string | null;
}

/** What may be done now, and what may not with its rule: looked for, it is found. */
export function offeredActions(data: DossierDetail): { allowed: OfferedAction[]; refused: OfferedAction[] } {
  const guided = data.row.status === 'guided';
  const all = words
    .filter(({ name }) => !guided || !inIntake.has(name))
    .map((action) => ({
      ...action,
      forbidden: data.actions.find(({ name }) => name === action.name)?.forbidden ?? null,
    }));
  return {
    allowed: all.filter(({ forbidden }) => forbidden === null),
    refused: all.filter(({ forbidden }) => forbidden !== null),
  };
}
