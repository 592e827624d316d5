import { formatMoment } from '../../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { Verification, VerifyReportShown } from '../../../src-shared/contract/system.ts';
import { badReasonWords, derivedTableWords } from '../../../src-shared/text/verifyWords.ts';

const figure = (value: number) => value.toLocaleString('vi-VN');

const steps = {
  file: 'Đang kiểm tra tệp dữ liệu',
  chain: 'Đang kiểm tra chuỗi và chữ ký',
  replay: 'Đang dựng lại sổ từ đầu',
  compare: 'Đang so danh sách với sổ dựng lại',
  files: 'Đang mở từng tệp đính kèm',
} as const;

/** How far a check is, with the count people can see grow. */
export function progressText({ step, done, of }: NonNullable<Verification['progress']>): string {
  if (done === 0) return `${steps[step]}…`;
  const uncounted = { compare: 'dòng', files: 'tệp' } as const;
  const counted =
    step === 'compare' || step === 'files'
      ? `${figure(done)} ${uncounted[step]}`
      : `${figure(done)}/${figure(of)} sự kiện`;
  return `${steps[step]}: ${counted}`;
}

type BadEvent = NonNullable<VerifyReportShown['firstBad']>;

function eventSentence({ seq, reason, deviceName, device, code, at }: BadEvent): string {
  const about = code ? ` của hồ sơ ${code}` : '';
  const written = at ? `, ghi lúc ${formatMoment(toLocalDateTime(at))}` : '';
  const machine = deviceName ? `${deviceName} (${device})` : device;
  return `Sự kiện sai đầu tiên là số ${seq}${about}${written}, máy ${machine}: ${badReasonWords[reason]}.`;
}

/** Files that are still to come are no fault; nothing where there are none. */
export function comingSentence({ attachments }: VerifyReportShown): string {
  const coming = attachments?.coming ?? 0;
  return coming > 0 ? `${figure(coming)} tệp đính kèm đang được tải về từ máy chủ phường.` : '';
}

/** What was found and what to do, in the order of doing, for a report that is not good. */
export function badSentences(report: VerifyReportShown): { found: string[]; todo: string[] } {
  const { firstBad, differing, quickCheck, attachments } = report;
  const fileHurt = quickCheck !== 'ok';
  const tables = differing.map((table) => derivedTableWords[table] ?? table).join(', ');
  const found = [
    ...(firstBad ? [eventSentence(firstBad)] : []),
    ...(fileHurt ? [`Tệp dữ liệu hỏng: ${quickCheck}.`] : []),
    ...(differing.length > 0
      ? [`${fileHurt ? 'Danh' : 'Sổ gốc còn nguyên, nhưng danh'} sách dựng từ sổ không khớp: ${tables}.`]
      : []),
  ];
  if (attachments && attachments.missing + attachments.altered > 0 && !fileHurt)
    return {
      found: [
        `Sổ còn nguyên, nhưng trong ${figure(attachments.checked)} tệp đính kèm có ${attachments.missing} tệp bị mất, ${attachments.altered} tệp bị thay đổi. Hồ sơ: ${attachments.dossiers.slice(0, 20).join(', ')}.`,
      ],
      todo: ['Vẫn tiếp nhận được.', 'Tìm tệp trong bản sao lưu, hoặc quét lại giấy tờ của các hồ sơ trên.'],
    };
  if (!firstBad && !fileHurt)
    return {
      found,
      todo: [
        'Vẫn tiếp nhận được: việc đã ghi không mất. Số đếm, tìm kiếm và báo cáo có thể sai.',
        'Giữ nguyên thư mục dữ liệu, không tự sửa tệp.',
        'Báo người quản trị; gửi kèm trang này.',
      ],
    };
  return {
    found,
    todo: [
      'Ngừng tiếp nhận trên máy này; làm tạm bằng giấy hoặc ở quầy khác.',
      'Thoát chương trình, giữ nguyên thư mục dữ liệu, không xóa, không sửa tệp nào: đó là chứng cứ.',
      'Báo lãnh đạo và người quản trị; gửi kèm trang này.',
      'Người quản trị chép thư mục dữ liệu sang nơi khác rồi mới khôi phục từ bản sao lưu gần nhất; việc ghi sau bản sao lưu thì nhập lại theo giấy đã in.',
    ],
  };
}
