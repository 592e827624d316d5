import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface ElectronRuntime {
  readonly folder: string;
  readonly executable: string;
  /** A better-sqlite3 package compiled for this runtime. */
  readonly sqlite: string;
}

export const root = join(import.meta.dirname, '..', '..');

/**
 * The Electron of the smoke test, prepared by the script that knows where to get it; null where there is
 * none on this machine. Throws when the script is there and fails.
 */
export function prepareRuntime(env: NodeJS.ProcessEnv = process.env): ElectronRuntime | null {
  const script =
    env.QUAY_ELECTRON_RUNTIME_SCRIPT ?? join(root, '..', 'shared', 'tools', 'electron-runtime', 'get.sh');
  if (process.platform !== 'linux' || !existsSync(script)) return null;
  const exports = execFileSync('bash', [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const value = (name: string) => new RegExp(`^export ${name}=(.+)$`, 'm').exec(exports)?.[1] ?? '';
  const folder = value('ELECTRON_OVERRIDE_DIST_PATH');
  return { folder, executable: join(folder, 'electron'), sqlite: value('ELECTRON_SMOKE_SQLITE') };
}
