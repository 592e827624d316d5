import { type ChannelName, contract, isChannel } from '../../src-shared/contract/index.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { fail, type Result } from '../../src-shared/result.ts';
import { storeFailure } from '../store/failures.ts';
import { prepared } from '../store/schema.ts';
import { absenceHandlers } from './absence.ts';
import { attachmentHandlers } from './attachments.ts';
import { cashHandlers } from './cash.ts';
import { catalogueHandlers } from './catalogue.ts';
import { certificationHandlers } from './certification.ts';
import { conflictHandlers } from './conflicts.ts';
import { dossierHandlers } from './dossiers.ts';
import { draftHandlers } from './drafts.ts';
import { enrolmentHandlers } from './enrolment.ts';
import { feedbackHandlers } from './feedback.ts';
import { libraryHandlers } from './forms.ts';
import { homeHandlers } from './home.ts';
import type { Connection } from './host.ts';
import { intakeHandlers } from './intake.ts';
import { lifeHandlers } from './life.ts';
import { listHandlers } from './lists.ts';
import { lobbyHandlers } from './lobby.ts';
import { lobbyFeedbackHandlers } from './lobbyFeedback.ts';
import { noticeHandlers } from './notices.ts';
import { padHandlers } from './padHandlers.ts';
import { pairingHandlers } from './pairing.ts';
import { paperHandlers } from './papers.ts';
import { provinceHandlers } from './province.ts';
import { queueHandlers } from './queue.ts';
import { ratingHandlers } from './ratings.ts';
import { registerHandlers } from './registers.ts';
import { reportHandlers } from './reports.ts';
import { scannerHandlers } from './scanner.ts';
import { screensHandlers } from './screens.ts';
import type { Caller, Handlers, Services } from './services.ts';
import { sessionHandlers } from './session.ts';
import { setAsideHandlers } from './setAside.ts';
import { slipHandlers } from './slips.ts';
import { suggestionHandlers } from './suggestions.ts';
import { surveyHandlers } from './surveys.ts';
import { syncHandlers } from './sync.ts';
import { verificationHandlers } from './verification.ts';

const handlers: Handlers = {
  ...sessionHandlers,
  ...absenceHandlers,
  ...catalogueHandlers,
  ...draftHandlers,
  ...dossierHandlers,
  ...intakeHandlers,
  ...lifeHandlers,
  ...certificationHandlers,
  ...cashHandlers,
  ...listHandlers,
  ...slipHandlers,
  ...homeHandlers,
  ...padHandlers,
  ...ratingHandlers,
  ...pairingHandlers,
  ...registerHandlers,
  ...reportHandlers,
  ...provinceHandlers,
  ...attachmentHandlers,
  ...scannerHandlers,
  ...paperHandlers,
  ...libraryHandlers,
  ...lobbyHandlers,
  ...lobbyFeedbackHandlers,
  ...noticeHandlers,
  ...queueHandlers,
  ...verificationHandlers,
  ...enrolmentHandlers,
  ...syncHandlers,
  ...conflictHandlers,
  ...setAsideHandlers,
  ...surveyHandlers,
  ...feedbackHandlers,
  ...suggestionHandlers,
  ...screensHandlers,
};

/** Another screen's channel was called. Names of the contract alone: what came along could hold people's data. */
export function logRefusal(name: string, { surface }: Connection): void {
  if (isChannel(name)) console.warn(`call ${name} refused: ${surface} window`);
}

const nobody: StaffMember = { id: '', name: '', role: 'receiver' };

const manages: ReadonlySet<string | undefined> = new Set(['leader', 'administrator']);

/** Why this caller may not use this channel now, or null (I8: decided here, by who is calling). */
function barred(caller: Caller, name: ChannelName): string | null {
  const { surface, signedIn } = contract[name];
  const needed = surface === 'manage' ? 'counter' : surface;
  if (caller.surface !== needed) return 'api.wrongSurface';
  if (signedIn && !caller.staff) return 'api.notSignedIn';
  if (surface === 'manage' && !manages.has(caller.staff?.role)) return 'api.roleNeeded';
  return null;
}

/** Somebody the ward has taken away is signed out, and another role holds from the next call on. */
function stillWorksHere({ db }: Services, caller: Caller): void {
  if (!caller.staff) return;
  const { id, role } = caller.staff;
  const now = prepared(db, 'SELECT name, role FROM staff WHERE id = ?').get(id) as
    | Pick<StaffMember, 'name' | 'role'>
    | undefined;
  if (now?.role !== role) caller.staff = now ? { id, ...now } : null;
}

/** After these a visit ends, and the pad asks. */
const wakesPad: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'dossier.receive',
  'certification.serve',
  'dossier.requestSupplement',
  'dossier.refuse',
  'dossier.return',
  'dossier.postResult',
]);

/** What nobody else sees before it is done. */
const unseen: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'draft.save',
  'suggestion.enter',
  'attachment.begin',
  'attachment.chunk',
  'attachment.discard',
  'notice.begin',
  'notice.chunk',
  'notice.discard',
]);

/** At the citizens' screen, and yet for the ward. A suggestion is not: it goes when its day is over (I9). */
const writesFeedback: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'lobby.sendFeedback',
  'lobby.rateAnswer',
]);

/** What other windows have to read again, and the ward to be sent, after a command went through. */
function tellOthers(services: Services, name: ChannelName): void {
  if (contract[name].kind !== 'command' || unseen.has(name)) return;
  // Numbers and notices are of this machine: nothing of them is sent anywhere.
  if (/^(queue|lobby|notice)\./.test(name) && !writesFeedback.has(name)) return void services.push('queue');
  // Nothing of the pad goes to the ward now: a request at that moment would tell the hour (I9).
  if (name.startsWith('pad.')) return void services.push('pad');
  services.sync.changed();
  if (name.startsWith('session.') || name.startsWith('paper.')) return;
  services.push('dossiers');
  if (wakesPad.has(name)) services.push('pad');
}

/**
 * Runs one call: surface, sign-in, shape, handler. Everything that goes wrong comes back as a failure;
 * a bug is logged by its kind and place only, for a message could hold people's data.
 */
export async function dispatch(
  services: Services,
  caller: Caller,
  name: string,
  input: unknown,
): Promise<Result<unknown>> {
  if (!isChannel(name)) return fail('api.unknownChannel');
  stillWorksHere(services, caller);
  const refusal = barred(caller, name);
  if (refusal) {
    if (refusal === 'api.wrongSurface') logRefusal(name, caller);
    return fail(refusal);
  }
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success)
    return fail('api.badInput', { fields: parsed.error.issues.map((issue) => issue.path.join('.')) });
  try {
    const handler = handlers[name] as (
      context: unknown,
      input: unknown,
    ) => Result<unknown> | Promise<Result<unknown>>;
    const result = await handler({ services, caller, staff: caller.staff ?? nobody }, parsed.data);
    if (result.ok) tellOthers(services, name);
    return result;
  } catch (error) {
    const failure = storeFailure(error);
    if (failure) return { ok: false, error: failure };
    console.error(`call ${name} failed: ${error instanceof Error ? error.name : 'unknown'}`, places(error));
    return fail('api.internal');
  }
}

/** The stack without the message, which could hold what was typed. */
const places = (error: unknown) =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 6)
        .join('\n')
    : '';
