import type { Failure } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Refusal } from '../ui/Refusal.tsx';

/** What stands below was read earlier, and could not be read again. */
export const Stale = ({
  failure,
  reload,
}: {
  readonly failure: Failure | null;
  readonly reload: () => void;
}) =>
  failure && (
    <div className="row">
      <Refusal text={`Chưa đọc lại được nên nội dung dưới đây có thể đã cũ. ${messageFor(failure)}`} />
      <Button onPress={reload}>Đọc lại</Button>
    </div>
  );
