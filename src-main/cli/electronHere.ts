import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { rootFolder } from '../paths.ts';

/** The oldest Electron whose Node loads the store's SQLite. */
const oldestMajor = 35;

/**
 * The Electron binary of this machine, where a display and a new enough binary are there. Never
 * downloads anything. Fails with electron.noDisplay or electron.noBinary.
 */
export function electronHere(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Result<string> {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return fail('electron.noDisplay');
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(rootFolder, 'node_modules', 'electron', 'dist');
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const binary = join(dist, names[platform as keyof typeof names] ?? 'electron');
  if (!existsSync(binary)) return fail('electron.noBinary');
  const version = existsSync(join(dist, 'version')) ? readFileSync(join(dist, 'version'), 'utf8') : '';
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  return major >= oldestMajor ? ok(binary) : fail('electron.noBinary');
}
