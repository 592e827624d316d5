import { z } from 'zod';
import { mediaTypes } from '../attachment/media.ts';
import { query } from './define.ts';
import { filePiece } from './filePiece.ts';

export const procedureCode = z.string().regex(/^\d\.\d{6}$/);
export const libraryKind = z.enum(['blank', 'sample']);
export type LibraryKind = z.infer<typeof libraryKind>;

const documentId = z.string().regex(/^[0-9a-f]{16}$/);

/** A blank form or a sample dossier of a procedure, kept on this machine. */
export const libraryDocument = z.object({
  id: documentId,
  title: z.string(),
  kind: libraryKind,
  media: z.enum(mediaTypes),
  /** Bytes. */
  size: z.int(),
  /** True while it is on its way from the ward server. */
  coming: z.boolean(),
});
export type LibraryDocument = z.infer<typeof libraryDocument>;

export const whichDocument = z.object({ procedureCode, documentId });

export const libraryContract = {
  /** Blank forms first, then samples: the ward's by title, the counter's own in the order they were added. */
  'library.list': query(
    'counter',
    z.object({ procedureCode: z.string().max(20) }),
    z.object({ documents: z.array(libraryDocument) }),
  ),
  /** A piece of a file, from `offset` on. Fails with library.unknown, library.changed, library.coming. */
  'library.read': query('counter', whichDocument.extend({ offset: z.int().min(0) }), filePiece),
} as const;
