import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const root = new URL('../../', import.meta.url);
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** The policy of both hosts. */
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:";

async function content(path: string): Promise<string | Uint8Array> {
  if (path === '/blank.html') return '<!doctype html><title>blank</title>';
  // Renderer sources that a test drives by themselves; imports stay as they are written.
  if (path.endsWith('.ts'))
    return stripTypeScriptTypes(await readFile(new URL(`src-renderer${path}`, root), 'utf8'));
  return readFile(new URL(`dist/renderer${path}`, root));
}

/** The built renderer on a loopback port, as the hosts serve it. Needs `npm run build:renderer`. */
export async function serveRenderer(): Promise<{ origin: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    try {
      const body = await content(pathname);
      response
        .writeHead(200, {
          'content-type': types[extname(pathname)] ?? 'text/plain',
          'content-security-policy': policy,
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
