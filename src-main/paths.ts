import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository or application root, from a file in src-main. */
export const rootFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** The platform's folder for application data. */
export function defaultDataFolder(platform = process.platform, env = process.env): string {
  const name = 'quay-mot-cua';
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), name);
}
