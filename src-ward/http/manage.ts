import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WorkingCalendar } from '../../src-shared/calendar/types.ts';
import {
  type ManageChannel,
  type ManageInput,
  type ManageOutput,
  manageContract,
} from '../../src-shared/contract/manage.ts';
import type { Catalogue } from '../../src-shared/procedure/origins.ts';
import type { RatingMonth } from '../../src-shared/rating/figures.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { type BodyOf, settingOf } from '../../src-shared/sync/settings.ts';
import type { FormFiles } from '../forms.ts';
import type { Managers } from '../managers.ts';
import type { Members } from '../members.ts';
import { hashPassword } from '../password.ts';
import type { Settings } from '../settings.ts';
import { strangerLimit } from './limit.ts';
import { formWorks } from './manageForms.ts';

export interface ManageDeps {
  /** The ward that browsers see. */
  readonly ward: string;
  readonly wardName: () => Promise<string>;
  readonly managers: Managers;
  readonly members: Members;
  readonly settings: Settings;
  readonly forms: FormFiles;
  readonly clock: () => Date;
  /** The one that ships. */
  readonly calendar: WorkingCalendar;
  readonly catalogue: (ward: string) => Promise<Catalogue>;
  readonly answer: (reply: FastifyReply, result: Result<unknown>) => FastifyReply;
  readonly ratings: () => Promise<RatingMonth[]>;
}

export type Work<C extends ManageChannel> = (
  by: string,
  input: ManageInput<C>,
) => Promise<Result<ManageOutput<C>>>;
type Signed = Exclude<ManageChannel, 'signIn' | 'signOut'>;

/** What each channel of a signed-in manager does. */
function worksOf(deps: ManageDeps): { readonly [C in Signed]: Work<C> } {
  const { ward, members, settings } = deps;
  const done = (result: Result<unknown>): Result<Record<string, never>> => (result.ok ? ok({}) : result);
  const people = async () =>
    (await settings.list(ward, 'person')).map(({ setting }) => setting.body as BodyOf<'person'>);
  return {
    session: async (by) => ok({ name: by, wardName: await deps.wardName() }),
    devices: async () =>
      ok({
        devices: (await members.list(ward)).map(({ id, counter, name, revoked }) => ({
          id,
          counter,
          name,
          revoked,
        })),
      }),
    makeCode: async (_, { counter }) => {
      const code = await members.makeCode(ward, counter);
      return code.ok ? ok({ code: code.value }) : code;
    },
    revoke: async (_, { device }) => done(await members.revoke(ward, device)),
    people: async () => ok({ people: (await people()).map(({ id, name, role }) => ({ id, name, role })) }),
    savePerson: async (by, { id, name, role, pin }) => {
      const known = (await people()).find((person) => person.id === id);
      const hash = pin === null ? known?.pin : await hashPassword(pin);
      if (hash === undefined) return fail('settings.pinNeeded');
      const person = { id: known?.id ?? randomUUID(), name, role, pin: hash };
      return done(await settings.change(ward, by, [settingOf('person', person)]));
    },
    removePerson: async (by, { id }) =>
      done(await settings.change(ward, by, [{ kind: 'person', key: id, body: null }])),
    calendar: async () => {
      const own = (await settings.list(ward, 'calendar'))[0]?.setting.body as BodyOf<'calendar'> | undefined;
      return ok({ calendar: own ?? deps.calendar, own: own !== undefined });
    },
    procedures: async () => {
      const own = new Set((await settings.list(ward, 'procedure')).map(({ setting }) => setting.key));
      return ok({
        procedures: (await deps.catalogue(ward)).allInForce().map(({ code, name, field, effectiveFrom }) => ({
          code,
          name,
          field,
          effectiveFrom,
          origin: origins.find((origin) => own.has(`${origin}/${code}/${effectiveFrom}`)) ?? 'shipped',
        })),
      });
    },
    procedure: async (_, { code }) => {
      const version = (await deps.catalogue(ward)).inForce(code);
      return version ? ok({ version }) : fail('procedure.unknown', { code });
    },
    settings: async (_, { kind }) =>
      ok({ settings: (await settings.list(ward, kind)).map(({ at, by, setting }) => ({ at, by, setting })) }),
    change: async (by, input) => settings.change(ward, by, input.settings),
    ...formWorks(deps),
    ratings: async () => ok({ months: await deps.ratings() }),
    offers: async () => {
      const offers = await settings.offers(ward);
      const lists = new Map(
        await Promise.all(
          [...new Set(offers.map(({ setting }) => setting.kind))].map(
            async (kind) => [kind, await settings.list(ward, kind)] as const,
          ),
        ),
      );
      return ok({
        offers: offers.map(({ device, counter, at, setting }) => ({
          device,
          counter,
          at,
          setting: withoutPin(setting),
          own: withoutPin(
            lists.get(setting.kind)?.find((kept) => kept.setting.key === setting.key)?.setting ?? null,
          ),
        })),
      });
    },
    settle: async (by, { device, ref, take }) => done(await settings.settle(ward, by, device, ref, take)),
  };
}

