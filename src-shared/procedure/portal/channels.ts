import type { ChannelTerms, ChannelTime, ProcedureChannel } from '../version.ts';
import { clean, excerpt, type Warn } from './clean.ts';
import { leadingNote, readFee } from './fees.ts';

const field = 'cach_thuc_thuc_hien';
const header = 'Hình thức nộpThời gianPhí, lệ phíMô tả';

const channels: Readonly<Record<string, ProcedureChannel>> = {
  'Trực tiếp': 'inPerson',
  'Trực tuyến': 'online',
  'Dịch vụ bưu chính': 'post',
};
const labels: Readonly<Record<ProcedureChannel, string>> = {
  inPerson: 'trực tiếp',
  online: 'trực tuyến',
  post: 'bưu chính',
};

const none = 'Không có thông tin';
const way = '(Trực tiếp|Trực tuyến|Dịch vụ bưu chính)';
const money = '\\d[\\d.,]* ?(?:VNĐ|Việt Nam Đồng|USD|Đồng)';
const unit = 'Ngày làm việc|Ngày|Giờ|Tháng|Năm';
// The cells run together without a mark between them: a way, a time, a fee, and what is left is description.
// After a bare number an amount cannot be told apart (“1” and “20 VNĐ” became “120 VNĐ”), so that is a row of its own kind.
const row = new RegExp(
  `${way}(?:(\\d+ (?:${unit})|${none})(Miễn phí|${none}|${money})|(\\d+)(Miễn phí|${none})|(${money}))`,
  'g',
);
// A sentence where the time should stand; only believed when the table has no row that reads.
const sentenceRow = new RegExp(`^${way}(\\D{1,120}?)(Miễn phí|${none}|${money})`);

interface Row {
  readonly channel: ProcedureChannel;
  readonly time: string;
  readonly fee: string;
  readonly rest: string;
}

function rowsOf(text: string): Row[] {
  const found = [...text.matchAll(row)];
  const sentence = found.length === 0 ? sentenceRow.exec(text) : null;
  if (sentence) {
    const [all, name = '', time = '', fee = ''] = sentence;
    const channel = channels[name];
    return channel ? [{ channel, time, fee, rest: text.slice(all.length) }] : [];
  }
  return found.flatMap((match, i) => {
    const [all, name = '', timed, timedFee, bare, bareFee, runTogether] = match;
    const channel = channels[name];
    const rest = text.slice(match.index + all.length, found[i + 1]?.index ?? text.length);
    const time = timed ?? bare ?? runTogether ?? '';
    const fee = timedFee ?? bareFee ?? runTogether ?? '';
    return channel ? [{ channel, time, fee, rest }] : [];
  });
}

/**
 * The ways a procedure is carried out, each with its own time and fee (they differ: 1.012812). A way listed
 * twice keeps its first row; the later ones are told and kept in its description.
 */
export function readChannels(raw: unknown, sector: string, warn: Warn): ChannelTerms[] {
  const text = clean(raw).replace(header, '');
  const found: ChannelTerms[] = [];
  for (const { channel, time, fee, rest } of rowsOf(text)) {
    const first = found.findIndex((terms) => terms.channel === channel);
    const known = found[first];
    if (known) {
      const other = `${time} ${fee} ${rest}`.trim();
      warn(
        field,
        'channelTwice',
        `${labels[channel]}: ghi nhiều lần, dùng dòng đầu; dòng sau: ${excerpt(other)}`,
      );
      found[first] = { ...known, description: `${known.description}\n${other}`.trim() };
      continue;
    }
    const note = leadingNote(rest);
    const description = rest.slice(note.length).trim();
    found.push({
      channel,
      time: readTime(
        time,
        { sector, description, label: labels[channel], runTogether: time === fee && time !== none },
        warn,
      ),
      fee: readFee(
        fee,
        { note, description, label: labels[channel], runTogether: time === fee && time !== none },
        warn,
      ),
      description,
      // The portal tells none in a form that can be trusted.
      waivers: [],
    });
  }
  if (found.length === 0) warn(field, 'noChannel', 'Không đọc được cách thức thực hiện nào');
  return found;
}

interface TimeContext {
  readonly sector: string;
  readonly description: string;
  readonly label: string;
  readonly runTogether: boolean;
}

function readTime(text: string, context: TimeContext, warn: Warn): ChannelTime {
  const { sector, description, label } = context;
  const unknown = (code: string, why: string, kept = text): ChannelTime => {
    warn(field, code, `${label}: ${why}`);
    return { kind: 'unknown', text: kept };
  };
  if (context.runTogether) return unknown('timeOdd', `thời hạn và phí dính nhau: “${text}”`);
  if (text === none) {
    // The term often stands in the description, in words; it is shown, never counted with.
    const told = /\d+[^.\n]{0,20}(?:ngày|giờ|tháng)/i.test(description) ? excerpt(description, 200) : none;
    return unknown('timeMissing', 'không có thời hạn', told);
  }
  const [, number = '', word = ''] = /^(\d+)(?: (.+))?$/.exec(text) ?? [];
  const value = Number(number);
  if (number === '') return unknown('timeOdd', `thời hạn ghi bằng lời: “${excerpt(text)}”`);
  if (value < 1 || value > 2000) return unknown('timeOdd', `thời hạn “${text}” không hợp lý`);
  if (word === 'Ngày làm việc') return { kind: 'workingDays', value };
  if (word === 'Ngày') return { kind: 'days', value };
  if (word === 'Giờ') return { kind: 'hours', value };
  if (word !== '') return unknown('timeUnit', `đơn vị “${word}” không dùng được`);
  // A bare number: only the law of civil status says what it means (Luật Hộ tịch Đ.5.3); elsewhere never inferred.
  if (sector.toLowerCase() !== 'hộ tịch')
    return unknown('timeUnitMissing', `thời hạn “${text}” không có đơn vị`);
  warn(
    field,
    'timeUnitMissing',
    `${label}: thời hạn “${text}” không có đơn vị, hiểu là ngày làm việc theo Luật Hộ tịch`,
  );
  return value === 1 ? { kind: 'sameDay', cutOff: '15:00' } : { kind: 'workingDays', value };
}
