import type { PlainDocument } from './document.ts';

export const recoveryTitle = 'Khóa khôi phục sổ hồ sơ';
export const recoveryWarning =
  'Ai có khóa này và bản sao của sổ thì đọc được sổ. Cất trong két, không chụp ảnh, không gửi qua mạng.';
export const recoveryUse =
  'Khi mất tệp khóa: cài lại chương trình, chép lại thư mục dữ liệu, rồi dùng lệnh “quay recover” với khóa này.';

/** The key for the ward's safe, on paper and nowhere else. */
export const recoveryPaper = (wardName: string, key: string): PlainDocument => ({
  title: recoveryTitle,
  subtitle: wardName,
  paper: 'a5',
  blocks: [
    { kind: 'paragraph', text: recoveryWarning },
    { kind: 'groups', groups: key.split('-') },
    { kind: 'paragraph', text: recoveryUse },
    { kind: 'signatures', titles: ['Người in', 'Người cất giữ'] },
  ],
  file: null,
});
