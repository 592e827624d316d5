import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { PrintRequestedBody } from '../events.ts';
import { type DossierState, goodPrints } from '../state.ts';
import type { SlipForm } from '../words.ts';

export interface RequestPrintCommand {
  readonly type: 'requestPrint';
  readonly printId: string;
  readonly form: SlipForm;
  /** Which of several slips of one form; null for the receipt and the control slip. */
  readonly slipId: string | null;
  readonly layout: PrintRequestedBody['layout'];
  readonly target: PrintRequestedBody['target'];
}

/** Whether the dossier has such a slip. */
function exists(state: DossierState, form: SlipForm, slipId: string | null): boolean {
  const has = (slips: readonly { readonly slipId: string | null }[]) =>
    slips.some((slip) => slip.slipId === slipId);
  switch (form) {
    case 'receipt':
    case 'control':
    case 'forwarding':
      return state.received !== null && slipId === null;
    case 'precheck':
      return state.precheckSlipId !== null && state.precheckSlipId === slipId;
    case 'supplement':
      return has(state.supplements);
    case 'refusal':
      return state.refused?.slipId === slipId;
    case 'apology':
      return has(state.apologies);
    case 'stop':
      return state.stopped !== null && state.stopped.slipId === slipId;
  }
}

/** The intent to print; whether paper came out is an event of its own. */
export const requestPrint: Rule<RequestPrintCommand> = {
  forbids: (state) => {
    if (!state.received && !state.opened) return 'dossier.unknown';
    return state.dataDestroyed ? 'dossier.dataDestroyed' : null;
  },
  decide(state, { printId, form, slipId, layout, target }) {
    if (!exists(state, form, slipId)) return fail('slip.unknown');
    if (state.prints.some((print) => print.printId === printId)) return ok([]);
    const reprint = goodPrints(state, form, slipId);
    return ok([{ type: 'slip.printRequested', body: { printId, form, slipId, layout, target, reprint } }]);
  },
};
