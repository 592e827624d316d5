import { z } from 'zod';
import { wireDevice, wireEntry } from './wire.ts';

/**
 * Positions in a page of the log: what a counter that is far behind loads at once. A page is gzip of lines of
 * JSON: devices and keys as they are now, then the entries, which never change and are packed once for all.
 */
export const pageSize = 4096;

export const pageRequest = z.object({ page: z.int().min(0) });
export type PageRequest = z.infer<typeof pageRequest>;

/** The key of a dossier a page has commits of, while it is not destroyed. */
export const streamKey = z.object({ stream: z.string().max(100), key: z.string().max(60) });
export type StreamKey = z.infer<typeof streamKey>;

export const pageLine = z.union([
  z.object({ entry: wireEntry }),
  z.object({ device: wireDevice }),
  z.object({ key: streamKey }),
  // What a later release puts in front.
  z
    .object({ entry: z.undefined(), device: z.undefined(), key: z.undefined() })
    .partial()
    .transform((): { readonly ofLaterRelease: true } => ({ ofLaterRelease: true })),
]);
export type PageLine = z.infer<typeof pageLine>;

/** Positions of a page, both included; pages are counted from nought. */
export const positionsOfPage = (page: number): { readonly from: number; readonly to: number } => ({
  from: page * pageSize + 1,
  to: (page + 1) * pageSize,
});

/** The page to load next from a position, or null where single entries are less than what a page has too many. */
export function pageAfter(position: number, last: number): number | null {
  const page = Math.floor(position / pageSize);
  const { to } = positionsOfPage(page);
  return to <= last && to - position >= pageSize / 2 ? page : null;
}
