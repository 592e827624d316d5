import { z } from 'zod';
import { chunkBytes, fileLimit } from '../attachment/limits.ts';
import { mediaTypes } from '../attachment/media.ts';
import { localDate } from '../calendar/types.ts';
import { command, query } from './define.ts';
import { filePiece } from './filePiece.ts';

/** What a ward makes known to everybody (plan 70/KH-UBND: policies, plans, budget). */
export const noticeKind = z.enum(['policy', 'plan', 'budget', 'other']);
export type NoticeKind = z.infer<typeof noticeKind>;

export const noticeKindWords: Readonly<Record<NoticeKind, string>> = {
  policy: 'Chính sách',
  plan: 'Kế hoạch',
  budget: 'Ngân sách, thu chi',
  other: 'Thông báo khác',
};

const noticeId = z.string().regex(/^[0-9a-f]{16}$/);

/** A public document on the lobby screen from one day on, to another one or until it is taken down. */
export const notice = z.object({
  id: noticeId,
  title: z.string(),
  kind: noticeKind,
  media: z.enum(mediaTypes),
  /** Bytes. */
  size: z.int(),
  from: localDate,
  /** The last day; null: until it is taken down. */
  to: localDate.nullable(),
});
export type Notice = z.infer<typeof notice>;

const uploadId = z.uuid();
const none = z.object({});
export const whichNotice = z.object({ id: noticeId, offset: z.int().min(0) });

/** Public documents come in pieces of `chunkBytes`, as files of a dossier do. */
export const noticeContract = {
  /** Newest first, those of other days too. Fails with library.badIndex. */
  'notice.list': query('counter', none, z.object({ notices: z.array(notice) })),
  /** Fails with notice.badTitle, notice.badDays, attachment.tooBig, attachment.tooMany. */
  'notice.begin': command(
    'counter',
    z.object({
      title: z.string().max(300),
      kind: noticeKind,
      from: localDate,
      to: localDate.nullable(),
      bytes: z.int().min(1),
    }),
    z.object({ uploadId: z.string() }),
  ),
  'notice.chunk': command(
    'counter',
    z.object({
      uploadId,
      offset: z.int().min(0).max(fileLimit),
      base64: z.base64().max(Math.ceil(chunkBytes / 3) * 4),
    }),
    z.object({ received: z.int() }),
  ),
  /** Looked through as files of a dossier are. Fails with notice.twice, library.locked, attachment.*. */
  'notice.finish': command('counter', z.object({ uploadId }), notice),
  'notice.discard': command('counter', z.object({ uploadId }), none),
  /** Takes it down. Fails with notice.unknown. */
  'notice.withdraw': command('counter', z.object({ id: noticeId }), none),
  /** Fails with notice.unknown, library.changed. */
  'notice.read': query('counter', whichNotice, filePiece),
} as const;
