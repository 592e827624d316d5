// What the lobby screen says, written and spoken.

/** The eight occasions people come for, in the order of the screen. */
export const lifeEvents = [
  ['birth', 'Sinh con'],
  ['marriage', 'Kết hôn'],
  ['land', 'Nhà đất'],
  ['business', 'Kinh doanh'],
  ['death', 'Người thân qua đời'],
  ['papers', 'Giấy tờ, chứng thực'],
  ['support', 'Trợ cấp, người cao tuổi, khuyết tật, hộ nghèo'],
  ['residence', 'Cư trú'],
] as const;

export const lobbyQuestion = 'Ông/bà cần làm việc gì?';

/** What the main buttons of the lobby are called. */
export const lobbyButtons = {
  search: 'Tìm thủ tục',
  progress: 'Hồ sơ của tôi đang ở bước nào?',
  ticket: 'Lấy số',
  suggest: 'Góp ý',
  back: 'Quay lại',
  restart: 'Làm lại từ đầu',
  moreTime: 'Tôi cần thêm thời gian',
} as const;

export const lobbyScanHint = 'Đưa mã trên giấy tiếp nhận vào máy quét.';

/** Asked after a while without a touch. */
export const lobbyIdleQuestion = 'Ông/bà cần thêm thời gian không?';
