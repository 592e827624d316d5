import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

interface BuiltFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A page loads its own files, and asks its own server: nothing of another site. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
} as const;

/** The built pages for browsers by their address, read once: what was not built is not there, whatever is asked for. */
export function builtPages(folder: string): ReadonlyMap<string, BuiltFile> {
  const file = (...path: string[]): BuiltFile | null => {
    const type = types[extname(path.at(-1) ?? '')];
    return type ? { type, bytes: readFileSync(join(folder, ...path)) } : null;
  };
  const found = new Map<string, BuiltFile>();
  try {
    for (const name of readdirSync(join(folder, 'assets'))) {
      const asset = file('assets', name);
      if (asset) found.set(`/assets/${name}`, asset);
    }
    for (const [address, name] of [
      ['/', 'public.html'],
      ['/manage', 'manage.html'],
      ['/rate', 'rate.html'],
    ] as const) {
      const page = file(name);
      if (page) found.set(address, page);
    }
  } catch {
    // Not built: the server works for its counters all the same.
    found.clear();
  }
  return found;
}
