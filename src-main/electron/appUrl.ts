import { plainPath } from '../pages.ts';

/** The app's own scheme: a page from `file:` could read every file of the user. */
export const appScheme = 'quay';
const appHost = 'app';

export type Page = 'index.html' | 'pad.html' | 'lobby.html' | 'display.html' | 'slip.html';

export const pageUrl = (page: Page): string => `${appScheme}://${appHost}/${page}`;

/** Whether a frame shows a page of this app and nothing else. */
export function isAppUrl(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '';
  } catch {
    return false;
  }
}

/** The name of a file that an address of the app's scheme stands for; null for other hosts and no address. */
export function nameInUrl(address: string): string | null {
  if (!isAppUrl(address)) return null;
  return plainPath(new URL(address).pathname)?.replace(/^\/+/, '') ?? null;
}
