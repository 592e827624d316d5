import { formatDate } from '../../src-shared/calendar/format.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { importCalendar } from '../services/calendarFile.ts';
import { type CommandOutcome, dataOption, openToDecide, readArgs, refused, said } from './outcome.ts';

/** `quay calendar import`: a newly announced working calendar for this counter. */
export async function runCalendarImport(args: readonly string[]): Promise<CommandOutcome> {
  const parsed = readArgs(args, dataOption);
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const [file] = parsed.value.positionals;
  if (!file) return refused('Cần tệp lịch, ví dụ: npm run quay -- calendar import lich-2027.json');
  const opened = await openToDecide(parsed.value.values.data);
  if (!opened.ok) return refused(messageFor(opened.error), 1);
  try {
    const { db, calendar } = opened.value.services;
    const kept = importCalendar(db, file, calendar);
    return kept.ok
      ? said(
          `Đã nhập lịch ${kept.value.version}, công bố đến ${formatDate(kept.value.confirmedThrough)}. Khởi động lại quầy, rồi tính lại các hồ sơ ở danh sách “Hẹn dự kiến”.`,
        )
      : refused(messageFor(kept.error), 1);
  } finally {
    opened.value.close();
  }
}
