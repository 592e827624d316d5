import { protocol, type Session, session } from 'electron';
import { type PageFolders, pageHeaders, readServed } from '../pages.ts';
import { appScheme, nameInUrl } from './appUrl.ts';
import type { ScreenName } from './displays.ts';

/** Every kind of window; the display shows what the lobby's surface may read. */
export type Surface = 'counter' | ScreenName | 'print';

/**
 * The staff window alone keeps something between starts: its letter size and contrast. What citizens see
 * and what is printed leaves nothing on disk.
 */
export const partitions: Readonly<Record<Surface, string>> = {
  counter: 'persist:counter',
  pad: 'pad',
  lobby: 'lobby',
  display: 'display',
  print: 'print',
};

/** Before app ready: makes `quay:` a secure origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * A session of its own for each kind of window: it knows the files of the renderer and no network at all,
 * grants nothing a page may ask for, and takes no downloads.
 */
export function openSession(surface: Surface, folders: PageFolders): Session {
  const made = session.fromPartition(partitions[surface], { cache: false });
  made.protocol.handle(appScheme, async ({ url, method }) => {
    const name = method === 'GET' ? nameInUrl(url) : null;
    const served = name === null ? null : await readServed(folders, name);
    if (!served) return new Response('', { status: 404, headers: pageHeaders });
    const body = new Uint8Array(served.content);
    return new Response(body, { headers: { ...pageHeaders, 'content-type': served.type } });
  });
  made.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  made.setPermissionCheckHandler(() => false);
  made.setDevicePermissionHandler(() => false);
  made.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
  made.on('will-download', (event) => event.preventDefault());
  made.setSpellCheckerEnabled(false);
  return made;
}

/** Developer tools exist in unpackaged apps only. */
const isLocal = (url: string) => /^(quay|devtools|blob|data):/.test(url);
