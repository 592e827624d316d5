import type { Component } from '../version.ts';
import { clean, excerpt, type Warn } from './clean.ts';

const field = 'thanh_phan_ho_so';
const tableHead = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';
// A quantity closes its row and sticks to the text before it; one with a space before it is part of a sentence.
const quantity = /(?<=\S)(\d) bản chính(?:, ?(\d+) bản sao)?|(?<=\S)(\d) bản sao/g;
const file = /[^\s;:,()]*\.(?:docx?|pdf|xlsx?|rtf)$/i;

interface Row {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
}

/** “nộp 01 bản chính” in a sentence ends in a digit that belongs to the number before it. */
const inSentence = (text: string, at: number) => /\s0$/.test(text.slice(Math.max(0, at - 2), at));

function split(text: string): { readonly rows: Row[]; readonly tail: string } {
  const rows: Row[] = [];
  let from = 0;
  for (const match of text.matchAll(quantity)) {
    if (inSentence(text, match.index)) continue;
    rows.push({
      name: text.slice(from, match.index).trim(),
      originals: Number(match[1] ?? 0),
      copies: Number(match[2] ?? match[3] ?? 0),
    });
    from = match.index + match[0].length;
  }
  return { rows, tail: text.slice(from).trim() };
}

const conditional =
  /^(trường hợp|nếu|đối với|khi )|\(nếu có\)|\([^)]{0,200}nếu |trong trường hợp|đối với trường hợp/i;
const clause = /((?:trong |đối với )?trường hợp|nếu|đối với|khi) (.{3,140}?)(?= thì | phải |[,.;:)]|$)/i;
const lookedUp = /cơ sở dữ liệu|csdl|không (?:thể )?khai thác được/i;

/**
 * The papers of a procedure. Each table follows its title, which is what stood after the last quantity
 * of the table before. Rows of no copy at all are notes, never papers.
 */
export function readComponents(raw: unknown, warn: Warn): Component[] {
  const sections = clean(raw).split(tableHead);
  const found: Component[] = [];
  let title = sections[0]?.trim() ?? '';
  for (const section of sections.slice(1)) {
    const { rows, tail } = split(section);
    for (const row of rows) {
      const component = readRow(row, title, found.length + 1, warn);
      if (component) found.push(component);
    }
    title = tail;
  }
  if (title !== '' && title !== '--')
    warn(field, 'textOutsideTable', `Có đoạn không thuộc dòng giấy tờ nào: ${excerpt(title)}`);
  if (found.length === 0) warn(field, 'noComponent', 'Không đọc được giấy tờ nào');
  return found;
}

function readRow(row: Row, title: string, order: number, warn: Warn): Component | null {
  const blankForm = file.exec(row.name)?.[0] ?? null;
  const name = clean(row.name.replace(file, '').replace(/^[-+*•–\s]+/, ''));
  if (name === '') {
    warn(field, 'rowWithoutName', `Dòng giấy tờ thứ ${order} không có tên`);
    return null;
  }
  if (row.originals + row.copies === 0) {
    warn(field, 'noteNotPaper', `Dòng 0 bản là ghi chú, không phải giấy tờ: ${excerpt(name)}`);
    return null;
  }
  const head = clean(title.replace(/^[-+*•–\s]+/, '').replace(/[:\s]+$/, ''));
  const ofCase = /trường hợp|đối với/i.test(head) ? head : null;
  return {
    id: `c${order}`,
    name,
    group: /xuất trình/i.test(head) || /^xuất trình|xuất trình một trong/i.test(name) ? 'present' : 'submit',
    condition: ofCase ?? (conditional.test(name) ? (clause.exec(name)?.[0] ?? excerpt(name)) : null),
    blankForm,
    originals: row.originals,
    copies: row.copies,
    lookup: lookedUp.test(name),
  };
}
