import { createHash } from 'node:crypto';
import { chunkBytes } from '../../src-shared/attachment/limits.ts';
import type { AttachedBody } from '../../src-shared/dossier/events.ts';
import { type Attachments, openAttachments } from './attachments.ts';
import type { ReadDb } from './brands.ts';
import { readState } from './project.ts';

export interface AttachmentsReport {
  readonly checked: number;
  readonly missing: number;
  readonly altered: number;
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
  const found = { checked: 0, missing: 0, altered: 0 };
  const dossiers = new Set<string>();
  for (const { id, code } of rows) {
    const { attachments: files, dataDestroyed } = readState(db, id);
    for (const file of dataDestroyed ? [] : files) {
      const verdict = verdictOf(attachments, id, file);
      // Beside a running counter it may have been taken off in the meantime.
      if (verdict !== 'good' && !isWanted(db, id, file)) continue;
      found.checked += 1;
      yield found.checked;
      if (verdict === 'good') continue;
      found[verdict] += 1;
      dossiers.add(code);
    }
  }
  return { ...found, dossiers: [...dossiers] };
}

function isWanted(db: ReadDb, dossier: string, { attachmentId }: AttachedBody): boolean {
  const { dataDestroyed, attachments } = readState(db, dossier);
  return !dataDestroyed && attachments.some((attachment) => attachment.attachmentId === attachmentId);
}

function verdictOf(attachments: Attachments, dossier: string, file: AttachedBody) {
  const hash = createHash('sha256');
  for (let offset = 0; offset < file.bytes; offset += chunkBytes) {
    const piece = attachments.read(dossier, file, offset);
    if (!piece.ok) return piece.error.code === 'attachment.missing' ? 'missing' : 'altered';
    hash.update(piece.value);
  }
  return hash.digest('hex') === file.hash ? 'good' : 'altered';
}
