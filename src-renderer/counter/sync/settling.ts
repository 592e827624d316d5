import type { ConflictDetail } from '../../../src-shared/contract/sync.ts';

/** One way to end a task: what its button says, and what it does, for whoever has to be sure. */
export interface Settling {
  readonly choice: 'drop' | 'retry';
  readonly word: string;
  readonly look?: 'primary' | 'danger';
  readonly question: string;
  readonly sentences: readonly string[];
}

/** What can be decided, in the order it is offered. */
export function choicesOf({ status, own, device, held }: ConflictDetail): Settling[] {
  if (status === 'flagged')
    return [
      {
        choice: 'drop',
        word: 'Đã xử lý',
        look: 'primary',
        question: 'Việc này đã xử lý xong?',
        sentences: ['Hồ sơ giữ nguyên như hiện nay. Việc này thôi hiện ở mọi quầy.'],
      },
    ];
  const whose = own ? 'quầy này' : device;
  const behind = (what: string) =>
    held.length > 0 ? [`${held.length} việc đang chờ theo bản này cũng ${what}.`] : [];
  return [
    {
      choice: 'retry',
      word: 'Thử ghi lại',
      question: `Ghi lại bản của ${whose}?`,
      sentences: [
        'Máy chủ phường xét lại một lần theo hồ sơ hiện nay. Nếu được, bản này vào hồ sơ; nếu quy định vẫn không cho, bản này bị bỏ.',
        ...behind('được xét lại'),
      ],
    },
    {
      choice: 'drop',
      word: `Bỏ bản của ${whose}`,
      look: 'danger',
      question: `Bỏ bản của ${whose}?`,
      sentences: [
        'Hồ sơ giữ như máy chủ phường có. Bản bị bỏ không lấy lại được; nếu cần thì làm lại trên hồ sơ.',
        ...behind('bị bỏ'),
      ],
    },
  ];
}
