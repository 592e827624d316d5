import type { Due } from '../calendar/types.ts';
import { exhaustive, fail, ok, type Result } from '../result.ts';
import { checkOfficialCode } from '../text/officialCode.ts';
import type { DecideContext, DossierCommand } from './commands.ts';
import type { DossierEvent, ResultTakenBody } from './events.ts';
import { receive } from './receive.ts';
import { type DossierState, goodPrints } from './state.ts';

type Decided = Result<readonly DossierEvent[]>;

/** On time is decided when the counter takes the result over, not when it is collected. */
export const punctualityAt = (due: Due, now: string): ResultTakenBody['punctuality'] =>
  now.slice(0, 10) < due.date ? 'early' : now <= `${due.date}T${due.at}` ? 'onTime' : 'late';

/** Why a command is refused now, or null; screens grey their buttons by it and `decide` refuses by it. */
export function forbids(state: DossierState, command: DossierCommand['type']): string | null {
  if (command === 'receive') return state.received ? 'dossier.alreadyReceived' : null;
  if (!state.received) return 'dossier.unknown';
  switch (command) {
    case 'takeResult':
      return state.resultTaken ? 'dossier.resultAlreadyTaken' : null;
    case 'return':
      if (state.returned) return 'dossier.alreadyReturned';
      if (state.dataDestroyed) return 'dossier.dataDestroyed';
      return state.resultTaken ? null : 'dossier.resultNotThere';
    case 'recordOfficialCode':
      return state.officialCode ? 'dossier.codeAlreadyRecorded' : null;
    case 'requestPrint':
      return state.dataDestroyed ? 'dossier.dataDestroyed' : null;
    case 'finishPrint':
      return null;
    case 'destroyData':
      return state.dataDestroyed ? 'dossier.dataDestroyed' : null;
    default:
      return exhaustive(command);
  }
}

/** Turns a command into events or a refusal with a stable code; never reads anything about people. */
export function decide(state: DossierState, command: DossierCommand, context: DecideContext): Decided {
  const forbidden = forbids(state, command.type);
  if (forbidden) return fail(forbidden);
  if (command.type === 'receive') return receive(state, command, context);
  const received = state.received;
  if (!received) return fail('dossier.unknown');
  switch (command.type) {
    case 'takeResult': {
      const punctuality = punctualityAt(received.due, context.now);
      return ok([{ type: 'dossier.resultTaken', body: { takenAt: context.now, punctuality } }]);
    }
    case 'return': {
      const { who, sealed } = command;
      return ok([
        { type: 'dossier.returned', body: { returnedAt: context.now, how: 'counter', who, sealed } },
      ]);
    }
    case 'recordOfficialCode': {
      const code = checkOfficialCode(command.officialCode);
      if (!code.ok) return code;
      return ok([{ type: 'dossier.officialCodeRecorded', body: { officialCode: code.value } }]);
    }
    case 'requestPrint': {
      const { printId, layout, target } = command;
      const reprint = goodPrints(state);
      return ok([{ type: 'slip.printRequested', body: { printId, form: '01', layout, target, reprint } }]);
    }
    case 'finishPrint': {
      const print = state.prints.find((p) => p.printId === command.printId);
      if (!print) return fail('print.unknown');
      if (print.outcome !== 'pending') return fail('print.alreadyFinished');
      const { printId, outcome, failure } = command;
      return ok([{ type: 'slip.printFinished', body: { printId, outcome, failure } }]);
    }
    case 'destroyData':
      return ok([{ type: 'dossier.keyDestroyed', body: { ground: command.ground } }]);
    default:
      return exhaustive(command);
  }
}
