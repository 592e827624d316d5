import { setImmediate } from 'node:timers/promises';
import type { RegisterFilter, SavedFile } from '../../src-shared/contract/register.ts';
import type { DossierState } from '../../src-shared/dossier/state.ts';
import { type RegisterLine, registerLineOf } from '../../src-shared/register/line.ts';
import { registerTable } from '../../src-shared/register/table.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { buildRegister } from '../../src-shared/slip/buildRegister.ts';
import { agencyInSentence } from '../../src-shared/slip/frame.ts';
import type { SheetPrintJob } from '../../src-shared/slip/printJob.ts';
import { asSentence } from '../../src-shared/slip/words.ts';
import { readPersonal, readState } from '../store/project.ts';
import { registerContents, registerIds } from '../store/register.ts';
import { localNow } from './dossiers.ts';
import type { PrintResult } from './host.ts';

import type { Handlers, Services } from './services.ts';
import type { SheetTarget } from './sheets.ts';
import { toXlsx } from './xlsx.ts';

/** Two hundred sheets of paper; whoever wants more prints by month or by field. */
export const mostPrinted = 3000;
/** Some years of a ward in one file. */
export const mostExported = 50_000;
/** Lines made without a pause: other calls are answered in between. */
const atOnce = 200;

/** Who resolves a dossier, under the name of its own day. */
function agencyOf({ profiles }: Services, { received }: DossierState): string {
  if (!received) return '';
  const names = { forms: profiles.forms(received.profile), ward: profiles.ward(received.ward) };
  return asSentence(agencyInSentence(names, received.competentAgency ?? null));
}

const volumeOf = ({ from, to }: RegisterFilter) =>
  from.slice(0, 4) === to.slice(0, 4) ? to.slice(0, 4) : '';

/** A part of the register as it stands now. */
function openRegister(services: Services, filter: RegisterFilter) {
  const { db } = services;
  const contents = registerContents(db, filter);
  const books = { years: volumeOf(filter) === '', counters: contents.manyCounters };
  const lineOf = (id: string): RegisterLine[] => {
    const state = readState(db, id);
    const line = registerLineOf(id, state, readPersonal(db, id, state), agencyOf(services, state), books);
    return line ? [line] : [];
  };
  return {
    ...contents,
    volume: contents.manyCounters ? '' : volumeOf(filter),
    lines: (limit: number, offset: number) => registerIds(db, filter, limit, offset).flatMap(lineOf),
    /** All of them, a stretch at a time. Fails with list.tooMany. */
    async all(most: number): Promise<Result<RegisterLine[]>> {
      if (contents.total > most) return fail('list.tooMany', { count: contents.total, most });
      const lines: RegisterLine[] = [];
      for (const [i, id] of registerIds(db, filter, most, 0).entries()) {
        if (i % atOnce === atOnce - 1) await setImmediate();
        lines.push(...lineOf(id));
      }
      return ok(lines);
    },
  };
}

/** What a sheet or file is made from, under the ward's name of the last day it covers. */
function sourceOf(services: Services, scope: RegisterFilter, volume: string, lines: readonly RegisterLine[]) {
  const ward = services.profiles.wardOn(scope.to);
  return {
    texts: services.wordings.register,
    forms: services.profiles.forms(ward.formProfile),
    ward,
    scope,
    volume,
    lines,
    madeAt: localNow(services),
  };
}

/** Prints what goes on over A4 sheets; a driver that breaks is a failed print. */
export async function printSheet({ sheets }: Services, job: SheetPrintJob, to: SheetTarget) {
  const result = await sheets
    .print(job, to)
    .catch((): PrintResult => ({ outcome: 'failed', failure: 'print.failed' }));
  return {
    outcome: result.outcome,
    failure: result.outcome === 'failed' ? result.failure : null,
    savedTo: result.outcome === 'printed' ? result.savedTo : null,
  };
}

/** Saves a file where the host can, else hands it over. Fails with file.cannotSave. */
export async function saved(
  { sheets }: Services,
  name: string,
  content: Uint8Array,
): Promise<Result<SavedFile>> {
  const result = await sheets.save(name, content);
  if (result.outcome === 'failed') return fail('file.cannotSave');
  return result.outcome === 'saved'
    ? ok({ name, savedTo: result.savedTo, content: null })
    : ok({ name, savedTo: null, content: Buffer.from(content).toString('base64') });
}

/** `So-theo-doi-ho-so_2026-11-01_2026-11-30`: days, and nothing about people. */
export const fileName = (what: string, { from, to }: Pick<RegisterFilter, 'from' | 'to'>): string =>
  `${what}_${from}_${to}`;

const bookName = ({ otherAgency }: RegisterFilter) =>
  otherAgency ? 'So-theo-doi-ho-so-phi-dia-gioi' : 'So-theo-doi-ho-so';

export const registerHandlers: Handlers<'register.page' | 'register.print' | 'register.export'> = {
  'register.page': ({ services }, { limit, offset, ...filter }) => {
    const { total, fields, counters, lines } = openRegister(services, filter);
    const { status } = services.wordings.register;
    return ok({ rows: lines(limit, offset), total, fields, counters, status });
  },
  'register.print': async ({ services }, { target, ...filter }) => {
    const register = openRegister(services, filter);
    const lines = await register.all(mostPrinted);
    if (!lines.ok) return lines;
    const sheet = buildRegister(sourceOf(services, filter, register.volume, lines.value));
    const name = fileName(bookName(filter), filter);
    const printed = await printSheet(services, { register: sheet }, { target, name });
    return ok({ ...printed, sheet: printed.outcome === 'atBrowser' ? sheet : null });
  },
  'register.export': async ({ services }, filter) => {
    const register = openRegister(services, filter);
    const lines = await register.all(mostExported);
    if (!lines.ok) return lines;
    const table = registerTable(sourceOf(services, filter, register.volume, lines.value));
    return saved(services, `${fileName(bookName(filter), filter)}.xlsx`, await toXlsx([table]));
  },
};
