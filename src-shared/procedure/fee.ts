import { exhaustive, fail, ok, type Result } from '../result.ts';
import type { ChannelTerms, Fee, FeeWaiver } from './version.ts';

/** A fee as it stands for one dossier: whole đồng, or null when nobody knows it here. */
export interface FeeDue {
  readonly kind: 'amount' | 'exempt' | 'unknown';
  readonly dong: number | null;
  readonly text: string;
}

/** `12.000 đ` */
export const formatDong = (dong: number): string => `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;

export interface FeeCount {
  /** Pages of the original, not of the copies (trap 15). */
  readonly pages: number;
  readonly copies: number;
}

/** By page with a cap for each copy (TT 226/2016/TT-BTC). */
function byPage(fee: Extract<Fee, { kind: 'pages' }>, { pages, copies }: FeeCount): number {
  const cheap = Math.max(0, pages - fee.firstPages) * fee.nextPageDong;
  const one = Math.min(pages, fee.firstPages) * fee.firstPageDong + cheap;
  return Math.min(one, fee.capDong) * copies;
}

/** The portal says free and, in the same cell, that the council of the province sets the fee (§4.2). */
const byCouncil = /hội đồng nhân dân|hđnd/i;
const toCompare = 'Miễn theo Cổng DVCQG; đối chiếu mức của HĐND tỉnh';

const counted = (dong: number, text: string): FeeDue => ({ kind: 'amount', dong, text });

/**
 * What is to be paid. Zero, exempt and unknown stay three different things (trap 14); `exempt` is the
 * officer's word that this person is exempt. Fails with fee.badCount.
 */
export function feeDue(fee: Fee, count: FeeCount, exempt: boolean): Result<FeeDue> {
  const { pages, copies } = count;
  if (![pages, copies].every((n) => Number.isInteger(n) && n >= 1)) return fail('fee.badCount');
  if (exempt) return ok({ kind: 'exempt', dong: 0, text: 'Miễn (đối tượng được miễn)' });
  switch (fee.kind) {
    case 'amount': {
      const dong = fee.dong * (fee.per === 'copy' || fee.per === 'document' ? copies : 1);
      return ok(counted(dong, formatDong(dong)));
    }
    case 'pages': {
      const dong = byPage(fee, count);
      return ok(counted(dong, `${formatDong(dong)} (${pages} trang × ${copies} bản)`));
    }
    case 'exempt':
      return ok({ kind: 'exempt', dong: 0, text: byCouncil.test(fee.note) ? toCompare : 'Miễn' });
    case 'ceiling':
      return ok({
        kind: 'unknown',
        dong: null,
        text: `Không quá ${formatDong(fee.maxDong)}, theo mức HĐND tỉnh quy định`,
      });
    case 'unknown':
      return ok({ kind: 'unknown', dong: null, text: 'Theo quy định, chưa có mức trong danh mục' });
    default:
      return exhaustive(fee);
  }
}

/** The waivers that can be chosen for a receipt on a day (`YYYY-MM-DD`). */
export const openWaivers = ({ waivers }: Pick<ChannelTerms, 'waivers'>, day: string): FeeWaiver[] =>
  waivers.filter(({ from, to }) => from <= day && day <= to);

/** Whether the screen has to ask for pages and copies. */
export const asksPages = (fee: Fee): boolean => fee.kind === 'pages';
export const asksCopies = (fee: Fee): boolean =>
  fee.kind === 'pages' || (fee.kind === 'amount' && (fee.per === 'copy' || fee.per === 'document'));
