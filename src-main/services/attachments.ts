import { createHash } from 'node:crypto';
import { checkContent } from '../../src-shared/attachment/checkContent.ts';
import { chunkBytes, dossierLimit } from '../../src-shared/attachment/limits.ts';
import type { DossierDetail } from '../../src-shared/contract/dossier.ts';
import { forbids } from '../../src-shared/dossier/decide.ts';
import type { DossierState } from '../../src-shared/dossier/state.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { guardStore } from '../store/failures.ts';
import { isComing } from '../store/filesDue.ts';
import { readState } from '../store/project.ts';
import { dossierKey } from '../store/seal.ts';
import type { SealedTexts } from './detail.ts';
import { perform } from './dossiers.ts';
import type { CallContext, Handlers } from './services.ts';
import type { UploadTo } from './uploads.ts';

/** Names come from cameras, phones and people: one line without folders, as long as a list can show. */
export const cleanName = (name: string): string =>
  (name.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 150) || 'tệp không tên';

/** Why a file of so many bytes cannot go to a dossier now; null when it can. */
function refusal(
  state: DossierState,
  { staff }: CallContext,
  bytes: number,
  component: string | null,
): Result<never> | null {
  const forbidden = forbids(state, 'attach', staff.role);
  if (forbidden) return fail(forbidden);
  if (component !== null && !state.components.some(({ id }) => id === component))
    return fail('attachment.unknownComponent');
  const left = dossierLimit - state.attachments.reduce((sum, attachment) => sum + attachment.bytes, 0);
  return bytes > left ? fail('attachment.dossierFull', { left: Math.max(0, left) }) : null;
}

/**
 * Looks a content through, lays it down sealed and durable, and only then writes the event: a crash in
 * between leaves a dossier without the file, never an event without one. The dossier itself is untouched
 * by whatever fails here.
 */
export function attachContent(
  context: CallContext,
  { dossierId, name, component }: UploadTo,
  content: Uint8Array,
): Result<DossierDetail> {
  const { services } = context;
  const { db, attachments, clock, random } = services;
  const checked = checkContent(content);
  if (!checked.ok) return checked;
  const { media, locked } = checked.value;
  const hash = createHash('sha256').update(content).digest('hex');
  const state = readState(db, dossierId);
  const refused = refusal(state, context, content.length, component);
  if (refused) return refused;
  if (state.attachments.some((attachment) => attachment.hash === hash)) return fail('attachment.twice');
  return guardStore(() =>
    attachments.changing(dossierId, () => {
      const key = dossierKey(db, dossierId);
      if (!key) return fail('dossier.dataDestroyed');
      attachments.write(dossierId, key, hash, content);
      return perform(context, dossierId, (_, seal) =>
        ok({
          type: 'attach',
          attachmentId: uuidv7(clock(), random),
          hash,
          bytes: content.length,
          media,
          component,
          sealed: seal({ name: cleanName(name), locked } satisfies SealedTexts['attachment']),
        }),
      );
    }),
  );
}

export const attachmentHandlers: Handlers<
  | 'attachment.begin'
  | 'attachment.chunk'
  | 'attachment.finish'
  | 'attachment.discard'
  | 'attachment.read'
  | 'attachment.detach'
> = {
  'attachment.begin': (context, { dossierId, name, bytes, component }) => {
    if (bytes === 0) return fail('attachment.empty');
    const state = readState(context.services.db, dossierId);
    const refused = refusal(state, context, bytes, component);
    return refused ?? context.services.uploads.begin(context, { dossierId, name, component }, bytes);
  },
  'attachment.chunk': (context, { uploadId, offset, base64 }) =>
    context.services.uploads.add(context, uploadId, offset, Buffer.from(base64, 'base64')),
  'attachment.finish': (context, { uploadId }) => {
    const whole = context.services.uploads.finish(context, uploadId);
    return whole.ok ? attachContent(context, whole.value, whole.value.content) : whole;
  },
  'attachment.discard': (context, { uploadId }) => {
    context.services.uploads.discard(context, uploadId);
    return ok({});
  },
  'attachment.read': ({ services }, { dossierId, attachmentId, offset }) => {
    const attached = readState(services.db, dossierId).attachments.find(
      (attachment) => attachment.attachmentId === attachmentId,
    );
    if (!attached) return fail('attachment.unknown');
    const { bytes } = attached;
    if (offset >= bytes) return fail('api.badInput', { fields: ['offset'] });
    const piece = services.attachments.read(dossierId, attached, offset);
    if (!piece.ok) {
      const absent = piece.error.code === 'attachment.missing';
      return absent && isComing(services.db, dossierId, attached.hash) ? fail('attachment.coming') : piece;
    }
    const next = offset + chunkBytes;
    return ok({
      base64: Buffer.from(piece.value).toString('base64'),
      bytes,
      next: next < bytes ? next : null,
    });
  },
  'attachment.detach': (context, { dossierId, attachmentId }) =>
    guardStore(() =>
      context.services.attachments.changing(dossierId, () =>
        perform(context, dossierId, () => ok({ type: 'detach', attachmentId })),
      ),
    ),
};
