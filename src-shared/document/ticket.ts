import { formatDay } from '../calendar/format.ts';
import type { Lane } from '../queue/queue.ts';
import type { PlainDocument } from './document.ts';

export const laneWords: Readonly<Record<Lane, string>> = {
  ordinary: 'Số thường',
  priority: 'Số ưu tiên',
  return: 'Số quay lại',
};

/** A number to hold in the hand: nothing about who holds it. */
export const ticketPaper = (wardName: string, day: string, number: number, lane: Lane): PlainDocument => ({
  title: 'SỐ THỨ TỰ',
  subtitle: `${wardName} · ${formatDay(day)}`,
  paper: 'a5',
  blocks: [
    { kind: 'groups', groups: [String(number)] },
    {
      kind: 'paragraph',
      text: `${laneWords[lane]}. Mời ông/bà chờ đến khi số này được gọi và hiện trên màn hình.`,
    },
    { kind: 'paragraph', text: 'Số chỉ dùng trong ngày.' },
  ],
  file: null,
});
