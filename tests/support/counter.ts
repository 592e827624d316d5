import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CounterOptions, type OpenedCounter, openCounter } from '../../src-main/services/openCounter.ts';
import type { Caller } from '../../src-main/services/services.ts';
import { fileKeyBox } from '../../src-main/store/fileKeyBox.ts';
import { browserPrinter } from '../../src-main/web/browserPrinter.ts';
import type { ChannelName, InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import type { IntakeForm } from '../../src-shared/dossier/intake.ts';
import type { Result } from '../../src-shared/result.ts';

export const assetsFolder = join(import.meta.dirname, '..', '..', 'assets');

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'quay-'));

/** A clock that stands still until it is set. */
export function standingClock(at = '2026-11-20T02:00:00.000Z') {
  let now = new Date(at);
  return {
    clock: () => new Date(now),
    set: (to: string) => {
      now = new Date(to);
    },
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** Bytes that repeat from run to run for one seed, and never within a run. */
export function seededBytes(seed: string) {
  let count = 0;
  return (length: number): Uint8Array => {
    const parts: Buffer[] = [];
    while (Buffer.concat(parts).length < length) {
      count += 1;
      parts.push(createHash('sha256').update(`${seed}:${count}`).digest());
    }
    return Buffer.concat(parts).subarray(0, length);
  };
}

export interface TestCounter {
  readonly counter: OpenedCounter;
  readonly caller: Caller;
  readonly folder: string;
  readonly clock: ReturnType<typeof standingClock>;
  call<C extends ChannelName>(channel: C, input: InputOf<C>): Promise<Result<OutputOf<C>>>;
  /** The same, for calls that must succeed. */
  done<C extends ChannelName>(channel: C, input: InputOf<C>): Promise<OutputOf<C>>;
}

/** A counter on its own folder with its receiver signed in. */
export async function openTestCounter(
  options: Partial<CounterOptions> & { folder?: string } = {},
): Promise<TestCounter> {
  const folder = options.folder ?? temporaryFolder();
  const clock = standingClock();
  const opened = await openCounter({
    dataFolder: folder,
    assetsFolder,
    keys: fileKeyBox(join(folder, 'keys.json')),
    printer: browserPrinter,
    clock: clock.clock,
    random: seededBytes(folder),
    cipher: true,
    ...options,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const counter = opened.value;
  const caller = counter.connect('counter') as Caller;
  const call: TestCounter['call'] = async (channel, input) =>
    (await counter.call(caller, channel, input)) as Result<never>;
  const done: TestCounter['done'] = async (channel, input) => {
    const result = await call(channel, input);
    if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await signIn({ call: call as TestCounter['call'] }, 'receiver');
  return { counter, caller, folder, clock, call, done };
}

/** Signs the demonstration's person of a role in with the PIN its sign-in screen shows. */
export async function signIn({ call }: Pick<TestCounter, 'call'>, role: string): Promise<void> {
  const open = await call('session.open', {});
  if (!open.ok) throw new Error(open.error.code);
  const person = open.value.staff.find((member) => member.role === role);
  if (!person?.demoPin) throw new Error(`no demonstration person is a ${role}`);
  const signedIn = await call('session.signIn', { staffId: person.id, pin: person.demoPin });
  if (!signedIn.ok) throw new Error(signedIn.error.code);
}

/** Ids of dossiers: version 4 look, made from a number. */
export const testId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The receipt slip of a dossier, as slip channels ask for it. */
export const receiptOf = (dossierId: string) => ({ dossierId, form: 'receipt' as const, slipId: null });

/** A marriage registration with every required paper, by a person with marks in the name. */
export async function validForm(
  counter: Pick<TestCounter, 'done'>,
  change: Partial<IntakeForm> = {},
): Promise<IntakeForm> {
  const form = { ...emptyIntake(), procedureCode: '1.004873', ...change };
  const procedure = await counter.done('catalogue.procedure', { code: form.procedureCode });
  const components = Object.fromEntries(
    procedure.components
      .filter((component) => component.condition === null)
      .map((component) => [
        component.id,
        {
          state: component.group === 'submit' ? ('submitted' as const) : ('shown' as const),
          originals: 1,
          copies: 0,
        },
      ]),
  );
  return {
    ...form,
    components: { ...components, ...change.components },
    applicant: {
      ...form.applicant,
      name: 'Đặng Thị Ngọc Ưởng',
      address: 'Khu phố 3',
      phone: '0905123456',
      idNumber: '052190001234',
      ...change.applicant,
    },
  };
}

/** A result that the counter takes over in time. */
export const granted = (id: string) => ({
  id,
  outcome: 'granted' as const,
  reason: null,
  paper: '',
  text: '',
});

/** A result handed at the counter to somebody who showed a paper. */
export const handed = (
  id: string,
  taker: InputOf<'dossier.return'>['taker'] = { who: 'applicant', name: '', paper: '052190001234' },
): InputOf<'dossier.return'> => ({
  id,
  how: 'counter',
  taker,
  proof: taker.who === 'other' ? 'authority' : 'identity',
  slip: '',
  approval: null,
});
