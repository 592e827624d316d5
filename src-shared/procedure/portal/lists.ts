import type { ProcedureVersion } from '../version.ts';
import { clean, excerpt, type Warn } from './clean.ts';

type LegalBasis = ProcedureVersion['legalBases'][number];

const legalField = 'can_cu_phap_ly';
const legalHead = 'Tên văn bản pháp lýMã văn bản';
// Longest first: the next name is stuck to the code, so a code is only as long as an agency that exists.
const agencies =
  'UBTWMTTQVN|BLĐTBXH|BNNPTNT|BVHTTDL|BNNMT|BTNMT|BGDĐT|BKHĐT|BKHCN|BTTTT|BGTVT|UBTVQH|NHNN|BHXH|VPCP|TTg|BTP|BTC|BCA|BQP|BXD|BNV|BYT|BCT|BNG|CP';
const kind = `(?:QH\\d{2}|NQ-QH\\d{2}|UBTVQH\\d{2}|(?:NĐ|TTLT|TT|QĐ|NQLT|NQ|PL|VBHN|L)(?:-(?:${agencies}|[A-ZĐ]+(?![a-zà-ỹ])))*)`;
const digits = '(\\d{1,4}(?:\\.\\d+|\\.?[a-z])?)';
// A number sticks to the end of the name; one inside a name has a space or a bracket before it. A year that
// ends the name (“Luật Cư trú 2020”, “ngày 29/6/2024”) is stuck to the number too.
const stuck = `(?<=[^\\s(/\\d.-]|[^\\s\\d]\\.|[\\s/](?:19|20)\\d\\d)`;
const wholeNumber = new RegExp(`${stuck}${digits}(/(?:\\d{4}/)?${kind})`, 'g');
// The number cell that repeats the kind of document, or lacks its agency: “Thông tư số 03/2023/TT-BTP”, “167/2025”.
const wordyNumber = new RegExp(
  `(?<=[^\\s(])(?:Thông tư|Nghị định|Luật|Quyết định|Nghị quyết)(?: số)? (\\d{1,4}/\\d{4}/(?:QH\\d{2}|(?:NĐ|TTLT|TT|QĐ|NQ)(?:-(?:${agencies}))+))(?=\\p{L}|$)`,
  'gu',
);
const bareNumber = /(?<=[a-zà-ỹ.)])(\d{1,4}\/20\d\d)(?=[A-ZĐ]|$)/g;

interface NumberCell {
  readonly at: number;
  readonly end: number;
  readonly number: string;
}

function numberCells(text: string): NumberCell[] {
  const whole = [...text.matchAll(wholeNumber)].map((match) => {
    // “Luật 60/2014/QH13” and “60/2014/QH13” meet as “QH1360/2014/QH13”: the first two digits are the name's.
    const own = /QH$/.test(text.slice(0, match.index)) ? 2 : 0;
    const number = (match[1] ?? '').slice(own) + (match[2] ?? '');
    return { at: match.index + own, end: match.index + match[0].length, number };
  });
  const other = [...text.matchAll(wordyNumber), ...text.matchAll(bareNumber)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    number: match[1] ?? '',
  }));
  return [...whole, ...other].sort((a, b) => a.at - b.at);
}

/** Documents with their numbers, as far as the run-together text tells. */
export function readLegalBases(raw: unknown, warn: Warn): LegalBasis[] {
  const text = clean(raw).replace(legalHead, '');
  const found: LegalBasis[] = [];
  let from = 0;
  for (const { at, end, number } of numberCells(text)) {
    // A number that stands where a name should begin is part of that name.
    if (at <= from) continue;
    found.push({ name: clean(text.slice(from, at)) || number, number });
    from = end;
  }
  const rest = clean(text.slice(from));
  if (rest !== '') {
    found.push({ name: rest, number: null });
    warn(legalField, 'numberMissing', `Văn bản không đọc được số: ${excerpt(rest)}`);
  }
  if (found.length === 0) warn(legalField, 'noLegalBasis', 'Không có căn cứ pháp lý');
  return found;
}

const resultField = 'ket_qua_xu_ly';
const resultCode = /^KQ\.[A-Z]\d{2}\.\d{6}$/;
const resultRow = /([\s\S]*?)Mã: ?(KQ\.[A-Z]\d{2}\.\d{6}(?!\d)|[A-Za-z0-9.-]*)/g;

/** Results with their codes; a code that is not one is dropped and told (2.000942 says “dsfas”). */
export function readResults(raw: unknown, warn: Warn): ProcedureVersion['results'] {
  const text = clean(raw).split(/Từ khóa/)[0] ?? '';
  const rows = [...text.matchAll(resultRow)];
  const found = rows.flatMap(([, name = '', code = '']) => {
    const good = resultCode.test(code);
    const tidied = clean(name.replace(/^[-+*•–\s]+/, ''));
    if (!good) warn(resultField, 'badResultCode', `Mã kết quả “${excerpt(code, 40)}” không đúng dạng, bỏ mã`);
    if (tidied === '') warn(resultField, 'resultWithoutName', `Kết quả ${excerpt(code, 40)} không có tên`);
    return tidied === '' ? [] : [{ name: tidied, code: good ? code : null }];
  });
  if (rows.length === 0 && clean(text) !== '') {
    warn(resultField, 'resultCodeMissing', 'Kết quả không có mã');
    return [{ name: clean(text), code: null }];
  }
  if (found.length === 0) warn(resultField, 'noResult', 'Không có kết quả thực hiện');
  return found;
}
