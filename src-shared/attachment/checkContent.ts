import { fail, ok, type Result } from '../result.ts';
import { checkJpeg } from './checkJpeg.ts';
import { checkPdf } from './checkPdf.ts';
import { checkPng } from './checkPng.ts';
import { checkWebp } from './checkWebp.ts';
import { fileLimit, pixelLimit } from './limits.ts';
import { type Media, mediaOf, refusedKindOf } from './media.ts';

/** What a reader of one kind found; null when the file is cut off or its parts do not fit together. */
export interface Looked {
  /** 0 where the kind has no pixels of its own. */
  readonly pixels: number;
  /** A PDF under a password. */
  readonly locked: boolean;
}

export interface CheckedContent {
  readonly media: Media;
  readonly locked: boolean;
}

const checks: Readonly<Record<Media, (bytes: Uint8Array) => Looked | null>> = {
  'application/pdf': checkPdf,
  'image/jpeg': checkJpeg,
  'image/png': checkPng,
  'image/webp': checkWebp,
};

/**
 * Looks through a whole file: a kind that can be shown, all there from first to last part. Fails with
 * attachment.empty, attachment.tooBig {bytes}, attachment.kindRefused {kind}, attachment.broken {media}
 * or attachment.tooManyPixels.
 */
export function checkContent(bytes: Uint8Array): Result<CheckedContent> {
  if (bytes.length === 0) return fail('attachment.empty');
  if (bytes.length > fileLimit) return fail('attachment.tooBig', { bytes: bytes.length });
  const media = mediaOf(bytes);
  if (!media) return fail('attachment.kindRefused', { kind: refusedKindOf(bytes) });
  const looked = checks[media](bytes);
  if (!looked) return fail('attachment.broken', { media });
  if (looked.pixels > pixelLimit) return fail('attachment.tooManyPixels');
  return ok({ media, locked: looked.locked });
}
