import { fileLimit } from '../../src-shared/attachment/limits.ts';
import { type RandomBytes, uuidv7 } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { CallContext, Caller } from './services.ts';

export interface UploadTo {
  readonly dossierId: string;
  readonly name: string;
  readonly component: string | null;
}

interface Upload<T> {
  readonly to: T;
  readonly caller: Caller;
  readonly staff: string;
  /** Filled from its beginning; kept in memory alone, so that nothing plain ever lies on disk. */
  readonly content: Uint8Array;
  received: number;
  touched: number;
}

/** Files on their way in. They belong to the window and the person that began them. */
export interface Uploads<T = UploadTo> {
  /** Fails with attachment.tooMany. */
  begin(context: CallContext, to: T, bytes: number): Result<{ uploadId: string }>;
  /** Fails with attachment.uploadUnknown or attachment.outOfOrder. */
  add(context: CallContext, id: string, offset: number, piece: Uint8Array): Result<{ received: number }>;
  /** The whole content, which is then no longer kept here. Fails as `add` does. */
  finish(context: CallContext, id: string): Result<T & { readonly content: Uint8Array }>;
  discard(context: CallContext, id: string): void;
}

/** An upload nobody goes on with is forgotten. */
const forgottenAfter = 10 * 60_000;

/** At once, of all windows: 160 MB of memory at most. */
const most = 8;

export function createUploads<T = UploadTo>(clock: () => Date, random: RandomBytes): Uploads<T> {
  const open = new Map<string, Upload<T>>();
  const own = ({ caller, staff }: CallContext, id: string) => {
    const upload = open.get(id);
    return upload && upload.caller === caller && upload.staff === staff.id ? upload : null;
  };
  return {
    begin({ caller, staff }, to, bytes) {
      const now = clock().getTime();
      for (const [id, { touched }] of open) if (now - touched > forgottenAfter) open.delete(id);
      if (bytes > fileLimit) return fail('attachment.tooBig', { bytes });
      if (open.size >= most) return fail('attachment.tooMany');
      const uploadId = uuidv7(clock(), random);
      open.set(uploadId, {
        to,
        caller,
        staff: staff.id,
        content: new Uint8Array(bytes),
        received: 0,
        touched: now,
      });
      return ok({ uploadId });
    },
    add(context, id, offset, piece) {
      const upload = own(context, id);
      if (!upload) return fail('attachment.uploadUnknown');
      if (offset !== upload.received || offset + piece.length > upload.content.length) {
        open.delete(id);
        return fail('attachment.outOfOrder');
      }
      upload.content.set(piece, offset);
      upload.received += piece.length;
      upload.touched = clock().getTime();
      return ok({ received: upload.received });
    },
    finish(context, id) {
      const upload = own(context, id);
      if (!upload) return fail('attachment.uploadUnknown');
      open.delete(id);
      const { to, content, received } = upload;
      if (received !== content.length) return fail('attachment.outOfOrder');
      return ok({ ...to, content });
    },
    discard(context, id) {
      if (own(context, id)) open.delete(id);
    },
  };
}
