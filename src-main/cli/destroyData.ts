import { messageFor } from '../../src-shared/text/messages.ts';
import { destroyData } from '../services/dossiers.ts';
import { scrub } from '../store/erase.ts';
import { first, sqlFor } from '../store/schema.ts';
import { type CommandOutcome, dataOption, openForCommand, readArgs, refused, said } from './outcome.ts';

/** `quay destroy-data`: at the end of retention; the register keeps that it happened, and why. */
export async function runDestroyData(args: readonly string[]): Promise<CommandOutcome> {
  const text = { type: 'string', default: '' } as const;
  const parsed = readArgs(args, { ...dataOption, code: text, ground: text });
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const { data, code, ground } = parsed.value.values;
  if (code === '' || ground.trim() === '')
    return refused(
      'Cần cả mã hồ sơ và căn cứ xóa, ví dụ: --code TAM-Q1-261123-0001 --ground "Hết thời hạn lưu trữ"',
    );
  const opened = await openForCommand(data);
  if (!opened.ok) return refused(messageFor(opened.error), 1);
  const { services, close } = opened.value;
  try {
    const row = first(
      services.db,
      sqlFor
        .selectFrom('dossier')
        .select('id')
        .where((where) => where.or([where('code', '=', code), where('official_code', '=', code)])),
    );
    if (!row) return refused(messageFor({ code: 'dossier.unknown' }), 1);
    const destroyed = destroyData(services, row.id, ground.trim());
    if (!destroyed.ok) return refused(messageFor(destroyed.error), 1);
    scrub(services.db);
    return said(`Đã xóa dữ liệu cá nhân của hồ sơ ${code}; chuỗi sự kiện vẫn nguyên vẹn.`);
  } finally {
    close();
  }
}
