import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageFile } from '../pages.ts';
import { isAppUrl, nameInUrl, pageUrl } from './appUrl.ts';

const folder = join('/opt', 'quay', 'dist', 'renderer');
const fileForUrl = (address: string) => {
  const name = nameInUrl(address);
  return name === null ? null : pageFile(folder, name);
};
const at = (address: string) => fileForUrl(address)?.path ?? null;

describe('the own protocol', () => {
  test('serves the three pages and their assets, with media types', () => {
    expect(fileForUrl(pageUrl('index.html'))).toEqual({
      path: join(folder, 'index.html'),
      type: 'text/html; charset=utf-8',
    });
    expect(fileForUrl('quay://app/assets/index-1a2b.js?v=1#x')?.type).toBe('text/javascript; charset=utf-8');
    expect(fileForUrl('quay://app/assets/tinos.woff2')?.type).toBe('font/woff2');
  });

  test.each([
    'quay://app/../../../etc/passwd',
    'quay://app/..%2f..%2f..%2fetc/passwd.html',
    'quay://app/%2e%2e/%2e%2e/secret.html',
    'quay://app/..%5c..%5csecret.html',
    'quay://app//etc/../../../../secret.html',
    'quay://app/%00.html',
    'quay://app/%E0%A4%A.html',
    'quay://app/',
    'quay://app/../renderer-other/index.html%2f..',
    'quay://app/store.db',
    'quay://other/index.html',
    'quay://user@app/index.html',
    'file:///opt/quay/dist/renderer/index.html',
    'https://app/index.html',
    'not an address',
  ])('refuses %s or keeps it inside the folder', (address) => {
    const path = at(address);
    if (path !== null) expect(path.startsWith(`${folder}/`)).toBe(true);
  });

  test('no address at all leads outside the renderer folder', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', '%00', 'a.html', 'etc', '%252e%252e'),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = at(`quay://app/${parts.join('/')}.html`);
        expect(path === null || path.startsWith(`${folder}/`)).toBe(true);
      }),
    );
  });

  test('only pages of the app count as its own frames', () => {
    expect(isAppUrl('quay://app/pad.html')).toBe(true);
    for (const other of ['quay://app.evil/pad.html', 'about:blank', 'data:text/html,x', 'http://app/', ''])
      expect(isAppUrl(other)).toBe(false);
  });
});
