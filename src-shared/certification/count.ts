import { type FeeDue, feeDue, formatDong } from '../procedure/fee.ts';
import type { Fee } from '../procedure/version.ts';
import { fail, ok, type Result } from '../result.ts';
import { kindOf } from './kinds.ts';
import type { VisitLine } from './visit.ts';

/** The published fee of each procedure in force, by code; undefined where it is not offered in person. */
export type FeeOf = (procedure: string) => Fee | undefined;

/** One kind of paper. Fails with certification.notHere, certification.feeUnknown, fee.badCount. */
function lineFee({ procedure, pages, copies }: VisitLine, fees: FeeOf, exempt: boolean): Result<FeeDue> {
  const kind = kindOf(procedure);
  const fee = fees(procedure);
  if (!kind || !fee) return fail('certification.notHere');
  const one = feeDue(fee, { pages, copies: kind.counts === 'copies' ? copies : 1 }, exempt);
  if (!one.ok) return one;
  if (one.value.dong === null) return fail('certification.feeUnknown', { name: kind.word });
  if (kind.counts !== 'papers') return one;
  if (!Number.isInteger(copies) || copies < 1) return fail('fee.badCount');
  return ok({ ...one.value, dong: one.value.dong * copies });
}

export interface CountedVisit {
  /** Whole đồng by line, in their order. */
  readonly lines: readonly number[];
  readonly fee: { readonly kind: 'amount' | 'exempt'; readonly dong: number; readonly text: string };
}

/** What a visit costs: each kind of paper by itself, then the sum, in whole đồng. */
export function countVisit(lines: readonly VisitLine[], fees: FeeOf, exempt: boolean): Result<CountedVisit> {
  const counted: number[] = [];
  let free = true;
  let freeText = '';
  for (const line of lines) {
    const fee = lineFee(line, fees, exempt);
    if (!fee.ok) return fee;
    counted.push(fee.value.dong ?? 0);
    free = free && fee.value.kind === 'exempt';
    freeText = fee.value.text;
  }
  const dong = counted.reduce((sum, one) => sum + one, 0);
  // Zero and exempt stay two different things (trap 14).
  const fee = free
    ? { kind: 'exempt' as const, dong: 0, text: freeText }
    : { kind: 'amount' as const, dong, text: formatDong(dong) };
  return ok({ lines: counted, fee });
}
