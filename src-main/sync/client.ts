import type { Result } from '../../src-shared/result.ts';
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
  lines(request: LinesRequest): Promise<Result<LinesReply>>;
}
