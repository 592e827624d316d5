import type { ChannelTerms, ChannelTime, Fee, ProcedureChannel } from '../version.ts';
import { clean, excerpt, type Warn } from './clean.ts';

const field = 'cach_thuc_thuc_hien';
const header = 'Hình thức nộpThời gianPhí, lệ phíMô tả';

const channels: Readonly<Record<string, ProcedureChannel>> = {
  'Trực tiếp': 'inPerson',
  'Trực tuyến': 'online',
  'Dịch vụ bưu chính': 'post',
};

const none = 'Không có thông tin';
const money = '[\\d.,]+ ?(?:VNĐ|Việt Nam Đồng|USD|Đồng)';
// The cells run together without a mark between them: a way, a time, a fee, and what is left is description.
const row = new RegExp(
  `(Trực tiếp|Trực tuyến|Dịch vụ bưu chính)(\\d+(?: (?:Ngày làm việc|Ngày|Giờ|Tháng|Năm))?|${none})(Miễn phí|${none}|${money})`,
  'g',
);
// “1” and “20 VNĐ” without a unit between become “120 VNĐ”: where the time ends cannot be known.
const runTogether = /(Trực tiếp|Trực tuyến|Dịch vụ bưu chính)(\d[\d.,]* ?(?:VNĐ|Việt Nam Đồng))/g;

interface Row {
  readonly channel: ProcedureChannel;
  readonly time: string;
  readonly fee: string;
  readonly rest: string;
  /** Time and fee cannot be told apart; `time` holds both. */
  readonly together: boolean;
}

function rowsOf(text: string): Row[] {
  const starts = [
    ...[...text.matchAll(runTogether)].map((match) => ({ match, together: true })),
    ...[...text.matchAll(row)].map((match) => ({ match, together: false })),
  ].sort((a, b) => a.match.index - b.match.index);
  const firsts = starts.filter(({ match }, i) => match.index !== starts[i - 1]?.match.index);
  return firsts.flatMap(({ match, together }, i) => {
    const [all, way = '', time = '', fee = ''] = match;
    const channel = channels[way];
    const rest = text.slice(match.index + all.length, firsts[i + 1]?.match.index ?? text.length);
    return channel ? [{ channel, time, fee, rest, together }] : [];
  });
}

/** The ways a procedure is carried out, each with its own time and fee (they differ: 1.012812). */
export function readChannels(raw: unknown, sector: string, warn: Warn): ChannelTerms[] {
  const text = clean(raw).replace(header, '');
  const found: ChannelTerms[] = [];
  for (const { channel, time, fee, rest, together } of rowsOf(text)) {
    if (found.some((terms) => terms.channel === channel)) {
      warn(
        field,
        'channelTwice',
        `Hình thức ${labels[channel]} ghi nhiều lần; chỉ lấy dòng đầu, bỏ: ${excerpt(`${time} ${fee}${rest}`)}`,
      );
      continue;
    }
    if (together) {
      warn(
        field,
        'timeAndFeeTogether',
        `${labels[channel]}: “${time}” là thời hạn và phí viết liền, không tách chắc được`,
      );
      const unknown = { kind: 'unknown' as const, text: time };
      found.push({ channel, time: unknown, fee: unknown, description: rest.trim() });
      continue;
    }
    const note = leadingNote(rest);
    found.push({
      channel,
      time: readTime(time, sector, labels[channel], warn),
      fee: readFee(fee, note, rest, labels[channel], warn),
      description: rest.slice(note.length).trim(),
    });
  }
  if (found.length === 0) warn(field, 'noChannel', 'Không đọc được cách thức thực hiện nào');
  return found;
}

const labels: Readonly<Record<ProcedureChannel, string>> = {
  inPerson: 'trực tiếp',
  online: 'trực tuyến',
  post: 'bưu chính',
};

function readTime(text: string, sector: string, label: string, warn: Warn): ChannelTime {
  const [, number = '', unit = ''] = /^(\d+)(?: (.+))?$/.exec(text) ?? [];
  const value = Number(number);
  const unknown = (code: string, why: string): ChannelTime => {
    warn(field, code, `${label}: ${why}`);
    return { kind: 'unknown', text };
  };
  if (number === '') return unknown('timeMissing', 'không có thời hạn');
  if (value < 1 || value > 2000) return unknown('timeOdd', `thời hạn “${text}” không hợp lý`);
  if (unit === 'Ngày làm việc') return { kind: 'workingDays', value };
  if (unit === 'Ngày') return { kind: 'days', value };
  if (unit === 'Giờ') return { kind: 'hours', value };
  if (unit !== '') return unknown('timeUnit', `đơn vị “${unit}” không dùng được`);
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

const byCouncil = /hội đồng nhân dân|hđnd/i;

function readFee(text: string, note: string, rest: string, label: string, warn: Warn): Fee {
  const said = note.slice(1, -1).trim();
  if (text === none) {
    warn(field, 'feeMissing', `${label}: không có thông tin phí, lệ phí`);
    return { kind: 'unknown', text: excerpt(`${said} ${rest}`.trim(), 200) };
  }
  if (text === 'Miễn phí') {
    if (byCouncil.test(said))
      warn(field, 'feeByCouncil', `${label}: ghi miễn phí nhưng mức do HĐND tỉnh quyết định`);
    return { kind: 'exempt', note: said };
  }
  const dong = Number(text.replace(/\D/g, ''));
  // No fee of the state is under a thousand đồng: what reads so is cut off or run together.
  if (text.includes('USD') || dong < 1000) {
    warn(field, 'feeOdd', `${label}: mức phí “${text}” không đọc chắc được`);
    return { kind: 'unknown', text: `${text} ${said}`.trim() };
  }
  const pages = /từ trang thứ (?:3|ba).{0,20}?1\.000 đồng\/trang.{0,30}?200\.000/i.test(note + rest);
  if (pages)
    return {
      kind: 'pages',
      firstPages: 2,
      firstPageDong: dong,
      nextPageDong: 1000,
      capDong: 200_000,
      note: said,
    };
  if (byCouncil.test(said)) {
    warn(field, 'feeByCouncil', `${label}: ${text} là mức trần, mức cụ thể do HĐND tỉnh quyết định`);
    return { kind: 'ceiling', maxDong: dong, note: excerpt(said, 300) };
  }
  return {
    kind: 'amount',
    dong,
    per: /\/ ?bản/.test(said)
      ? 'copy'
      : /\/ ?văn bản/.test(said)
        ? 'document'
        : /\/ ?(giao dịch|trường hợp)/.test(said)
          ? 'case'
          : /\/ ?người/.test(said)
            ? 'person'
            : 'dossier',
    note: excerpt(said, 300),
  };
}

/** The parenthesis that follows a fee, inner ones included; empty when there is none. */
function leadingNote(text: string): string {
  if (!text.startsWith('(')) return '';
  let depth = 0;
  for (const [i, letter] of [...text].entries()) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth === 0) return [...text].slice(0, i + 1).join('');
  }
  return '';
}
