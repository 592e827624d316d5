import type { Fee } from '../version.ts';
import { excerpt, type Warn } from './clean.ts';

const field = 'cach_thuc_thuc_hien';
const byCouncil = /hội đồng nhân dân|hđnd/i;
const elsewhere = /mức thu|theo quy định của luật phí|\d[\d.]{3,} ?(?:đồng|đ\b)/i;
// 2.000 đ for two pages, then 1.000 đ, at most 200.000 đ a copy: the certified copy of TT 226/2016/TT-BTC.
const pagedFee = /từ trang thứ (?:3|ba).{0,20}?1\.000 đồng\/trang.{0,30}?200\.000/i;

interface FeeContext {
  readonly note: string;
  readonly description: string;
  readonly label: string;
  /** The amount is stuck to the time before it, so neither can be read. */
  readonly runTogether: boolean;
}

/** A fee cell with the bracket after it. Zero, unknown, exempt and ceiling stay apart (trap 14). */
export function readFee(
  text: string,
  { note, description, label, runTogether }: FeeContext,
  warn: Warn,
): Fee {
  const said = unwrap(note);
  const unknown = (code: string, why: string, kept: string): Fee => {
    warn(field, code, `${label}: ${why}`);
    return { kind: 'unknown', text: excerpt(kept.trim(), 200) };
  };
  if (text.startsWith('Không có')) {
    const told = /phí/i.test(description) ? description : '';
    return unknown('feeMissing', 'không có thông tin phí, lệ phí', `${said} ${told}`);
  }
  if (text === 'Miễn phí') {
    if (byCouncil.test(said))
      warn(field, 'feeByCouncil', `${label}: ghi miễn phí nhưng mức do HĐND tỉnh quyết định`);
    else if (elsewhere.test(said) && !/^(phí cấp bản sao|miễn)/i.test(said))
      warn(field, 'feeElsewhere', `${label}: ghi miễn phí nhưng dẫn mức thu ở nơi khác: ${excerpt(said)}`);
    return { kind: 'exempt', note: said };
  }
  const dong = Number(text.replace(/\D/g, ''));
  // No fee of the state is under a thousand đồng: what reads so is cut off or run together.
  if (runTogether || text.includes('USD') || dong < 1000 || dong > Number.MAX_SAFE_INTEGER)
    return unknown('feeOdd', `mức phí “${excerpt(text, 30)}” không đọc chắc được`, `${text} ${said}`);
  if (pagedFee.test(note + description))
    return {
      kind: 'pages',
      firstPages: 2,
      firstPageDong: dong,
      nextPageDong: 1000,
      capDong: 200_000,
      note: excerpt(said, 300),
    };
  if (byCouncil.test(said)) {
    warn(field, 'feeByCouncil', `${label}: ${text} là mức trần, mức cụ thể do HĐND tỉnh quyết định`);
    return { kind: 'ceiling', maxDong: dong, note: excerpt(said, 300) };
  }
  return { kind: 'amount', dong, per: perWhat(said), note: excerpt(said, 300) };
}

type Per = Extract<Fee, { kind: 'amount' }>['per'];
const units: readonly (readonly [RegExp, Per])[] = [
  [/\/ ?bản/i, 'copy'],
  [/\/ ?(?:văn bản|giấy|thẻ|tờ khai)/i, 'document'],
  [/\/ ?(?:giao dịch|trường hợp)/i, 'case'],
  [/\/ ?người/i, 'person'],
];

function perWhat(said: string): Per {
  return units.find(([pattern]) => pattern.test(said))?.[1] ?? 'dossier';
}

/** Notes come in one bracket, sometimes in two. */
function unwrap(note: string): string {
  let text = note.trim();
  while (text.startsWith('(') && leadingNote(text) === text) text = text.slice(1, -1).trim();
  return text;
}

/** The parenthesis that follows a fee, inner ones included; empty when there is none or it never closes. */
export function leadingNote(text: string): string {
  if (!text.startsWith('(')) return '';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth === 0) return text.slice(0, at + 1);
  }
  return '';
}
