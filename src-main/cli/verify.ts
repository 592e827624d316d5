import { existsSync } from 'node:fs';
import { messageFor } from '../../src-shared/text/messages.ts';
import { badReasonWords, derivedTableWords } from '../../src-shared/text/verifyWords.ts';
import { attachmentsFolder, storeFile } from '../services/openCounter.ts';
import { fileKeyBox } from '../store/fileKeyBox.ts';
import { readKeyRing } from '../store/keys.ts';
import { openStoreToRead } from '../store/open.ts';
import { type VerifyReport, verifyStore } from '../store/verify.ts';
import type { AttachmentsReport } from '../store/verifyAttachments.ts';
import { type CommandOutcome, dataOption, keysFile, readArgs, refused, said } from './outcome.ts';

/** `quay verify`: also beside a running counter, for it only reads. */
export async function runVerify(args: readonly string[]): Promise<CommandOutcome> {
  const parsed = readArgs(args, dataOption);
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const { data } = parsed.value.values;
  if (!existsSync(storeFile(data)))
    return refused(messageFor({ code: 'store.none', details: { folder: data } }));
  const ring = await readKeyRing(fileKeyBox(keysFile(data)));
  if (!ring.ok) return refused(messageFor(ring.error), 1);
  if (!ring.value) return refused(messageFor({ code: 'store.keysLost' }), 1);
  const opened = openStoreToRead(storeFile(data), { key: ring.value.storeKey });
  if (!opened.ok) return refused(messageFor(opened.error), 1);
  try {
    const report = await verifyStore(opened.value.db, attachmentsFolder(data));
    return report.ok ? said(inWords(report)) : refused(inWords(report), 1);
  } finally {
    opened.value.close();
  }
}

function inWords(report: VerifyReport): string {
  const counts = `${report.events} sự kiện, ${report.commits} lần ghi`;
  const { attachments } = report;
  const whole = `Sổ nguyên vẹn: ${counts}; chuỗi, chữ ký, bảng dẫn xuất và tệp dữ liệu đều khớp.`;
  if (report.ok) return attachments?.checked ? `${whole} ${goodFiles(attachments)}` : whole;
  if (attachments && report.quickCheck === 'ok') return `${whole}\n${badFiles(attachments)}`;
  const lines = [`SỔ KHÔNG KHỚP (${counts}). Giữ nguyên máy, không ghi thêm, báo người quản trị.`];
  if (report.firstBad) {
    const { seq, id, device, reason } = report.firstBad;
    lines.push(`Sự kiện sai đầu tiên: số ${seq}, id ${id}, máy ${device}: ${badReasonWords[reason]}.`);
  }
  if (report.differing.length > 0)
    lines.push(
      `Bảng khác với khi dựng lại từ sự kiện: ${report.differing.map((table) => derivedTableWords[table] ?? table).join(', ')}.`,
    );
  if (report.quickCheck !== 'ok') lines.push(`Tệp dữ liệu hỏng: ${report.quickCheck}.`);
  return lines.join('\n');
}

const goodFiles = ({ checked, coming }: AttachmentsReport): string =>
  `${checked - coming} tệp đính kèm đều mở được.` +
  (coming > 0 ? ` ${coming} tệp đang được tải về từ máy chủ phường.` : '');

const badFiles = ({ missing, altered, checked, dossiers }: AttachmentsReport): string =>
  `NHƯNG trong ${checked} tệp đính kèm có ${missing} tệp bị mất, ${altered} tệp bị thay đổi ngoài chương trình. ` +
  `Hồ sơ: ${dossiers.slice(0, 20).join(', ')}${dossiers.length > 20 ? '…' : ''}. Tìm trong bản sao lưu hoặc quét lại.`;
