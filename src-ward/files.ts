import type { Result } from '../src-shared/result.ts';
import type {
  BeginFileReply,
  BeginFileRequest,
  PieceReply,
  ReadFileRequest,
} from '../src-shared/sync/fileWire.ts';

/**
 * Sealed files of a ward's dossiers. An upload is known by the hash of its sealed bytes and grows from its
 * beginning on, so that it goes on where it stopped after whatever ended it. Only whole files are given out.
 */
export interface WardFiles {
  /** Fails with sync.fileTooLarge, sync.unknownDossier, dossier.dataDestroyed, sync.fileWrongHash. */
  begin(ward: string, request: BeginFileRequest): Promise<Result<BeginFileReply>>;
  /**
   * Durable when it answers. A piece that does not begin where the upload ends changes nothing. Fails with
   * sync.fileUnknown, also once another version is whole; sync.fileTooLarge.
   */
  add(ward: string, upload: string, at: number, bytes: Uint8Array): Promise<Result<PieceReply>>;
  /** Gives the file out from now on. Fails with sync.fileUnknown, sync.fileIncomplete; sync.fileWrongHash, and the upload is gone. */
  finish(ward: string, upload: string): Promise<Result<Record<string, never>>>;
  /** Bytes from `at` on, as many as lie in one piece. Fails with sync.fileUnknown, api.badInput. */
  read(ward: string, request: ReadFileRequest): Promise<Result<Uint8Array>>;
}
