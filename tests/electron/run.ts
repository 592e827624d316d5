import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareRuntime } from './runtime.ts';
import { stageApp } from './stage.ts';

const succeeds = (command: string, ...argv: string[]) =>
  spawnSync(command, argv, { stdio: 'ignore' }).status === 0;

/** The command in front of the smoke test: a display of its own, and no network where that can be had. */
function surroundings(): string[] {
  const display = succeeds('which', 'xvfb-run') ? ['xvfb-run', '-a'] : [];
  const offline = succeeds('unshare', '-n', 'ip', 'link', 'set', 'lo', 'up')
    ? ['unshare', '-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']
    : [];
  if (offline.length === 0) console.log('note: the network cannot be taken away here; Electron runs with it');
  return [...offline, ...display];
}

const runtime = prepareRuntime();
if (!runtime) {
  const required = process.env.QUAY_REQUIRE_SHARED === '1';
  console.log(
    `SKIPPED: the Electron test. No Electron runtime on this machine${required ? ', and it is required' : ''}.`,
  );
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(required ? 1 : 0);
}

const work = mkdtempSync(join(tmpdir(), 'quay-electron-'));
try {
  const app = join(work, 'app');
  mkdirSync(app);
  stageApp(app, runtime.sqlite);
  const smoke = join(import.meta.dirname, 'smoke.ts');
  const shots = process.env.QUAY_ELECTRON_SHOTS ?? '';
  const [command = '', ...argv] = [
    ...surroundings(),
    process.execPath,
    ...[smoke, runtime.executable, app, work, shots],
  ];
  // A hang is a failure: the whole takes about half a minute.
  const { status } = spawnSync(command, argv, { stdio: 'inherit', timeout: 300_000, killSignal: 'SIGKILL' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
