import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import { lookOf } from './dossierLook.ts';

/** One word and one shape for where a dossier stands; colour only goes with them. */
export function DossierStatusWord({ row }: { readonly row: DossierRow }) {
  const { tone, mark, word } = lookOf(row);
  return (
    <span className={`status ${tone}`} data-mark={mark}>
      {word}
    </span>
  );
}
