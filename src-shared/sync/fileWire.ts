import { z } from 'zod';
import { fileLimit, sealedSize } from '../attachment/limits.ts';
import type { WireCommit } from './wire.ts';

/** Bytes of one piece on its way: a line of 10 kB/s still gets it through before the server hangs up. */
export const pieceBytes = 256 * 1024;

/** Longest sealed file a ward server takes. */
export const sealedLimit = sealedSize(fileLimit);

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.int().min(0);

/**
 * A file as the ward knows it: the dossier it goes with, and a name made from the dossier's key and the
 * hash of the content. It tells nobody without the key what is in it, and every counter with the key finds
 * it. The seal is random, so that two counters seal one content differently: the first version that is
 * whole at the ward is the one everybody gets.
 */
export const wardFile = z.object({
  stream: z.string().regex(/^dossier:[0-9a-f-]{36}$/),
  name: hash,
});

/** `hash` is the SHA-256 of the sealed bytes: an upload goes on only with the very version it began with. */
export const beginFileRequest = wardFile.extend({ hash, bytes: bytes.min(1) });
export type BeginFileRequest = z.infer<typeof beginFileRequest>;

/** How many bytes are there; `upload` is null where the file is whole, in this version or another. */
export const beginFileReply = z.object({ upload: z.uuid().nullable(), have: bytes });
export type BeginFileReply = z.infer<typeof beginFileReply>;

/** Where the next piece begins. */
export const pieceReply = z.object({ have: bytes });
export type PieceReply = z.infer<typeof pieceReply>;

export const finishFileRequest = z.object({ upload: z.uuid() });
export const finishFileReply = z.object({});

export const readFileRequest = wardFile.extend({ at: bytes });
export type ReadFileRequest = z.infer<typeof readFileRequest>;

/** A file of a dossier by the hash of its content. */
export interface FileRef {
  readonly dossier: string;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
}

const attachedBody = z.object({ hash });

/** The files that a commit refers to. */
export const filesOf = ({ events }: Pick<WireCommit, 'events'>): FileRef[] =>
  events.flatMap(({ type, stream, body }) => {
    if (type !== 'dossier.attached') return [];
    const read = attachedBody.safeParse(JSON.parse(body));
    return read.success ? [{ dossier: stream.replace(/^dossier:/, ''), hash: read.data.hash }] : [];
  });
