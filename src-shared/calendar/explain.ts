import { formatDay } from './format.ts';
import type { DueStep } from './types.ts';

const why: Readonly<Record<NonNullable<DueStep['reason']>, string>> = {
  weekend: 'nghỉ hằng tuần',
  holiday: 'nghỉ',
  inLieu: 'nghỉ',
  swap: 'nghỉ',
  closure: 'nghỉ theo quyết định của địa phương:',
  makeUp: 'ngày',
  afterCutOff: 'nhận sau',
  notWorking: 'nhận vào ngày không làm việc',
  pause: 'tạm dừng tính thời hạn',
};

/** Runs longer than this are told as one sentence; a run of working days never is. */
const longestTold = 6;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const detail = ({ reason, name }: DueStep) =>
  reason === null ? '' : `${why[reason]}${name === null ? '' : ` ${name}`}`;

function sentence(step: DueStep, counted: number): string {
  const day = capital(formatDay(step.date));
  switch (step.kind) {
    case 'received':
      return `${day}: ngày nhận, không tính vào thời hạn.`;
    case 'counted': {
      const what = step.minutes === undefined ? `ngày thứ ${counted}` : `tính ${step.minutes} phút làm việc`;
      return `${day}: ${what}${step.reason === 'makeUp' ? ` (${detail(step)})` : ''}.`;
    }
    case 'skipped':
      if (step.reason === 'afterCutOff' || step.reason === 'notWorking')
        return `${day}: ${detail(step)}, trả vào ngày làm việc tiếp theo.`;
      return `${day}: ${detail(step)}, không tính.`;
    case 'pushed':
      return `${day}: ${detail(step)}, lùi sang ngày làm việc tiếp theo.`;
    case 'paused':
      return `${day}: ${detail(step)}.`;
    case 'due':
      return `${day}: hẹn trả.`;
  }
}

/** The receipt: counted at once in hours, due at once on the same day, told with its lateness, else not counted. */
function receipt(step: DueStep, rest: readonly DueStep[]): string[] {
  const sameDay = rest.filter(({ date }) => date === step.date);
  if (sameDay.some(({ kind }) => kind === 'skipped')) return [];
  const day = capital(formatDay(step.date));
  if (rest.at(-1)?.date === step.date) return [`${day}: ngày nhận, trả trong ngày.`];
  if (sameDay.some(({ kind }) => kind === 'counted')) return [`${day}: ngày nhận.`];
  return [sentence(step, 0)];
}

/**
 * Why this day, in short sentences an officer can read out. Days of a pause, and long runs of calendar days,
 * are told together.
 */
export function explainDue(steps: readonly DueStep[]): string[] {
  const told: string[] = [];
  let counted = 0;
  for (let i = 0; i < steps.length; ) {
    const step = steps[i];
    if (!step) break;
    let next = i + 1;
    while (steps[next]?.kind === step.kind) next += 1;
    const run = steps.slice(i, next);
    const last = run.at(-1) ?? step;
    const span = `Từ ${formatDay(step.date)} đến ${formatDay(last.date)}`;
    if (step.kind === 'received') told.push(...receipt(step, steps.slice(1)));
    else if (step.kind === 'paused' && run.length > 1) told.push(`${span}: ${detail(step)}.`);
    else if (step.kind === 'counted' && step.minutes === undefined && run.length > longestTold) {
      told.push(`${span}: ngày thứ ${counted + 1} đến ngày thứ ${counted + run.length}, tính cả ngày nghỉ.`);
    } else for (const [n, one] of run.entries()) told.push(sentence(one, counted + n + 1));
    if (step.kind === 'counted') counted += run.length;
    i = next;
  }
  return told;
}
