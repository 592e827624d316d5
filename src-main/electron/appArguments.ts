import { fail, ok, type Result } from '../../src-shared/result.ts';
import { type ScreenName, screenNames } from './displays.ts';

export interface AppArguments {
  readonly dataFolder: string | null;
  /** A normal window instead of the kiosk: with --window, and in development unless --kiosk is given. */
  readonly window: boolean;
  /** What the primary display shows: the counter, or on a machine of its own a screen for citizens. */
  readonly surface: 'counter' | ScreenName;
  /** What the further displays show, in their order. */
  readonly screens: readonly ScreenName[];
  readonly pdfFolder: string | null;
  /** The system's name of the printer; null for its default one. */
  readonly printer: string | null;
  /** For the smoke test alone, whose SQLite has no cipher. */
  readonly unencryptedStore: boolean;
  /** For the smoke test alone: a file that holds the hour it is, as an ISO instant. */
  readonly clockFile: string | null;
}

const known = new Set(['--data', '--pdf-folder', '--printer', '--test-clock', '--surface', '--screens']);

/** Chromium's and Node's own switches that would open the counter to whoever starts it with them. */
const opening =
  /^--(remote-debugging-|remote-allow-origins|inspect|no-sandbox|disable-web-security|load-extension|disable-site-isolation|allow-file-access|js-flags|proxy-|host-rules|password-store)/;

/**
 * Reads the command line after the executable. Switches that are not the app's go to Chromium and are
 * left alone, but a packaged app refuses those that open it up.
 * Fails with electron.badArgument, electron.testSwitch, electron.openingSwitch {argument}.
 */
export function readArguments(argv: readonly string[], packaged: boolean): Result<AppArguments> {
  const unencryptedStore = argv.includes('--test-unencrypted-store');
  if (packaged && argv.some((argument) => argument.startsWith('--test-'))) return fail('electron.testSwitch');
  const values = new Map<string, string>();
  for (const [at, argument] of argv.entries()) {
    if (packaged && opening.test(argument))
      return fail('electron.openingSwitch', { argument: nameOf(argument) });
    const name = nameOf(argument);
    if (!known.has(name)) continue;
    const value = argument === name ? argv[at + 1] : argument.slice(name.length + 1);
    if (!value || value.startsWith('--')) return fail('electron.badArgument', { argument: name });
    values.set(name, value);
  }
  const window = argv.includes('--window') || (!packaged && !argv.includes('--kiosk'));
  const surface = surfaceOf(values.get('--surface'));
  if (!surface) return fail('electron.badArgument', { argument: '--surface' });
  const screens = screensOf(values.get('--screens'), surface, window);
  if (!screens) return fail('electron.badArgument', { argument: '--screens' });
  return ok({
    dataFolder: values.get('--data') ?? null,
    window,
    surface,
    screens,
    pdfFolder: values.get('--pdf-folder') ?? null,
    printer: values.get('--printer') ?? null,
    unencryptedStore,
    clockFile: values.get('--test-clock') ?? null,
  });
}

const isScreen = (name: string): name is ScreenName => screenNames.some((one) => one === name);

const surfaceOf = (given = 'counter') => (given === 'counter' || isScreen(given) ? given : null);

/** All of them where displays allow, beside a window the pad alone; a citizens' machine shows what it is told. */
function screensOf(
  given: string | undefined,
  surface: AppArguments['surface'],
  windowed: boolean,
): ScreenName[] | null {
  if (given === undefined) {
    if (surface !== 'counter') return [];
    return windowed ? ['pad'] : [...screenNames];
  }
  const names = given.split(',');
  return names.every(isScreen) && new Set(names).size === names.length ? names : null;
}

const nameOf = (argument: string) => argument.split('=', 1)[0] ?? argument;
