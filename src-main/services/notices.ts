import { join } from 'node:path';
import type { z } from 'zod';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { InputOf } from '../../src-shared/contract/index.ts';
import { type Notice, notice } from '../../src-shared/contract/notice.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { type DocumentFolder, documentFolder, keptDocument, pieceFrom } from './documentFolder.ts';
import type { Handlers, Services } from './services.ts';

const kept = notice.extend(keptDocument.shape);
type KeptNotice = z.infer<typeof kept>;

/** Public documents of the ward in `<data>/notices/`. */
export type Notices = DocumentFolder<KeptNotice>;

/** What is known of a notice before its file is there. */
export type NoticeToCome = Pick<Notice, 'title' | 'kind' | 'from' | 'to'>;

export const openNotices = (dataFolder: string): Notices =>
  documentFolder(join(dataFolder, 'notices'), kept, { unknown: 'notice.unknown', twice: 'notice.twice' });

const shown = ({ file: _file, sha256: _sha256, addedAt: _addedAt, ...rest }: KeptNotice): Notice => rest;

/** The newest first, of those added on one day the last one. */
function listed({ notices }: Services): Result<Notice[]> {
  const all = notices.list();
  return all.ok
    ? ok(
        all.value
          .map(shown)
          .reverse()
          .sort((a, b) => b.from.localeCompare(a.from)),
      )
    : all;
}

function read({ notices }: Services, { id, offset }: InputOf<'notice.read'>) {
  const found = notices.read(id);
  return found.ok ? ok(pieceFrom(found.value.content, offset)) : found;
}

const inEffect =
  (day: string) =>
  ({ from, to }: Notice): boolean =>
    from <= day && (to === null || day <= to);

export const noticeHandlers: Handlers<
  | 'notice.list'
  | 'notice.begin'
  | 'notice.chunk'
  | 'notice.finish'
  | 'notice.discard'
  | 'notice.withdraw'
  | 'notice.read'
  | 'lobby.notices'
  | 'lobby.notice'
> = {
  'notice.list': ({ services }) => {
    const all = listed(services);
    return all.ok ? ok({ notices: all.value }) : all;
  },
  'notice.begin': (context, { bytes, title, ...rest }) => {
    const named = title.trim().normalize('NFC');
    if (named.length < 3 || named.length > 200) return fail('notice.badTitle');
    if (rest.to !== null && rest.to < rest.from) return fail('notice.badDays');
    return context.services.noticeUploads.begin(context, { ...rest, title: named }, bytes);
  },
  'notice.chunk': (context, { uploadId, offset, base64 }) =>
    context.services.noticeUploads.add(context, uploadId, offset, Buffer.from(base64, 'base64')),
  'notice.finish': (context, { uploadId }) => {
    const { noticeUploads, notices, clock } = context.services;
    const whole = noticeUploads.finish(context, uploadId);
    if (!whole.ok) return whole;
    const { content, title, ...more } = whole.value;
    const added = notices.add(title, content, clock(), more);
    return added.ok ? ok(shown(added.value)) : added;
  },
  'notice.discard': (context, { uploadId }) => {
    context.services.noticeUploads.discard(context, uploadId);
    return ok({});
  },
  'notice.withdraw': ({ services }, { id }) => {
    const gone = services.notices.remove(id);
    return gone.ok ? ok({}) : gone;
  },
  'notice.read': ({ services }, which) => read(services, which),
  'lobby.notices': ({ services }) => {
    const all = listed(services);
    const today = toLocalDate(services.clock().toISOString());
    // Where the list lies on the disk is nothing for citizens.
    return all.ok ? ok({ notices: all.value.filter(inEffect(today)) }) : fail('notice.unreadable');
  },
  'lobby.notice': ({ services }, which) => {
    const all = listed(services);
    if (!all.ok) return fail('notice.unreadable');
    const today = toLocalDate(services.clock().toISOString());
    const one = all.value.find(({ id }) => id === which.id);
    return one && inEffect(today)(one) ? read(services, which) : fail('notice.unknown');
  },
};
