import type { ProcedureVersion } from '../version.ts';
import { clean, excerpt, type Warn } from './clean.ts';

const legalHead = 'Tên văn bản pháp lýMã văn bản';
// The number sticks to the end of the name; one inside a name has a space or a bracket before it.
const documentNumber =
  /(?<=[^\s(/\d.]|[^\s\d]\.|\s(?:19|20)\d\d)(\d{1,6}(?:\.\d+)?)(\/(?:\d{4}\/)?(?:QH\d{2}|UBTVQH\d{2}|(?:NĐ|TTLT|TT|QĐ|NQLT|NQ|PL|VBHN|L)(?:-[A-ZĐ]+)*(?![a-zà-ỹ])))/g;

/** Digits that belong to the name: “QH13” and “… năm 2020” run into the number behind them. */
function ownDigits(before: string, digits: string): string {
  if (/QH$/.test(before)) return digits.slice(2);
  return digits.length > 3 && /^(19|20)\d\d/.test(digits) ? digits.slice(4) : digits;
}

/** Documents with their numbers, as far as the run-together text tells. */
export function readLegalBases(raw: unknown, warn: Warn): ProcedureVersion['legalBases'] {
  const text = clean(raw).replace(legalHead, '');
  const found: { name: string; number: string | null }[] = [];
  let from = 0;
  for (const match of text.matchAll(documentNumber)) {
    const [whole, digits = '', rest = ''] = match;
    const own = ownDigits(text.slice(from, match.index), digits);
    const number = own + rest;
    found.push({ name: clean(text.slice(from, match.index + digits.length - own.length)), number });
    from = match.index + whole.length;
  }
  const rest = clean(text.slice(from));
  if (rest !== '') {
    found.push({ name: rest, number: null });
    warn('can_cu_phap_ly', 'numberMissing', `Văn bản không đọc được số: ${excerpt(rest)}`);
  }
  if (found.length === 0) warn('can_cu_phap_ly', 'noLegalBasis', 'Không có căn cứ pháp lý');
  return found
    .filter(({ name, number }) => name !== '' || number !== null)
    .map(({ name, number }) => ({ name: name || (number ?? ''), number }));
}

const resultRow = /([\s\S]*?)Mã: ?(KQ\.[A-Z]\d{2}\.\d{6}|[A-Za-z0-9.]*)/g;

/** Results with their codes; a code that is not one is dropped and told (2.000942 says “dsfas”). */
export function readResults(raw: unknown, warn: Warn): ProcedureVersion['results'] {
  const text = clean(raw).split(/Từ khóa/)[0] ?? '';
  const rows = [...text.matchAll(resultRow)];
  const found = rows.flatMap(([, name = '', code = '']) => {
    const good = /^KQ\.[A-Z]\d{2}\.\d{6}$/.test(code);
    if (!good) warn('ket_qua_xu_ly', 'badResultCode', `Mã kết quả “${code}” không đúng dạng, bỏ mã`);
    const tidy = clean(name.replace(/^[-+*•–\s]+/, ''));
    return tidy === '' ? [] : [{ name: tidy, code: good ? code : null }];
  });
  if (rows.length === 0 && clean(text) !== '') {
    warn('ket_qua_xu_ly', 'resultCodeMissing', 'Kết quả không có mã');
    return [{ name: clean(text), code: null }];
  }
  if (found.length === 0) warn('ket_qua_xu_ly', 'noResult', 'Không có kết quả thực hiện');
  return found;
}
