import type { AttachedBody } from '../../src-shared/dossier/events.ts';
import { type Attachments, openAttachments } from './attachments.ts';
import type { ReadDb } from './brands.ts';
import { isComing } from './filesDue.ts';
import { readState } from './project.ts';

export interface AttachmentsReport {
  readonly checked: number;
  readonly missing: number;
  readonly altered: number;
  /** On their way from the ward: no fault of this store. */
  readonly coming: number;
  /** Codes of the dossiers with a missing or altered file. */
  readonly dossiers: readonly string[];
}

/** Opens every attached file to its last byte and compares it with the hash in its event; rests after each file. */
export function* verifyingAttachments(db: ReadDb, folder: string): Generator<number, AttachmentsReport> {
  const none = () => {
    throw new Error('checking seals nothing');
  };
  const attachments = openAttachments(db, folder, none);
  const rows = db
    .prepare(
      `SELECT id, code FROM dossier WHERE id IN
         (SELECT substr(stream, length('dossier:') + 1) FROM event WHERE type = 'dossier.attached')`,
    )
    .all() as { id: string; code: string }[];
  const found = { checked: 0, missing: 0, altered: 0, coming: 0 };
  const dossiers = new Set<string>();
  for (const { id, code } of rows) {
    const { attachments: files, dataDestroyed } = readState(db, id);
    for (const file of dataDestroyed ? [] : files) {
      const verdict = verdictOf(db, attachments, id, file);
      // Beside a running counter it may have been taken off in the meantime.
      if (verdict !== 'good' && !isWanted(db, id, file)) continue;
      found.checked += 1;
      yield found.checked;
      if (verdict === 'good') continue;
      found[verdict] += 1;
      if (verdict !== 'coming') dossiers.add(code);
    }
  }
  return { ...found, dossiers: [...dossiers] };
}

function isWanted(db: ReadDb, dossier: string, { attachmentId }: AttachedBody): boolean {
  const { dataDestroyed, attachments } = readState(db, dossier);
  return !dataDestroyed && attachments.some((attachment) => attachment.attachmentId === attachmentId);
}

function verdictOf(db: ReadDb, attachments: Attachments, dossier: string, file: AttachedBody) {
  const checked = atOnce(attachments.checking(dossier, file));
  if (checked.ok) return 'good';
  if (checked.error.code !== 'attachment.missing') return 'altered';
  return isComing(db, dossier, file.hash) ? 'coming' : 'missing';
}

function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
