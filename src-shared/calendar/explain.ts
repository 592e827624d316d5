import { formatDate, formatDay } from './format.ts';
import type { DueStep } from './types.ts';

const why: Readonly<Record<NonNullable<DueStep['reason']>, string>> = {
  weekend: 'nghỉ hằng tuần',
  holiday: 'nghỉ',
  inLieu: 'nghỉ',
  swap: 'nghỉ hoán đổi',
  closure: 'nghỉ theo quyết định của địa phương',
  makeUp: 'ngày làm bù',
  afterCutOff: 'nhận sau giờ',
  notWorking: 'nhận vào ngày không làm việc',
  pause: 'tạm dừng tính thời hạn',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function sentence({ date, kind, reason, name }: DueStep, counted: number): string {
  const day = capital(formatDay(date));
  const detail = reason
    ? why[reason] + (name && !['afterCutOff', 'pause'].includes(reason) ? ` ${name}` : '')
    : '';
  switch (kind) {
    case 'received':
      return `${day}: ngày nhận, không tính vào thời hạn.`;
    case 'counted':
      return `${day}: ngày thứ ${counted}${reason === 'makeUp' ? ` (${detail})` : ''}.`;
    case 'skipped':
      if (reason === 'afterCutOff') return `${day}: nhận sau ${name}, trả vào ngày làm việc tiếp theo.`;
      return `${day}: ${detail}, không tính.`;
    case 'pushed':
      return `${day}: ${detail}, lùi sang ngày làm việc tiếp theo.`;
    case 'paused':
      return `Tạm dừng từ ${formatDate(date)} đến ${name ? formatDate(name) : ''}: thời hạn lùi theo.`;
    case 'due':
      return `${day}: hẹn trả.`;
  }
}

/** Why this day, in short sentences an officer can read out. */
export function explainDue(steps: readonly DueStep[]): string[] {
  let counted = 0;
  const sameDay = steps.at(-1)?.date === steps[0]?.date;
  return steps.map((step) => {
    if (step.kind === 'counted') counted += 1;
    if (step.kind === 'received' && sameDay)
      return `${capital(formatDay(step.date))}: ngày nhận, trả trong ngày.`;
    return sentence(step, counted);
  });
}
