import type { WorkingCalendar } from '../calendar/types.ts';
import type { Role } from '../contract/session.ts';
import type { Result } from '../result.ts';
import type { DossierEvent, StaffRef } from './events.ts';
import type { AnswerHandOverCommand } from './rules/answerHandOver.ts';
import type { ApologiseCommand } from './rules/apologise.ts';
import type { AttachCommand } from './rules/attach.ts';
import type { AwaitPaymentCommand } from './rules/awaitPayment.ts';
import type { CertifyCommand } from './rules/certify.ts';
import type { CorrectCommand } from './rules/correct.ts';
import type { DestroyDataCommand } from './rules/destroyData.ts';
import type { DetachCommand } from './rules/detach.ts';
import type { RecordExtraPaperCommand } from './rules/extraPaper.ts';
import type { FinishPrintCommand } from './rules/finishPrint.ts';
import type { HandOverCommand } from './rules/handOver.ts';
import type { NotifyApplicantCommand } from './rules/notifyApplicant.ts';
import type { PayFeeCommand } from './rules/payFee.ts';
import type { PostResultCommand } from './rules/postResult.ts';
import type { PrecheckCommand } from './rules/precheck.ts';
import type { ReceiveCommand } from './rules/receive.ts';
import type { RecomputeDueCommand } from './rules/recomputeDue.ts';
import type { RecordDeliveryCommand } from './rules/recordDelivery.ts';
import type { RecordNotCollectedCommand } from './rules/recordNotCollected.ts';
import type { RecordOfficialCodeCommand } from './rules/recordOfficialCode.ts';
import type { RefuseCommand } from './rules/refuse.ts';
import type { RequestPrintCommand } from './rules/requestPrint.ts';
import type { RequestSupplementCommand } from './rules/requestSupplement.ts';
import type { ResumeCommand } from './rules/resume.ts';
import type { ReturnCommand } from './rules/returnResult.ts';
import type { SignApologyCommand } from './rules/signApology.ts';
import type { StopCommand } from './rules/stop.ts';
import type { TakeResultCommand } from './rules/takeResult.ts';
import type { VoidFeeReceiptCommand } from './rules/voidFeeReceipt.ts';
import type { WithdrawCommand } from './rules/withdraw.ts';
import type { DossierState } from './state.ts';

/** What decides beside the state: local time at the counter, the working calendar, and who asks. */
export interface DecideContext {
  readonly now: string;
  readonly calendar: WorkingCalendar;
  readonly actor: StaffRef & { readonly role: Role };
}

export type Decided = Result<readonly DossierEvent[]>;

/** One command: why the state forbids it now, and the events it makes. Never reads anything about people. */
export interface Rule<C> {
  /** The code of the rule that forbids it in this state, or null; screens grey their buttons by it. */
  forbids(state: DossierState): string | null;
  /** Called only where `forbids` answered null. */
  decide(state: DossierState, command: C, context: DecideContext): Decided;
}

export type DossierCommand =
  | PrecheckCommand
  | RequestSupplementCommand
  | RecordExtraPaperCommand
  | RefuseCommand
  | ReceiveCommand
  | CorrectCommand
  | RecordOfficialCodeCommand
  | HandOverCommand
  | AnswerHandOverCommand
  | AwaitPaymentCommand
  | ResumeCommand
  | RecomputeDueCommand
  | ApologiseCommand
  | SignApologyCommand
  | NotifyApplicantCommand
  | TakeResultCommand
  | PostResultCommand
  | RecordDeliveryCommand
  | RecordNotCollectedCommand
  | ReturnCommand
  | WithdrawCommand
  | StopCommand
  | PayFeeCommand
  | VoidFeeReceiptCommand
  | CertifyCommand
  | AttachCommand
  | DetachCommand
  | RequestPrintCommand
  | FinishPrintCommand
  | DestroyDataCommand;

export type CommandName = DossierCommand['type'];
