import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { laterMark } from './office.ts';

/** A release of the product, as a schedule plays it. */
export type Release = typeof import('./release.ts');

/** Events that the release before did not have, in a few versions of the past. */
const histories: readonly (readonly string[])[] = [
  ['dossier.officialCodeRecorded', 'dossier.apologised'],
  ['dossier.corrected', 'dossier.feePaid', 'dossier.withdrawn'],
  ['dossier.paused', 'dossier.resumed', 'dossier.handOverConfirmed'],
];

/** Renames events wherever the sources speak of them: what is left knows nothing of theirs. */
const without = (types: readonly string[]): Plugin => ({
  name: 'older-release',
  enforce: 'pre',
  transform: (code, id) =>
    /\.ts$/.test(id) && !id.includes('node_modules')
      ? types.reduce((text, type) => text.replaceAll(`'${type}'`, `'${type}${laterMark}'`), code)
      : null,
});

async function built(types: readonly string[]): Promise<Release> {
  const root = join(import.meta.dirname, '..', '..');
  const made = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [without(types)],
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'release.ts'),
      write: false,
      minify: false,
      target: 'node24',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [chunk] = 'output' in made ? made.output : [];
  if (chunk?.type !== 'chunk') throw new Error('the older release was not built');
  const url = `data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`;
  return import(/* @vite-ignore */ url) as Promise<Release>;
}

let releases: Promise<readonly Release[]> | undefined;

/** The release before this one, built from the same sources without some events; made once. */
export function olderReleases(): Promise<readonly Release[]> {
  releases ??= Promise.all(histories.map(built));
  return releases;
}
