import type { ReceivedComponent } from '../dossier/events.ts';
import type { PapersTable } from './parts.ts';
import type { FormsProfile } from './profile.ts';
import { countInWords } from './words.ts';

/** What a table of papers needs of each; what is missing is not listed. */
export type GivenPaper = Pick<ReceivedComponent, 'name' | 'state' | 'originals' | 'copies'>;

/** Papers not handed in are said as such: they may never read as received. */
const notHandedIn = {
  shown: ['Đã xuất trình', 'đã trả lại'],
  lookedUp: ['Đã tra cứu CSDL', 'không nộp'],
  checkLater: ['Cơ quan tra cứu sau', 'không nộp'],
} as const;

function paperKind({ originals, copies }: GivenPaper): [string, string] {
  if (originals > 0 && copies > 0)
    return ['Bản chính; bản sao', `${countInWords(originals)}; ${countInWords(copies)}`];
  if (copies > 0) return ['Bản sao', countInWords(copies)];
  return originals > 0 ? ['Bản chính', countInWords(originals)] : ['', ''];
}

/** The papers of a dossier, those handed in first. */
export function tableOfPapers(papers: readonly GivenPaper[], { papersTable }: FormsProfile): PapersTable {
  const handedIn = papers.filter(({ state }) => state === 'submitted');
  const others = papers.filter(({ state }) => state !== 'submitted');
  const { order, name, kind, quantity } = papersTable;
  return {
    headings: [order, name, kind, quantity],
    rows: [...handedIn, ...others].map((paper, index) => {
      const [kind, quantity] = paper.state === 'submitted' ? paperKind(paper) : notHandedIn[paper.state];
      return { order: index + 1, name: paper.name.trim(), kind, quantity };
    }),
  };
}
