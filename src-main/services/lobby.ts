import { createHash, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { InputOf } from '../../src-shared/contract/index.ts';
import type { PlainDocument } from '../../src-shared/document/document.ts';
import { procedurePaper } from '../../src-shared/document/procedure.ts';
import { lookUp, typedCode } from '../../src-shared/dossier/progress.ts';
import { perMinute } from '../../src-shared/limit.ts';
import { eventsWith, type LifeEvent, lifeEvent } from '../../src-shared/lobby/lifeEvent.ts';
import { takeAway } from '../../src-shared/lobby/takeAway.ts';
import { type QueueRules, queueRules } from '../../src-shared/queue/queue.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { composed } from '../../src-shared/slip/composed.ts';
import { getMeta } from '../store/meta.ts';
import { readState } from '../store/project.ts';
import { prepared } from '../store/schema.ts';
import { officersOf } from './feedback.ts';
import { pieceOf, shownDocuments } from './forms.ts';
import type { PrintResult } from './host.ts';
import { formPaper } from './papers.ts';
import { readJson } from './profiles.ts';
import type { Caller, Handlers, Services } from './services.ts';

/** A secret has 31^6 forms: at this pace of one screen guessing one takes a century. */
const lookupsPerMinute = 12;
const lookupsOfNumberPerMinute = 12;
/** A child at the screen does not empty the paper tray. */
const sheetsPerMinute = 6;
/** A whole village does not come in faster; a playing child does. */
const ticketsPerMinute = 12;
/** Nobody writes faster than this at one screen; a book full of a child's taps helps nobody. */
const lettersPerMinute = 6;

/** What the citizens' screens need beside the services of the counter. */
export interface Lobby {
  readonly events: readonly LifeEvent[];
  /** Whether this screen may look up this number now. */
  mayLookUp(caller: Caller, code: string): boolean;
  mayPrint(): boolean;
  mayTake(): boolean;
  mayWrite(): boolean;
  readonly queue: QueueRules;
  /** The number a slip got on which day; in memory alone, so that no number leads to a dossier. */
  readonly returned: Map<string, { readonly day: string; readonly number: number }>;
}

/** Fails with assets.corrupt. */
export function openLobby(assetsFolder: string, clock: () => Date): Result<Lobby> {
  const events = readJson(join(assetsFolder, 'lobby', 'life-events.json'), z.array(lifeEvent));
  if (!events.ok) return events;
  const ofScreen = perMinute<Caller>(lookupsPerMinute, clock);
  const ofNumber = perMinute(lookupsOfNumberPerMinute, clock);
  const queue = readJson(join(assetsFolder, 'lobby', 'queue.json'), queueRules);
  if (!queue.ok) return queue;
  const sheets = perMinute(sheetsPerMinute, clock);
  const tickets = perMinute(ticketsPerMinute, clock);
  const letters = perMinute(lettersPerMinute, clock);
  return ok({
    events: events.value,
    mayLookUp: (caller, code) => ofScreen(caller) && ofNumber(typedCode(code)),
    mayPrint: () => sheets('all'),
    mayTake: () => tickets('all'),
    mayWrite: () => letters('all'),
    queue: queue.value,
    returned: new Map(),
  });
}

const digest = (text: string) => createHash('sha256').update(text).digest();
export const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

/** The dossier a number on paper was given to, by any of its three numbers. */
function dossierOf({ db }: Services, code: string): string {
  const found = prepared(
    db,
    `SELECT id FROM dossier WHERE code = @code UNION ALL SELECT id FROM dossier WHERE official_code = @code
     UNION ALL SELECT id FROM dossier WHERE case_code = @code LIMIT 1`,
  )
    .pluck()
    .get({ code: typedCode(code) });
  return typeof found === 'string' ? found : '';
}

/** Prints for a citizen; the reason of a failure is nothing they could mend. */
export async function printForCitizen(services: Services, made: PlainDocument) {
  const { printer, lobby } = services;
  if (printer.byWindow) return fail('print.notHere');
  if (!lobby.mayPrint()) return fail('lookup.tooMany');
  const result = await printer
    .print({ document: composed(made), target: 'printer' })
    .catch((): PrintResult => ({ outcome: 'failed', failure: 'print.failed' }));
  return ok({ outcome: result.outcome === 'printed' ? ('printed' as const) : ('failed' as const) });
}

export const lookUpHere = (
  { services, caller }: { readonly services: Services; readonly caller: Caller },
  { code, secret }: InputOf<'lobby.progress'>,
) =>
  services.lobby.mayLookUp(caller, code)
    ? lookUp(readState(services.db, dossierOf(services, code)), secret, same)
    : fail('lookup.tooMany');

function paperFor(services: Services, wanted: InputOf<'lobby.print'>): Result<PlainDocument> {
  if (wanted.paper === 'form') return formPaper(services, wanted);
  const version = services.catalogue.inForce(wanted.code);
  if (!version) return fail('procedure.unknown', { code: wanted.code });
  const { wardName } = services.profiles.wardOn(services.clock().toISOString());
  return ok(procedurePaper(wardName, version));
}

export const lobbyHandlers: Handlers<
  'lobby.view' | 'lobby.entries' | 'lobby.procedure' | 'lobby.form' | 'lobby.print' | 'lobby.progress'
> = {
  'lobby.view': ({ services }) => {
    const { profiles, clock, catalogue, printer, lobby } = services;
    const now = clock().toISOString();
    const { wardName, authority, address, hotline, email, website } = profiles.wardOn(now);
    return ok({
      wardName,
      authority,
      address,
      hotline,
      email,
      website,
      day: toLocalDate(now),
      prints: !printer.byWindow,
      priority: lobby.queue.classes.map(({ name }) => name),
      officers: officersOf(services),
      events: eventsWith(lobby.events, new Set(catalogue.allInForce().map(({ code }) => code))),
    });
  },
  'lobby.entries': ({ services }) => ok({ entries: services.catalogue.entries() }),
  'lobby.procedure': ({ services }, { code }) => {
    const version = services.catalogue.inForce(code);
    if (!version) return fail('procedure.unknown', { code });
    const documents = shownDocuments(services.library, code);
    const server = getMeta(services.db, 'wardUrl');
    // A library that cannot be read takes nothing from what the procedure says.
    const shown = documents.ok ? documents.value : [];
    return ok({ version, documents: shown, takeAway: takeAway(version, server) });
  },
  'lobby.form': ({ services }, which) => pieceOf(services.library, which),
  'lobby.print': ({ services }, wanted) => {
    const made = paperFor(services, wanted);
    return made.ok ? printForCitizen(services, made.value) : made;
  },
  'lobby.progress': lookUpHere,
};
