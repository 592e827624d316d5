import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runtime.ts';

/** Builds one of the app's two halves, as its npm script does. */
export function vite(config: string, options: readonly string[], env: NodeJS.ProcessEnv): void {
  const bin = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const argv = [bin, 'build', '--config', config, '--logLevel', 'warn', ...options];
  execFileSync(process.execPath, argv, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * The built app in a folder of its own, for a runtime older than the one that ships: its own build for
 * that runtime's Node and Chromium, and that runtime's SQLite.
 */
export function stageApp(folder: string, sqlite: string): void {
  const dist = join(folder, 'dist');
  vite('vite.renderer.ts', ['--outDir', join(dist, 'renderer'), '--target', 'chrome114'], process.env);
  vite('vite.electron.ts', [], {
    ...process.env,
    QUAY_ELECTRON_TARGET: 'node18',
    QUAY_ELECTRON_OUT: join(dist, 'electron'),
  });
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version, type: 'module', main: 'dist/electron/main.cjs' }),
  );
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(sqlite, join(folder, 'node_modules', 'better-sqlite3'));
  symlinkSync(join(root, 'assets'), join(folder, 'assets'));
}
