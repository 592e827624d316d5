import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { contract } from './src-shared/contract/index.ts';

const outDir = process.env.QUAY_ELECTRON_OUT ?? resolve(import.meta.dirname, 'dist', 'electron');

/** The Node of the Electron that is built for: 45 carries 24, the runtime of the smoke test 18. */
const target = process.env.QUAY_ELECTRON_TARGET ?? 'node24';

/** Which channels a preload lets through, from the contract's own word on who may call. */
const channelsOf = (...surfaces: string[]) =>
  JSON.stringify(
    Object.entries(contract).flatMap(([name, { surface }]) => (surfaces.includes(surface) ? name : [])),
  );

/**
 * One self-contained CommonJS file: a sandboxed preload can require nothing but Electron, and main is
 * started by any Electron as CommonJS. Only Electron and the native SQLite stay outside.
 */
const bundle = (source: string, file: string): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    outDir,
    emptyOutDir: false,
    copyPublicDir: false,
    target,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: resolve(import.meta.dirname, 'src-main', 'electron', source),
      external: ['electron', 'better-sqlite3'],
      output: { format: 'cjs', entryFileNames: file, codeSplitting: false },
    },
  },
});

const environments: Readonly<Record<string, EnvironmentOptions>> = {
  main: bundle('main.ts', 'main.cjs'),
  counterPreload: bundle('preload/counter.ts', 'preload/counter.cjs'),
  padPreload: bundle('preload/pad.ts', 'preload/pad.cjs'),
  lobbyPreload: bundle('preload/lobby.ts', 'preload/lobby.cjs'),
  printPreload: bundle('preload/print.ts', 'preload/print.cjs'),
};

export default defineConfig({
  define: {
    COUNTER_CHANNELS: channelsOf('counter', 'manage'),
    PAD_CHANNELS: channelsOf('pad'),
    LOBBY_CHANNELS: channelsOf('lobby'),
  },
  environments: { ...environments },
  builder: {
    async buildApp(builder) {
      for (const name of Object.keys(environments)) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
