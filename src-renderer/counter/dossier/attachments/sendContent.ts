import type { Media } from '../../../../src-shared/attachment/media.ts';
import type { DossierDetail } from '../../../../src-shared/contract/dossier.ts';
import type { Result } from '../../../../src-shared/result.ts';
import { call } from '../../../client/call.ts';
import { sendPieces } from '../../../client/sendPieces.ts';
import type { Progress } from '../../../viewer/readFile.ts';

export interface FileToSend {
  readonly dossierId: string;
  readonly name: string;
  readonly media: Media;
  readonly component: string | null;
  readonly content: Uint8Array;
}

/** Sends a content piece by piece; when stopped nothing of it is kept. Fails with attachment.stopped too. */
export const sendContent = (
  { content, ...file }: FileToSend,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<DossierDetail>> =>
  sendPieces(
    content,
    {
      begin: (bytes) => call('attachment.begin', { ...file, bytes }),
      chunk: (piece) => call('attachment.chunk', piece),
      finish: (upload) => call('attachment.finish', upload),
      discard: (upload) => call('attachment.discard', upload),
    },
    progress,
    signal,
  );
