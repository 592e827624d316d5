import { fail, ok } from '../../result.ts';
import { checkOfficialCode, dayInCode } from '../../text/officialCode.ts';
import type { Rule } from '../commands.ts';
import { notReceived } from './standing.ts';

export interface RecordOfficialCodeCommand {
  readonly type: 'recordOfficialCode';
  readonly officialCode: string;
  /** An officer has looked at a code of another day and stands by it: the system may stamp the next one. */
  readonly confirmOtherDay?: boolean;
}

/**
 * The dossier is in the province's system now, under its code, whose six digits are the day of receipt
 * (TT 01/2018/TT-VPCP Đ.19). Another day is asked about with officialCode.otherDay {inCode, received}.
 */
export const recordOfficialCode: Rule<RecordOfficialCodeCommand> = {
  forbids: (state) =>
    notReceived(state) ?? (state.officialCode === null ? null : 'dossier.codeAlreadyRecorded'),
  decide({ received }, { officialCode, confirmOtherDay = false }) {
    const code = checkOfficialCode(officialCode);
    if (!code.ok) return code;
    const inCode = dayInCode(code.value);
    const day = received?.acceptedAt.slice(0, 10);
    if (inCode !== day && !confirmOtherDay) return fail('officialCode.otherDay', { inCode, received: day });
    return ok([{ type: 'dossier.officialCodeRecorded', body: { officialCode: code.value } }]);
  },
};
