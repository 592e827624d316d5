import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageFor } from '../../src-shared/text/messages.ts';
import { check } from './checks.ts';
import { root } from './runtime.ts';
import { vite } from './stage.ts';

const script = (...parts: string[]) => join(root, 'node_modules', ...parts);

/**
 * Builds and packs the real application around the runtime at hand and tells where it lies. Its fuse wire is one
 * fuse shorter than that of the Electron that ships, so that one fuse is left out here.
 */
function pack(work: string, runtime: string): string {
  vite('vite.renderer.ts', [], process.env);
  vite('vite.electron.ts', [], process.env);
  const output = join(work, 'release');
  const config = join(work, 'electron-builder.yml');
  const shipped = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const [before, after, more] = shipped.split('  grantFileProtocolExtraPrivileges: false\n');
  assert.ok(before && after && more === undefined, 'the fuse for file: privileges is turned off once');
  writeFileSync(config, before + after);
  const argv = [
    ...[script('electron-builder', 'cli.js'), '--linux', 'dir', '--projectDir', root, '--config', config],
    ...[`-c.directories.output=${output}`, `-c.electronDist=${runtime}`],
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', cwd: root });
  assert.equal(status, 0, `${stdout}${stderr}`);
  return join(output, 'linux-unpacked');
}

const fuses = {
  RunAsNode: 'Disabled',
  EnableCookieEncryption: 'Enabled',
  EnableNodeOptionsEnvironmentVariable: 'Disabled',
  EnableNodeCliInspectArguments: 'Disabled',
  EnableEmbeddedAsarIntegrityValidation: 'Enabled',
  OnlyLoadAppFromAsar: 'Enabled',
};

/** Packs the app and reads back from the binary what is promised of a packed app. Needs a display. */
export async function checkPacked(work: string, runtime: string): Promise<void> {
  let folder = '';
  const packed = await check(
    'electron-builder packs the app, with nothing but the native SQLite beside it',
    () => {
      folder = pack(work, runtime);
      const argv = [
        script('@electron', 'asar', 'bin', 'asar.js'),
        'list',
        join(folder, 'resources', 'app.asar'),
      ];
      const files = execFileSync(process.execPath, argv, { encoding: 'utf8' }).split('\n');
      for (const file of [
        '/dist/electron/main.cjs',
        '/dist/electron/preload/pad.cjs',
        '/dist/renderer/index.html',
      ])
        assert.ok(files.includes(file), `${file} is not packed`);
      const packages = files.filter((file) => /^\/node_modules\/[^/]+$/.test(file));
      assert.deepEqual(packages, ['/node_modules/better-sqlite3']);
      assert.deepEqual(
        files.filter((file) => /^\/(src-|tests|docs|migrations)/.test(file)),
        [],
      );
      const native = join(
        folder,
        'resources',
        'app.asar.unpacked',
        'node_modules',
        'better-sqlite3',
        'prebuilds',
      );
      assert.ok(existsSync(join(native, `${process.platform}-${process.arch}.node`)));
    },
  );
  if (!packed) return;
  const executable = join(folder, 'quay-mot-cua');
  await check('the fuses are read back from the packed binary', () => {
    const argv = [script('@electron', 'fuses', 'dist', 'bin.js'), 'read', '--app', executable];
    const said = execFileSync(process.execPath, argv, { encoding: 'utf8' });
    for (const [fuse, state] of Object.entries(fuses)) assert.match(said, new RegExp(`${fuse} is ${state}`));
  });
  for (const [argument, code] of [
    ['--test-unencrypted-store', 'electron.testSwitch'],
    ['--test-clock=/tmp/clock', 'electron.testSwitch'],
    ['--remote-debugging-port=9222', 'electron.openingSwitch'],
    ['--disable-web-security', 'electron.openingSwitch'],
    ['--no-sandbox', 'electron.openingSwitch'],
  ] as const)
    await check(`a packed app refuses ${argument}`, () => {
      // Root cannot start Chromium with its sandbox; what is refused first is what is told.
      const { status, stderr } = spawnSync(executable, [argument, '--no-sandbox'], {
        encoding: 'utf8',
        timeout: 20_000,
        killSignal: 'SIGKILL',
      });
      assert.equal(status, 2, stderr);
      const details = { argument: argument.split('=')[0] };
      assert.ok(stderr.includes(messageFor({ code, details })), stderr);
    });
}
