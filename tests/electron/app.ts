import { spawn } from 'node:child_process';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';

export interface StartedApp {
  readonly app: ElectronApplication;
  readonly counter: Page;
  readonly pad: Page;
  /** What main wrote to the console. */
  log(): string;
  close(): Promise<void>;
}

export interface Staged {
  readonly executable: string;
  readonly folder: string;
  readonly data: string;
  readonly pdfFolder: string;
  /** A file that tells the app what hour it is. */
  readonly clockFile?: string;
}

const argumentsFor = ({ folder, data, pdfFolder, clockFile }: Staged) => [
  '--no-sandbox',
  folder,
  ...['--data', data, '--pdf-folder', pdfFolder, '--test-unencrypted-store'],
  ...(clockFile ? ['--test-clock', clockFile] : []),
];

/** The time any one step of the app is given before the check is a failure. */
export const patience = 20_000;

async function pageAt(app: ElectronApplication, name: string): Promise<Page> {
  const isIt = (page: Page) => page.url() === `quay://app/${name}`;
  const deadline = AbortSignal.timeout(patience);
  while (!deadline.aborted) {
    const page = app.windows().find(isIt);
    if (page) return page;
    for (const other of app.windows()) await other.waitForLoadState();
    if (app.windows().some(isIt)) continue;
    await app.waitForEvent('window', { timeout: patience });
  }
  throw new Error(`no window shows ${name}`);
}

/** Starts the staged app and waits for its two screens. */
export async function startApp(staged: Staged): Promise<StartedApp> {
  const app = await electron.launch({
    executablePath: staged.executable,
    args: argumentsFor(staged),
    timeout: patience,
  });
  let written = '';
  app.on('console', (message) => {
    written += `${message.text()}\n`;
  });
  const [counter, pad] = [await pageAt(app, 'index.html'), await pageAt(app, 'pad.html')];
  for (const page of [counter, pad]) page.setDefaultTimeout(patience);
  return { app, counter, pad, log: () => written, close: () => app.close() };
}

/**
 * Starts the app where it cannot open its counter: ends with the process, or as soon as it has said
 * `words`, for then it stands at a dialog that waits for a person. `code` is null in that case.
 */
export async function startInVain(
  staged: Staged,
  words: string,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(staged.executable, argumentsFor(staged), {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const told = new Promise<null>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += String(text);
        if (said.includes(words)) resolve(null);
      });
  });
  const code = await Promise.race([ended, told]);
  child.kill('SIGKILL');
  await ended;
  return { code, said };
}

/** Calls the contract from a window's page, as its own code does. */
export const callFrom = (page: Page, channel: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    ([name, given]) =>
      (window as unknown as { quay: { call(c: unknown, i: unknown): Promise<unknown> } }).quay.call(
        name,
        given,
      ),
    [channel, input] as const,
  );
