import { fold, normaliseExact } from '../../src-shared/text/fold.ts';
import type { ReadDb } from './brands.ts';
import { type DossierRowDb, prepared } from './schema.ts';

const most = 50;
const select = 'SELECT * FROM dossier WHERE';

/** Last digits of a code or a phone are what people remember; four tell enough of them apart. */
const fewestDigits = 3;

/**
 * Dossiers by code, slip QR text, name with or without marks, phone digits, last digits of the code;
 * exact hits before the rest, newest first, at most 50. Any text is safe: it is never query syntax.
 */
export function searchDossiers(db: ReadDb, typed: string): DossierRowDb[] {
  const text = typed.trim();
  if (text === '') return [];
  const found = new Map<number, DossierRowDb>();
  const take = (rows: unknown[]) => {
    for (const row of rows as DossierRowDb[])
      if (found.size < most && !found.has(row.row)) found.set(row.row, row);
  };
  for (const rows of [byCode(db, text), byDigits(db, text), byName(db, text)]) take(rows);
  return [...found.values()];
}

function byCode(db: ReadDb, text: string): unknown[] {
  // The slip's QR holds `QMC1|code|secret`.
  const code = (text.split('|')[1] ?? text).trim().toUpperCase();
  return prepared(
    db,
    `${select} code = ? UNION ALL ${select} official_code = ? UNION ALL ${select} case_code = ?`,
  ).all(code, code, code);
}

function byDigits(db: ReadDb, text: string): unknown[] {
  const digits = text.replace(/\D/g, '');
  if (digits.length < fewestDigits || /\p{L}{2}/u.test(text.replace(/^TAM/i, ''))) return [];
  const tail = [...digits].reverse().join('');
  return [`c${tail}`, `o${tail}`, `p${digits}`, `t${tail}`].flatMap((prefix) =>
    matching(db, `digits : "${prefix}"*`),
  );
}

/** Every word as a quoted prefix, so that nothing typed is read as FTS5 syntax. */
const phrase = (column: string, text: string) =>
  (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => `${column} : "${word}"*`).join(' AND ');

function matching(db: ReadDb, query: string): unknown[] {
  if (query === '') return [];
  return prepared(
    db,
    `SELECT dossier.* FROM (
       SELECT rowid AS hit FROM dossier_search WHERE dossier_search MATCH ? ORDER BY rowid DESC LIMIT ${most}
     ) JOIN dossier ON dossier.row = hit ORDER BY hit DESC`,
  ).all(query);
}

function byName(db: ReadDb, text: string): unknown[] {
  const exact = matching(db, phrase('exact', normaliseExact(text)));
  return exact.length >= most ? exact : [...exact, ...matching(db, phrase('folded', fold(text)))];
}
