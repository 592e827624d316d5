import type { DossierList } from '../../src-shared/contract/dossier.ts';

export interface ListWords {
  readonly title: string;
  readonly about: string;
  /** Shown beside the lists even while empty: what an officer looks at every day. */
  readonly always: boolean;
}

/** The work lists in the order of a day's work. */
export const lists: readonly (readonly [DossierList, ListWords])[] = [
  ['today', { title: 'Hôm nay', about: 'Tiếp nhận trong ngày, mới nhất ở trên.', always: true }],
  [
    'mine',
    { title: 'Tôi đang giữ', about: 'Hồ sơ giấy đang ở chỗ ông/bà, gần hạn nhất ở trên.', always: true },
  ],
  [
    'dueSoon',
    {
      title: 'Sắp đến hạn',
      about: 'Hẹn trả hôm nay hoặc ngày làm việc tới, chưa có kết quả.',
      always: true,
    },
  ],
  [
    'apologyDue',
    {
      title: 'Hạn xin lỗi',
      about: 'Hôm nay hoặc ngày làm việc tới là hạn cuối gửi phiếu xin lỗi, nếu không kịp có kết quả.',
      always: false,
    },
  ],
  ['late', { title: 'Quá hạn', about: 'Đã qua hạn trả mà quầy chưa nhận được kết quả.', always: true }],
  [
    'forLeader',
    {
      title: 'Báo lãnh đạo',
      about: 'Trễ lần hai, xin lỗi quá hạn, hoặc đã hướng dẫn từ ba lần: lãnh đạo cần biết và xử lý.',
      always: false,
    },
  ],
  [
    'toTell',
    {
      title: 'Cần báo tin',
      about:
        'Đã lập phiếu xin lỗi, chưa báo được người dân. Ai không có điện thoại: trao tận tay hoặc gửi bưu chính.',
      always: false,
    },
  ],
  [
    'paused',
    { title: 'Đang tạm dừng', about: 'Chờ bổ sung giấy tờ hoặc nghĩa vụ tài chính.', always: false },
  ],
  ['waitingReturn', { title: 'Chờ trả', about: 'Kết quả đã về quầy, người dân chưa nhận.', always: true }],
  ['posted', { title: 'Đang gửi bưu chính', about: 'Đã giao bưu chính, chưa có báo phát.', always: false }],
  [
    'guided',
    { title: 'Đã hướng dẫn', about: 'Đã lập phiếu hướng dẫn, người dân chưa quay lại nộp.', always: false },
  ],
  ['otherAgency', { title: 'Phi địa giới', about: 'Tiếp nhận thay cơ quan khác trong tỉnh.', always: false }],
  [
    'provisional',
    {
      title: 'Hẹn dự kiến',
      about: 'Hẹn trả vào năm chưa công bố lịch nghỉ. Khi có lịch, chọn hồ sơ rồi tính lại.',
      always: false,
    },
  ],
  [
    'noOfficialCode',
    {
      title: 'Chưa có mã',
      about: 'Đang dùng mã tạm; nhập mã khi Hệ thống của tỉnh đã cấp.',
      always: true,
    },
  ],
];

const byItself: Readonly<Partial<Record<DossierList, ListWords>>> = {
  incoming: {
    title: 'Chờ tôi nhận',
    about: 'Hồ sơ người khác giao: đếm giấy rồi xác nhận một lần cho cả danh sách.',
    always: false,
  },
};

export const wordsOf = (list: DossierList): ListWords =>
  byItself[list] ??
  lists.find(([name]) => name === list)?.[1] ?? {
    title: 'Tất cả hồ sơ',
    about: 'Mới nhất ở trên.',
    always: true,
  };
