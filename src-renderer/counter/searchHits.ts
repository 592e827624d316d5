import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import { type ProcedureIndex, search } from '../../src-shared/procedure/search.ts';
import type { ProcedureEntry } from '../../src-shared/procedure/version.ts';

export type Hit =
  | { readonly kind: 'procedure'; readonly entry: ProcedureEntry }
  | { readonly kind: 'dossier'; readonly row: DossierRow };

const mostProcedures = 6;
const procedureCode = /^\d\.\d{6}$/;
/** Our temporary code, the slip's QR, or digits of a phone or a code. */
const aboutDossier = /^(TAM-|QMC1\|)|\d{4}/i;

/** Does what was typed look like a dossier's code or a phone rather than words of a procedure? */
export const looksLikeDossier = (text: string): boolean =>
  aboutDossier.test(text.trim()) && !procedureCode.test(text.trim());

/** Procedures and dossiers in one list, first what the text most likely is. */
export function mixHits(index: ProcedureIndex, text: string, rows: readonly DossierRow[]): readonly Hit[] {
  const procedures = search(index, text, mostProcedures).map((entry): Hit => ({ kind: 'procedure', entry }));
  const dossiers = rows.map((row): Hit => ({ kind: 'dossier', row }));
  return looksLikeDossier(text) ? [...dossiers, ...procedures] : [...procedures, ...dossiers];
}
