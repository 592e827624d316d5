import { z } from 'zod';
import { fileLimit } from '../attachment/limits.ts';
import { contentHash } from '../library/form.ts';

/** A blank form or sample by its content: what is public needs no seal, and its hash is its name. */
export const beginFormRequest = z.object({ hash: contentHash, bytes: z.int().min(1).max(fileLimit) });
export type BeginFormRequest = z.infer<typeof beginFormRequest>;

/** How many bytes are there; `whole` once they were checked and are given out. */
export const beginFormReply = z.object({ whole: z.boolean(), have: z.int().min(0) });
export type BeginFormReply = z.infer<typeof beginFormReply>;

export const finishFormRequest = z.object({ hash: contentHash });
export const finishFormReply = z.object({});

export const readFormRequest = z.object({ hash: contentHash, at: z.int().min(0) });
export type ReadFormRequest = z.infer<typeof readFormRequest>;
