import { fail } from '../result.ts';
import type { CommandName, DecideContext, Decided, DossierCommand, Rule } from './commands.ts';
import { answerHandOver } from './rules/answerHandOver.ts';
import { apologise } from './rules/apologise.ts';
import { attach } from './rules/attach.ts';
import { awaitPayment } from './rules/awaitPayment.ts';
import { certify } from './rules/certify.ts';
import { correct } from './rules/correct.ts';
import { destroyData } from './rules/destroyData.ts';
import { detach } from './rules/detach.ts';
import { recordExtraPaper } from './rules/extraPaper.ts';
import { finishPrint } from './rules/finishPrint.ts';
import { handOver } from './rules/handOver.ts';
import { notifyApplicant } from './rules/notifyApplicant.ts';
import { payFee } from './rules/payFee.ts';
import { postResult } from './rules/postResult.ts';
import { precheck } from './rules/precheck.ts';
import { receive } from './rules/receive.ts';
import { recomputeDue } from './rules/recomputeDue.ts';
import { recordDelivery } from './rules/recordDelivery.ts';
import { recordNotCollected } from './rules/recordNotCollected.ts';
import { recordOfficialCode } from './rules/recordOfficialCode.ts';
import { refuse } from './rules/refuse.ts';
import { requestPrint } from './rules/requestPrint.ts';
import { requestSupplement } from './rules/requestSupplement.ts';
import { resume } from './rules/resume.ts';
import { returnResult } from './rules/returnResult.ts';
import { signApology } from './rules/signApology.ts';
import { stop } from './rules/stop.ts';
import { takeResult } from './rules/takeResult.ts';
import { voidFeeReceipt } from './rules/voidFeeReceipt.ts';
import { withdraw } from './rules/withdraw.ts';
import { type DossierState, openPause, pendingHandOver } from './state.ts';

type Rules = { readonly [N in CommandName]: Rule<Extract<DossierCommand, { readonly type: N }>> };

const rules: Rules = {
  precheck,
  requestSupplement,
  recordExtraPaper,
  refuse,
  receive,
  correct,
  recordOfficialCode,
  handOver,
  answerHandOver,
  awaitPayment,
  resume,
  recomputeDue,
  apologise,
  signApology,
  notifyApplicant,
  takeResult,
  postResult,
  recordDelivery,
  recordNotCollected,
  return: returnResult,
  withdraw,
  stop,
  payFee,
  voidFeeReceipt,
  certify,
  attach,
  detach,
  requestPrint,
  finishPrint,
  destroyData,
};

export const commandNames = Object.keys(rules) as CommandName[];

/** What happens with citizens and results goes through the counter, not past it (NĐ 61/2018 Đ.5). */
const counterOnly: ReadonlySet<CommandName> = new Set<CommandName>([
  'precheck',
  'refuse',
  'receive',
  'recordOfficialCode',
  'takeResult',
  'postResult',
  'recordDelivery',
  'recordNotCollected',
  'return',
  'withdraw',
  'stop',
  'payFee',
  'voidFeeReceipt',
  'certify',
]);

/** Papers are asked for and come in at the counter, and what goes to another agency leaves from it. */
function throughCounter(state: DossierState, command: CommandName): boolean {
  if (command === 'requestSupplement' || command === 'recordExtraPaper') return !state.received;
  if (command === 'resume') return openPause(state)?.reason === 'supplement';
  if (command === 'answerHandOver') return pendingHandOver(state)?.to.kind === 'agency';
  return counterOnly.has(command);
}

/** Why a command is refused now, or null; screens grey their buttons by it and `decide` refuses by it. */
export const forbids = (
  state: DossierState,
  command: CommandName,
  role: DecideContext['actor']['role'],
): string | null =>
  role === 'specialist' && throughCounter(state, command)
    ? 'role.counterOnly'
    : rules[command].forbids(state);

/** Turns a command into events or a refusal with a stable code; never reads anything about people. */
export function decide(state: DossierState, command: DossierCommand, context: DecideContext): Decided {
  const forbidden = forbids(state, command.type, context.actor.role);
  if (forbidden) return fail(forbidden);
  const rule = rules[command.type] as Rule<DossierCommand>;
  return rule.decide(state, command, context);
}
