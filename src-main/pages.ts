import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.ogg': 'audio/ogg',
};

/** What every page of either host is sent with: no foreign script, frame, form or connection. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** A path of an address in plain letters; null where a `%` in it stands for nothing. */
export function plainPath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/**
 * The file a path of the renderer stands for, with its media type; null for everything outside `folder`
 * and kinds of files the renderer does not have. `name` is decoded already.
 */
export function pageFile(folder: string, name: string): { path: string; type: string } | null {
  if (name.includes('\0') || name.includes('\\')) return null;
  const root = normalize(folder);
  const path = normalize(join(root, name));
  const type = types[extname(path)];
  return path.startsWith(root + sep) && type ? { path, type } : null;
}

/** Where the files of the pages lie. */
export interface PageFolders {
  readonly renderer: string;
  /** Voice clips, `voice/` in addresses: the first folder that has one goes before the others. */
  readonly voice: readonly string[];
}

/** The ward's own recordings in its data folder stand in for the clips that ship, each under the same name. */
export const voiceFolders = (dataFolder: string, assetsFolder: string): readonly string[] =>
  [dataFolder, assetsFolder].map((folder) => join(folder, 'voice'));

export interface Served {
  readonly content: Buffer;
  readonly type: string;
}

const voicePrefix = 'voice/';

/** What a page gets under `name`, which is decoded already; null for what is not there or not for pages. */
export async function readServed({ renderer, voice }: PageFolders, name: string): Promise<Served | null> {
  const files = name.startsWith(voicePrefix)
    ? voice.map((folder) => pageFile(folder, name.slice(voicePrefix.length)))
    : [pageFile(renderer, name)];
  for (const file of files) {
    const content = file && (await readFile(file.path).catch(() => null));
    if (content) return { content, type: file.type };
  }
  return null;
}