/** A hash of a PIN of four digits is soon guessed: it leaves the server to counters alone. */
const withoutPin = <T extends { readonly kind: string; readonly body: unknown } | null>(setting: T): T =>
  setting?.kind === 'person' && setting.body !== null
    ? { ...setting, body: { ...(setting.body as object), pin: 'scrypt.AA.AA' } }
    : setting;

/** Which of them is in force where both have a version from one day. */
const origins = ['ward', 'imported'] as const;

const cookie = 'quay_manage';
const cookieText = (token: string, seconds: number) =>
  `${cookie}=${token}; Path=/manage; HttpOnly; Secure; SameSite=Strict; Max-Age=${seconds}`;

const tokenOf = ({ headers }: FastifyRequest): string =>
  (headers.cookie ?? '')
    .split(/;\s*/)
    .find((part) => part.startsWith(`${cookie}=`))
    ?.slice(cookie.length + 1) ?? '';

/**
 * Answers the calls of the manage surface. The cookie goes to this site's own pages alone (SameSite), and JSON
 * is asked for, so that no form of another site can call it.
 */
export function manageCalls(deps: ManageDeps) {
  const { ward, managers } = deps;
  const works = worksOf(deps);
  const signIn = async ({ name, password }: ManageInput<'signIn'>, reply: FastifyReply) => {
    const token = await managers.signIn(ward, name, password);
    if (!token.ok) return token;
    reply.header('set-cookie', cookieText(token.value, 12 * 60 * 60));
    return ok({ name: name.trim(), wardName: await deps.wardName() });
  };
  /** Who has not signed in sends a name and a password, and nothing larger is read of them. */
  const beforeBody = async (request: FastifyRequest, reply: FastifyReply) => {
    if (Number(request.headers['content-length']) <= strangerLimit) return;
    const manager = await managers.who(ward, tokenOf(request));
    return manager.ok ? undefined : deps.answer(reply.header('connection', 'close'), fail('sync.tooLarge'));
  };
  const call = async (request: FastifyRequest, reply: FastifyReply): Promise<Result<unknown>> => {
    const { channel } = request.params as { channel: string };
    if (!Object.hasOwn(manageContract, channel)) return fail('api.unknownChannel');
    const name = channel as ManageChannel;
    const input = read(name, request.body);
    if (name === 'signIn') return input.ok ? signIn(input.value as ManageInput<'signIn'>, reply) : input;
    const token = tokenOf(request);
    const manager = await managers.who(ward, token);
    if (!manager.ok) return manager;
    if (!input.ok) return input;
    if (name === 'signOut') {
      await managers.signOut(ward, token);
      reply.header('set-cookie', cookieText('', 0));
      return ok({});
    }
    return (works[name] as Work<ManageChannel>)(manager.value, input.value as never);
  };
  return { beforeBody, call };
}

function read(name: ManageChannel, body: unknown): Result<unknown> {
  try {
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : '';
    const parsed = manageContract[name].input.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    return fail('api.badInput', { fields: parsed.error.issues.map(({ path }) => path.join('.')) });
  } catch {
    return fail('api.badInput');
  }
}
