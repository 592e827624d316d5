import type { ProcedureVersion } from '../procedure/version.ts';
import { notInCatalogue, onlyWhen } from '../text/procedurePlain.ts';

/** A phone still reads a code of this many bytes off a screen at arm's length. */
const mostBytes = 600;
const more = '… Xem đủ tại màn hình ở phường.';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** What the ward's public page shows of a procedure; null where the counter knows no server. */
export const procedureAddress = (server: string | null, code: string): string | null =>
  server === null ? null : `${server.replace(/\/+$/, '')}/#${code}`;

/**
 * What the QR of a procedure holds: its public address, or its papers in plain text where there is none. Papers
 * that do not fit are not cut in the middle: the text says that there are more.
 */
export function takeAway(version: ProcedureVersion, server: string | null): string {
  const address = procedureAddress(server, version.code);
  if (address !== null) return address;
  const lines = [`${version.name} (${version.code})`, 'Giấy tờ cần mang:'];
  const papers = version.components.map(
    ({ name, condition }) => `- ${name}${condition === null ? '' : ` (${onlyWhen(condition)})`}`,
  );
  if (papers.length === 0) return [...lines, notInCatalogue].join('\n');
  for (const [index, paper] of papers.entries()) {
    const last = index === papers.length - 1;
    if (bytesOf([...lines, paper, ...(last ? [] : [more])].join('\n')) > mostBytes)
      return [...lines, more].join('\n');
    lines.push(paper);
  }
  return lines.join('\n');
}
