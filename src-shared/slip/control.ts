import { z } from 'zod';
import { formatMoment, formatTerm } from '../calendar/format.ts';
import type { Due } from '../calendar/types.ts';
import type { Party, ReceivedBody, ResultTakenBody } from '../dossier/events.ts';
import { punctualityAt } from '../dossier/rules/takeResult.ts';
import type { HandOver } from '../dossier/state.ts';
import { composed } from './composed.ts';
import { agencyInSentence, frame, type SlipSource, unitInSentence } from './frame.ts';
import { line, slipFrame, slipLine } from './parts.ts';
import { nameLines } from './people.ts';
import { latenessWords, punctualityWords, reasonInWords } from './reasons.ts';
import { asSentence, dueInWords, momentInWords } from './words.ts';

const tick = z.object({ label: z.string(), ticked: z.boolean() });

/** One hand-over: who gave, who took, when, and the cells both sign. Empty texts are written by hand. */
const controlBlock = z.object({
  order: z.int(),
  giver: slipLine,
  receiver: slipLine,
  at: z.string(),
  signatures: z.tuple([slipLine, slipLine]),
  ticks: z.array(tick),
  notes: z.array(z.string()),
});
type ControlBlock = z.infer<typeof controlBlock>;

/** Mẫu 05 of 2018, 06 of 2025, as it is printed. */
export const controlSlip = slipFrame.extend({
  form: z.literal('control'),
  lines: z.array(slipLine),
  headings: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  blocks: z.array(controlBlock),
});
export type ControlSlip = z.infer<typeof controlSlip>;

/** What was typed where a result was taken or a hand-over declined; sealed in their events. */
export const resultTyped = z.object({ paper: z.string(), text: z.string() });
export const declinedTyped = z.object({ reason: z.string() });

export interface ControlSource extends SlipSource {
  readonly received: ReceivedBody;
  readonly handOvers: readonly HandOver[];
  /** The due date by law, moved by pauses, and the new day of an apology. */
  readonly due: Due;
  readonly newDue: Due | null;
  /** Why hand-overs were not taken, by id; empty after the dossier's key was destroyed. */
  readonly declined: Readonly<Record<string, string>>;
  /** Null until the counter has taken the result over. */
  readonly result:
    | (ResultTakenBody & {
        /** In whose hands the papers were, and who took the result over. */
        readonly holder: Party | null;
        readonly officer: string;
        readonly paper: string;
      })
    | null;
}

type Tick = ResultTakenBody['punctuality'] | null;

const ticks = (which: Tick): ControlBlock['ticks'] =>
  (['early', 'onTime', 'late'] as const).map((code) => ({
    label: punctualityWords[code],
    ticked: code === which,
  }));

/** Whether the giver kept its share of the time: decided, as everywhere, when the next one has it. */
const keptShare = (held: HandOver | undefined, takenAt: string | undefined): Tick =>
  held?.shareDue && takenAt ? punctualityAt(held.shareDue, takenAt) : null;

/** What stands under TÊN CƠ QUAN; a person stands beside the signature. */
function agencyOf(source: ControlSource, party: Party): string {
  if (party.kind === 'agency') return party.name;
  const { officerId = '' } = source.received;
  return party.id === officerId ? unitInSentence(source) : agencyInSentence(source, null);
}

const personOf = (party: Party): string => (party.kind === 'staff' ? party.name : '');

function handOverNotes({ forms, declined }: ControlSource, handOver: HandOver): string[] {
  const { share, shareDue } = handOver;
  const why = declined[handOver.handOverId] ?? '';
  return [
    ...(share ? [`${forms.control.labels.share} ${formatTerm(share)}`] : []),
    ...(shareDue ? [`Đến ${formatMoment(`${shareDue.date}T${shareDue.at}`)}`] : []),
    ...(handOver.declined ? [asSentence(reasonInWords('không nhận', why))] : []),
  ];
}

function handOverBlock(source: ControlSource, handOver: HandOver, index: number): ControlBlock {
  const { labels, signs } = source.forms.control;
  const { from, to, at, confirmed, declined } = handOver;
  const held = source.handOvers.slice(0, index).findLast((earlier) => earlier.confirmed !== null);
  return {
    order: index + 1,
    giver: line(labels.giver, agencyOf(source, from)),
    receiver: line(labels.receiver, agencyOf(source, to)),
    at: momentInWords(confirmed?.at ?? at),
    signatures: [line(signs[0], personOf(from)), line(signs[1], declined ? '' : personOf(to))],
    ticks: ticks(keptShare(held, confirmed?.at)),
    notes: handOverNotes(source, handOver),
  };
}

/** The counter takes the result over; open for a hand while there is none. */
function resultBlock(source: ControlSource): ControlBlock {
  const { forms, handOvers, result } = source;
  const { labels, signs } = forms.control;
  const holder = result?.holder;
  return {
    order: handOvers.length + 1,
    giver: line(labels.giver, holder ? agencyOf(source, holder) : ''),
    receiver: line(labels.receiver, unitInSentence(source)),
    at: result ? momentInWords(result.takenAt) : '',
    signatures: [line(signs[0], holder ? personOf(holder) : ''), line(signs[1], result?.officer ?? '')],
    ticks: ticks(result?.punctuality ?? null),
    notes: result ? resultNotes(result) : [],
  };
}

function resultNotes({ outcome, reason, paper }: NonNullable<ControlSource['result']>): string[] {
  return [
    ...(outcome === 'declined' ? ['Từ chối giải quyết'] : []),
    ...(paper.trim() ? [paper.trim()] : []),
    ...(reason && latenessWords[reason] ? [asSentence(latenessWords[reason])] : []),
  ];
}

/** The control slip in words: one block for each hand-over, the last one the counter taking the result over. */
export function buildControlSlip(source: ControlSource): ControlSlip {
  const { forms, received, due, newDue } = source;
  const { labels, headings, ...form } = forms.control;
  const parties = source.handOvers.flatMap(({ from, to }) => [from, to]);
  const partners = [
    ...new Set(parties.flatMap(({ kind, name }) => (kind === 'agency' ? [name] : []))),
  ].filter((name) => name !== received.competentAgency);
  return composed({
    ...frame(source, { form, at: received.acceptedAt, number: null, copyLabels: null }),
    form: 'control',
    lines: [
      line(labels.agency, agencyInSentence(source, received.competentAgency ?? null)),
      ...(partners.length > 0 ? [line(labels.partners, partners.join('; '))] : []),
      ...nameLines(source.personal, { ...forms.labels, applicant: labels.applicant }),
      line(labels.procedure, source.procedureName),
      line(labels.acceptedAt, momentInWords(received.acceptedAt)),
      line(labels.dueAt, dueInWords(due) + (newDue ? `; hẹn lại: ${dueInWords(newDue)}` : '')),
    ],
    headings,
    blocks: [
      ...source.handOvers.map((handOver, index) => handOverBlock(source, handOver, index)),
      resultBlock(source),
    ],
  });
}
