import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { PrintFinishedBody } from '../events.ts';

export interface FinishPrintCommand extends PrintFinishedBody {
  readonly type: 'finishPrint';
}

export const finishPrint: Rule<FinishPrintCommand> = {
  forbids: ({ received, opened }) => (received || opened ? null : 'dossier.unknown'),
  decide({ prints }, { printId, outcome, failure }) {
    const print = prints.find((asked) => asked.printId === printId);
    if (!print) return fail('print.unknown');
    if (print.outcome !== 'pending') return fail('print.alreadyFinished');
    return ok([{ type: 'slip.printFinished', body: { printId, outcome, failure } }]);
  },
};
