import { ok } from '../../result.ts';
import { checkOfficialCode } from '../../text/officialCode.ts';
import type { Rule } from '../commands.ts';
import { notReceived } from './standing.ts';

export interface RecordOfficialCodeCommand {
  readonly type: 'recordOfficialCode';
  readonly officialCode: string;
}

/** The dossier is in the province's system now, under its code (TT 01/2018/TT-VPCP Đ.19). */
export const recordOfficialCode: Rule<RecordOfficialCodeCommand> = {
  forbids: (state) =>
    notReceived(state) ?? (state.officialCode === null ? null : 'dossier.codeAlreadyRecorded'),
  decide(_, { officialCode }) {
    const code = checkOfficialCode(officialCode);
    if (!code.ok) return code;
    return ok([{ type: 'dossier.officialCodeRecorded', body: { officialCode: code.value } }]);
  },
};
