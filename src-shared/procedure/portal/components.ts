import type { Component } from '../version.ts';
import { clean, excerpt, type Warn } from './clean.ts';

const field = 'thanh_phan_ho_so';
const tableHead = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';
// A quantity closes its row and sticks to the text before it; one with a space before it is part of a sentence.
const quantity = /(?<=\S)(\d) bản chính(?:, ?(\d{1,2}) bản sao)?|(?<=\S)(\d) bản sao/g;

interface Row {
  readonly text: string;
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
      text: text.slice(from, match.index).trim(),
      originals: Number(match[1] ?? 0),
      copies: Number(match[2] ?? match[3] ?? 0),
    });
    from = match.index + match[0].length;
  }
  return { rows, tail: text.slice(from).trim() };
}

const bullets = /^[-+*•–\s]+/;
const conditional =
  /^(?:[a-zđ0-9ivx]{1,4}[.)] ?|\([ivx\d]{1,4}\) ?)?(trường hợp|nếu|đối với|khi )|\(nếu có\)|\([^)]{0,200}nếu |trong trường hợp|đối với trường hợp/i;
// A case too long for a line of the checklist is cut, never replaced by a later one in the same sentence.
const clause =
  /((?:trong |đối với )?trường hợp|nếu|đối với|khi) (.{2,140}?)(?= thì | phải (?:có|nộp|kèm) |[,.;:()]|$)/i;
const cut = /((?:trong |đối với )?trường hợp|nếu|đối với|khi) .{2,140}/i;
const aForm = /^(tờ khai|đơn|giấy đề nghị|giấy khai|phiếu|mẫu|văn bản ủy quyền|văn bản đề nghị)/i;
const inNationalData =
  /cơ sở dữ liệu|csdl|không (?:thể )?khai thác được|căn cước|hộ chiếu|giấy tờ tù[yỳ] thân|thông tin về cư trú|nơi cư trú|tình trạng hôn nhân|giấy chứng nhận quyền sử dụng đất/i;

/**
 * The papers of a procedure. Each table follows its title, which is what stood after the last quantity
 * of the table before. Rows of no copy at all are notes, never papers.
 */
export function readComponents(raw: unknown, warn: Warn): Component[] {
  const sections = clean(raw).split(tableHead);
  const found: Component[] = [];
  const notes: string[] = [];
  let title = sections[0]?.trim() ?? '';
  for (const section of sections.slice(1)) {
    const { rows, tail } = split(section);
    for (const row of rows) {
      if (row.originals + row.copies === 0) notes.push(row.text);
      else {
        const component = readRow(row, title, found.length + 1, warn);
        if (component) found.push(component);
      }
    }
    title = tail;
  }
  if (notes.length > 0)
    warn(
      field,
      'noteNotPaper',
      `${notes.length} dòng 0 bản là ghi chú, không phải giấy tờ; dòng đầu: ${excerpt(notes[0] ?? '')}`,
    );
  if (title !== '' && title !== '--')
    warn(field, 'textOutsideTable', `Có đoạn không thuộc dòng giấy tờ nào: ${excerpt(title)}`);
  if (found.length === 0) warn(field, 'noComponent', 'Không đọc được giấy tờ nào');
  return found;
}

function readRow(row: Row, title: string, order: number, warn: Warn): Component | null {
  const { before, file } = takeFile(row.text);
  const name = clean(before.replace(bullets, '')).replace(/\s*[;,]+$/, '');
  if (name === '') {
    warn(field, 'rowWithoutName', `Dòng giấy tờ thứ ${order} không có tên`);
    return null;
  }
  const head = clean(title.replace(bullets, '').replace(/[:\s]+$/, ''));
  return {
    id: `c${order}`,
    name,
    group: /xuất trình/i.test(head) || /^xuất trình|xuất trình một trong/i.test(name) ? 'present' : 'submit',
    condition: conditionOf(name, head),
    blankForm: file,
    originals: row.originals,
    copies: row.copies,
    lookup: inNationalData.test(name) && !aForm.test(name),
  };
}

function conditionOf(name: string, head: string): string | null {
  if (/trường hợp|đối với/i.test(head)) return excerpt(head, 200);
  if (!conditional.test(name)) return null;
  if (/\(nếu có\)/i.test(name)) return 'nếu có';
  const [short = ''] = clause.exec(name) ?? [];
  const [long = ''] = cut.exec(name) ?? [];
  return long.startsWith(short) && short !== '' ? short : excerpt(long || name, 140);
}

/**
 * The blank form's file name closes the cell, stuck to the text before it (“…TT-BCA);1.MauCT01.doc”). It begins
 * behind the last closing mark that touches it, else where a word can only begin anew (“quy địnhMau don.docx”).
 */
function takeFile(text: string): { readonly before: string; readonly file: string | null } {
  const extension = /\.(?:docx?|pdf|xlsx?|rtf)$/i.exec(text)?.[0];
  if (extension === undefined) return { before: text, file: null };
  const from = Math.max(0, text.length - 90);
  const tail = text.slice(from);
  const border =
    [...tail.matchAll(/[);:](?=[A-ZĐ\d])/g)].at(-1) ?? /[a-zà-ỹ.](?=[A-ZĐ])|\d(?=[A-ZĐ])/.exec(tail);
  if (!border) return { before: text.slice(0, -extension.length), file: `tệp ${extension}` };
  const at = from + border.index + 1;
  return { before: text.slice(0, at), file: text.slice(at).trim() };
}
