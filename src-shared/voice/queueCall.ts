import { largestSpoken } from '../text/numberWords.ts';
import { type ClipName, isLetter, numberClips } from './clips.ts';

/** A ticket of the queue: its number, and the letter in front of it where the ward gives one (`U12`). */
export interface CalledTicket {
  readonly letter?: string | null;
  readonly number: number;
}

const speakable = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
/** A ward has no more counters than this. */
const mostCounters = 20;

/**
 * The clips of "Mời số … đến quầy …". Null where no clip says the ticket or the counter: the call is then
 * shown without voice, for half a call would send somebody to the wrong counter.
 */
export function queueCall({ letter, number }: CalledTicket, counter: number): ClipName[] | null {
  if (!speakable(number, largestSpoken) || !speakable(counter, mostCounters)) return null;
  const before = (letter ?? '').toLowerCase();
  if (before !== '' && !isLetter(before)) return null;
  return [
    'call.number',
    ...(isLetter(before) ? ([`letter.${before}`] as const) : []),
    ...numberClips(number),
    'call.counter',
    ...numberClips(counter),
  ];
}
