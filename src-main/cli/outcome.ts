import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { defaultDataFolder, rootFolder } from '../paths.ts';
import { type OpenedCounter, openCounter } from '../services/openCounter.ts';
import { fileKeyBox } from '../store/fileKeyBox.ts';
import { getMeta } from '../store/meta.ts';
import { browserPrinter } from '../web/browserPrinter.ts';

/** What a command says: 0 done, 1 the answer is bad news, 2 not understood. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const said = (stdout: string, exitCode = 0): CommandOutcome => ({ exitCode, stdout, stderr: '' });
export const refused = (stderr: string, exitCode = 2): CommandOutcome => ({ exitCode, stdout: '', stderr });

export const dataOption = { data: { type: 'string', default: defaultDataFolder() } } as const;

/** Strict argument parsing as a value; the failure names the argument that was not understood. */
export function readArgs<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
): Result<ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; args: string[] }>>> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (error) {
    return fail('cli.badArguments', { reason: error instanceof Error ? error.message : '' });
  }
}

export const keysFile = (dataFolder: string): string => join(dataFolder, 'keys.json');

/** The counter of a data folder, for commands that change it while no window is open. */
export const openForCommand = (dataFolder: string): Promise<Result<OpenedCounter>> =>
  openCounter({
    dataFolder,
    assetsFolder: join(rootFolder, 'assets'),
    keys: fileKeyBox(keysFile(dataFolder)),
    printer: browserPrinter,
    clock: () => new Date(),
    random: randomBytes,
    cipher: true,
  });

/** The same to change what a ward with a server decides for all its counters. Fails with settings.ofWard there. */
export async function openToDecide(dataFolder: string): Promise<Result<OpenedCounter>> {
  const opened = await openForCommand(dataFolder);
  if (!opened.ok || getMeta(opened.value.services.db, 'wardId') === null) return opened;
  opened.value.close();
  return fail('settings.ofWard');
}
