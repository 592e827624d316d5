import type { WorkingCalendar } from '../calendar/types.ts';
import type { ProcedureVersion } from '../procedure/version.ts';
import type { FormProfile } from '../slip/receipt.ts';
import type { Intake } from './checkIntake.ts';
import type { PrintFinishedBody, PrintRequestedBody, ReturnedBody } from './events.ts';

/** What decides beside the state: local time at the counter and the working calendar. */
export interface DecideContext {
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

export interface ReceiveCommand {
  readonly type: 'receive';
  readonly facts: Intake['facts'];
  readonly procedure: ProcedureVersion;
  readonly sealed: string;
  readonly code: string;
  readonly lookupSecret: string;
  readonly counter: string;
  readonly officer: string;
  readonly ward: string;
  readonly profile: FormProfile;
  readonly book: { readonly volume: string; readonly number: number };
}

export type DossierCommand =
  | ReceiveCommand
  | { readonly type: 'takeResult' }
  | { readonly type: 'return'; readonly who: ReturnedBody['who']; readonly sealed: string }
  | { readonly type: 'recordOfficialCode'; readonly officialCode: string }
  | {
      readonly type: 'requestPrint';
      readonly printId: string;
      readonly layout: PrintRequestedBody['layout'];
      readonly target: PrintRequestedBody['target'];
    }
  | {
      readonly type: 'finishPrint';
      readonly printId: string;
      readonly outcome: PrintFinishedBody['outcome'];
      readonly failure: string | null;
    }
  | { readonly type: 'destroyData'; readonly ground: string };
