import { z } from 'zod';

/** A piece of a file of so many `bytes`; `next` is where the following one begins, null after the last. */
export const filePiece = z.object({ base64: z.string(), bytes: z.int(), next: z.int().nullable() });
export type FilePiece = z.infer<typeof filePiece>;
