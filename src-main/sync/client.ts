import type { Result } from '../../src-shared/result.ts';
import type {
  BeginFileReply,
  BeginFileRequest,
  PieceReply,
  ReadFileRequest,
} from '../../src-shared/sync/fileWire.ts';
import type { BeginFormReply, BeginFormRequest, ReadFormRequest } from '../../src-shared/sync/formWire.ts';
import type { PageRequest } from '../../src-shared/sync/page.ts';
import type {
  DigestReply,
  DigestRequest,
  LinesReply,
  LinesRequest,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
} from '../../src-shared/sync/wire.ts';

/** The way to the ward server. Fails with a sync.* code; a failure says nothing about what the server did. */
export interface WardClient {
  push(request: PushRequest): Promise<Result<PushReply>>;
  pull(request: PullRequest): Promise<Result<PullReply>>;
  digests(request: DigestRequest): Promise<Result<DigestReply>>;
  /** A page of the log, packed. */
  page(request: PageRequest): Promise<Result<Uint8Array>>;
  lines(request: LinesRequest): Promise<Result<LinesReply>>;
}

/** The way of files to and from the ward server, in pieces. Fails with a sync.* code. */
export interface FileClient {
  beginFile(request: BeginFileRequest): Promise<Result<BeginFileReply>>;
  sendPiece(upload: string, at: number, bytes: Uint8Array): Promise<Result<PieceReply>>;
  finishFile(request: { readonly upload: string }): Promise<Result<unknown>>;
  readFile(request: ReadFileRequest): Promise<Result<Uint8Array>>;
}

/** The way of blank forms and samples to and from the ward server, in pieces, by hash. Fails with a sync.* code. */
export interface FormClient {
  beginForm(request: BeginFormRequest): Promise<Result<BeginFormReply>>;
  sendFormPiece(hash: string, at: number, bytes: Uint8Array): Promise<Result<PieceReply>>;
  finishForm(request: { readonly hash: string }): Promise<Result<unknown>>;
  readForm(request: ReadFormRequest): Promise<Result<Uint8Array>>;
}
