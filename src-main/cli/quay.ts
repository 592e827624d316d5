import { join } from 'node:path';
import { messageFor } from '../../src-shared/text/messages.ts';
import { rootFolder } from '../paths.ts';
import { loadCalendar } from '../services/calendarFile.ts';
import { runCalendarImport } from './calendarImport.ts';
import { runCatalogueImport } from './catalogueImport.ts';
import { runDestroyData } from './destroyData.ts';
import { runDue } from './due.ts';
import { runLibraryAdd, runLibraryList } from './library.ts';
import { type CommandOutcome, refused } from './outcome.ts';
import { runRecover } from './recover.ts';
import { runVerify } from './verify.ts';
import { runWardSet } from './wardSet.ts';

const usage = `Cách dùng: npm run quay -- <lệnh>
  due --received 2026-11-20T09:00 (--working-days n | --days n | --hours n | --same-day [--cut-off 15:00])
      tính ngày hẹn trả
  verify [--data <thư mục>]
      kiểm tra sổ: chuỗi sự kiện, chữ ký, bảng dẫn xuất, tệp dữ liệu
  calendar import <tệp.json> [--data <thư mục>]
      nhập lịch làm việc, ngày nghỉ vừa công bố
  catalogue import <thư mục> [--data <thư mục>] [--checked-on 2026-07-20] [--replace]
      nhập thủ tục từ tệp JSON của Cổng dịch vụ công quốc gia
  library add --procedure <mã> --kind blank|sample --title <tên> <tệp.pdf|jpg|png|webp> [--data <thư mục>]
      đưa mẫu đơn (blank) hoặc hồ sơ mẫu (sample) của một thủ tục vào máy
  library list [--procedure <mã>] [--data <thư mục>]
      xem các mẫu đơn, hồ sơ mẫu đã đưa vào
  ward set <tệp.json> [--data <thư mục>]
      đặt tên, địa chỉ, người làm việc của phường thay cho phường minh họa
  recover --key <khóa khôi phục> [--data <thư mục>]
      dựng lại tệp khóa từ khóa khôi phục đã in
  destroy-data --code <mã hồ sơ> --ground <căn cứ> [--data <thư mục>]
      xóa dữ liệu cá nhân của một hồ sơ đã hết thời hạn lưu trữ`;

async function command(args: readonly string[]): Promise<CommandOutcome> {
  const [name, sub] = args;
  switch (name) {
    case 'due': {
      const calendar = loadCalendar(join(rootFolder, 'assets'));
      return calendar.ok ? runDue(args.slice(1), calendar.value) : refused(messageFor(calendar.error));
    }
    case 'verify':
      return runVerify(args.slice(1));
    case 'recover':
      return runRecover(args.slice(1));
    case 'destroy-data':
      return runDestroyData(args.slice(1));
    case 'calendar':
      return sub === 'import' ? runCalendarImport(args.slice(2)) : refused(usage);
    case 'catalogue':
      return sub === 'import' ? runCatalogueImport(args.slice(2)) : refused(usage);
    case 'library':
      if (sub === 'list') return runLibraryList(args.slice(2));
      return sub === 'add' ? runLibraryAdd(args.slice(2)) : refused(usage);
    case 'ward':
      return sub === 'set' ? runWardSet(args.slice(2)) : refused(usage);
    default:
      return refused(usage);
  }
}

const { exitCode, stdout, stderr } = await command(process.argv.slice(2));
if (stdout) process.stdout.write(`${stdout}\n`);
if (stderr) process.stderr.write(`${stderr}\n`);
process.exitCode = exitCode;
