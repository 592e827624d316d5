import type { Progress } from '../contract/public.ts';
import { fail, ok, type Result } from '../result.ts';
import { appointmentOf, type DossierState, statusOf } from './state.ts';

const dayOf = (local: string | null | undefined): string | null => local?.slice(0, 10) ?? null;

function progressOf(state: DossierState): Progress {
  const appointment = appointmentOf(state);
  const { received, resultTaken, returned, withdrawn, stopped, refused } = state;
  return {
    status: statusOf(state),
    receivedOn: dayOf(received?.acceptedAt),
    appointment: appointment && {
      date: appointment.date,
      at: appointment.at,
      provisional: appointment.provisional,
    },
    resultReadyOn: dayOf(resultTaken?.takenAt),
    endedOn: dayOf(returned?.returnedAt ?? withdrawn?.at ?? stopped?.at ?? refused?.at),
  };
}

/** A number as it stands on paper, whatever case and spaces it was typed in. */
export const typedCode = (text: string): string => text.trim().toUpperCase();

/**
 * Step and days of a dossier to whoever has the lookup secret of its slip. `same` compares in a time that does
 * not tell how far. Fails with lookup.notFound, for a dossier that is unknown and a secret that is wrong alike.
 */
export function lookUp(
  state: DossierState,
  secret: string,
  same: (a: string, b: string) => boolean,
): Result<Progress> {
  const expected = (state.received ?? state.opened)?.lookupSecret ?? '';
  const right = same(expected, typedCode(secret));
  return right && expected !== '' ? ok(progressOf(state)) : fail('lookup.notFound');
}
