import type { PaymentMethod } from '../dossier/words.ts';

export const methodWords: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Tiền mặt',
  transfer: 'Chuyển khoản',
  online: 'Trực tuyến',
  post: 'Qua bưu chính',
};
