import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../paths.ts';

const newest = (path: string): number => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const vite = (config: string) =>
  spawnSync(
    process.execPath,
    [
      join(rootFolder, 'node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '--config',
      config,
      '--logLevel',
      'warn',
    ],
    {
      cwd: rootFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  ).status === 0;

/** Builds what the host needs when it is missing or older than its sources; false when a build fails. */
export function buildIfNeeded(host: 'renderer' | 'electron'): boolean {
  const needs = (built: string, sources: readonly string[]) => {
    const output = join(rootFolder, built);
    if (!existsSync(output)) return true;
    return Math.max(...sources.map((source) => newest(join(rootFolder, source)))) > statSync(output).mtimeMs;
  };
  const renderer = ['src-renderer', 'src-shared', 'vite.renderer.ts', 'package-lock.json'];
  const main = ['src-main', 'src-shared', 'migrations', 'vite.electron.ts', 'package-lock.json'];
  if (needs('dist/renderer/index.html', renderer)) {
    console.log('Đang dựng giao diện (chỉ lần đầu hoặc sau khi cập nhật)…');
    if (!vite('vite.renderer.ts')) return false;
  }
  return host === 'renderer' || !needs('dist/electron/main.cjs', main) || vite('vite.electron.ts');
}
