import { formatDaysLeft } from '../../src-shared/calendar/format.ts';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';

type Look = readonly [tone: 'plain' | 'amber' | 'red' | 'green', mark: string, word: string];

/** One word and one shape for where a dossier stands; colour only goes with them. */
function lookOf({ status, daysLeft, punctuality }: DossierRow): Look {
  if (status === 'returned') return ['green', 'check', 'Đã trả'];
  if (status === 'resultReady') return ['plain', 'square', punctuality === 'late' ? 'Chờ trả, có kết quả trễ' : 'Chờ trả'];
  const left = daysLeft ?? 0;
  if (left < 0) return ['red', 'triangle', capital(formatDaysLeft(left))];
  if (left <= 1) return ['amber', 'diamond', capital(formatDaysLeft(left))];
  return ['plain', 'circle', capital(formatDaysLeft(left))];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function DossierStatusWord({ row }: { readonly row: DossierRow }) {
  const [tone, mark, word] = lookOf(row);
  return (
    <span className={`status ${tone}`} data-mark={mark}>
      {word}
    </span>
  );
}
