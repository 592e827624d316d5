import { z } from 'zod';
import { chunkBytes, fileLimit } from '../attachment/limits.ts';
import { mediaTypes } from '../attachment/media.ts';
import { command, query } from './define.ts';
import { dossierDetail } from './dossier.ts';
import { filePiece } from './filePiece.ts';

// The id names a folder of the store.
const dossierId = z.uuid().lowercase();
const attachmentId = z.uuid();
const uploadId = z.uuid();
const component = z
  .string()
  .regex(/^c\d+$/)
  .nullable();
const offset = z.int().min(0).max(fileLimit);
const none = z.object({});

const scannerStatus = z.object({
  /** Null until an administrator has named one. */
  folder: z.string().nullable(),
  reachable: z.boolean(),
});

export const scannedFile = z.object({
  /** Stands for the name; the name itself is never an address. */
  file: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** Local time at the counter. */
  at: z.string(),
  /** writing: its size has not stood still long enough; notRemoved: attached, but still in the folder. */
  state: z.enum(['ready', 'writing', 'tooBig', 'notRemoved']),
});
export type ScannedFile = z.infer<typeof scannedFile>;

/** Scans, photos and files of a dossier. Contents pass in pieces of `chunkBytes`, names in bodies alone. */
export const attachmentContract = {
  /** `media` is what the screen read from the first bytes; the content decides when it is all there. */
  'attachment.begin': command(
    'counter',
    z.object({
      dossierId,
      name: z.string().max(255),
      bytes: z.int().min(0),
      media: z.enum(mediaTypes),
      component,
    }),
    z.object({ uploadId: z.string() }),
  ),
  /** In order, each piece full but the last. Fails with attachment.outOfOrder and then the upload is over. */
  'attachment.chunk': command(
    'counter',
    z.object({
      uploadId,
      offset,
      base64: z
        .base64()
        .min(4)
        .max((chunkBytes / 3) * 4),
    }),
    z.object({ received: z.int() }),
  ),
  /** Answered when content and event are durable. Fails with what `checkContent` finds, attachment.twice … */
  'attachment.finish': command('counter', z.object({ uploadId }), dossierDetail),
  'attachment.discard': command('counter', z.object({ uploadId }), none),
  /** One piece of the content, from a multiple of `chunkBytes` on. Fails with attachment.missing, attachment.altered. */
  'attachment.read': query(
    'counter',
    z.object({ dossierId, attachmentId, offset: offset.multipleOf(chunkBytes) }),
    filePiece,
  ),
  'attachment.detach': command('counter', z.object({ dossierId, attachmentId }), dossierDetail),
  'scanner.status': query('counter', none, scannerStatus),
  /** What lies in the scanner's folder now, newest first. */
  'scanner.list': query('counter', none, z.object({ files: z.array(scannedFile) })),
  /** Moves a file into a dossier: it leaves the folder only after its event is durable. */
  'scanner.take': command(
    'counter',
    z.object({ dossierId, file: z.string().regex(/^[0-9a-f]{64}$/), component }),
    dossierDetail,
  ),
  'scanner.setFolder': command(
    'manage',
    z.object({ folder: z.string().trim().min(1).max(500).nullable() }),
    scannerStatus,
  ),
} as const;
