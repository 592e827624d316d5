import type { FilePiece } from '../../src-shared/contract/filePiece.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { fromBase64 } from './base64.ts';

/** A file to be looked at; `read` answers the piece that begins at `offset`. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly media: string;
  read(offset: number): Promise<Result<FilePiece>>;
}

/** Tells how much is through, from 0 to 1. */
export type Progress = (part: number) => void;

/** Reads a file whole, piece by piece. Fails as `read` does, and with attachment.stopped. */
export async function readFile(
  { read }: ShownFile,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const content: Uint8Array[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    if (signal.aborted) return fail('attachment.stopped');
    const piece: Result<FilePiece> = await read(offset);
    if (!piece.ok) return piece;
    const { base64, bytes, next } = piece.value;
    content.push(fromBase64(base64));
    progress((next ?? bytes) / bytes);
    offset = next;
  }
  return ok(joined(content));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
